import { makeBaseline, pruneBaseline } from '../../core/index.js';
import { writeBaseline } from '../../node/baseline.js';
import { EXIT, UsageError, type Command } from '../types.js';
import { baselineOf } from './accepted.js';
import { checkAgainst } from '../check/run.js';

/** `orch baseline write|prune`: accept the findings that are there, or forget those that are gone. */
export const baseline: Command = {
  name: 'baseline',
  options: {},
  words: 1,
  completes: { kind: 'words', words: ['write', 'prune'] },
  async run({ root, now, io, json, messages }, [verb]) {
    if (verb !== 'write' && verb !== 'prune')
      throw new UsageError(messages.cli.missingWord({ command: 'baseline', word: 'write|prune' }));
    const { workspace, result } = await checkAgainst(root, { kind: 'head' }, { now, messages });
    const before = baselineOf(root, workspace.policy, messages, { writesAnew: verb === 'write' });
    if (verb === 'prune' && before === undefined)
      throw new UsageError(messages.cli.noBaseline({ path: workspace.policy.paths.baseline }));
    const next =
      verb === 'prune' && before !== undefined
        ? pruneBaseline(before, result.findings, workspace)
        : makeBaseline(result.findings, workspace, before);
    await writeBaseline(root, workspace.policy, next);
    const count = next.findings.reduce((sum, entry) => sum + entry.count, 0);
    const file = workspace.policy.paths.baseline;
    io.out(
      json
        ? `${JSON.stringify({ version: 1, ok: true, file, accepted: count })}\n`
        : `${messages.cli.baselineWritten({ count, file })}\n`,
    );
    return EXIT.fine;
  },
};
