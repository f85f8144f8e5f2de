import type { Outcome } from '../../core/index.js';
import { EXIT, type CommandContext } from '../types.js';
import { sayNotices } from './report.js';
import { sayDone } from './say.js';

/**
 * Shows what a move would write: on standard output the diff alone, so that `git apply` takes it, or with `--json` the
 * answer that the move would give.
 */
export async function preview(
  outcome: Extract<Outcome, { kind: 'accepted' }>,
  context: CommandContext,
): Promise<number> {
  const { io, json, messages, now } = context;
  sayNotices(outcome.notices, context);
  if (json) {
    io.out(`${JSON.stringify(outcome.result)}\n`);
    return EXIT.fine;
  }
  const { unifiedDiff } = await import('./diff.js'); // most moves need none
  io.err(`${messages.cliMoves.wouldBe({ done: sayDone(outcome.result, messages, now, outcome.plan?.audit.rows) })}\n`);
  io.out(unifiedDiff(outcome.changes));
  return EXIT.fine;
}
