import type { Finding, Messages, Severity } from '../../core/index.js';
import { applyBaseline, SEVERITIES } from '../../core/index.js';
import { belowTop, findGit } from '../../node/git/folder.js';
import { AGAINST, againstOf } from '../check/against.js';
import { checkAgainst, type Run } from '../check/run.js';
import { choice } from '../choice.js';
import { folderOf } from '../folders.js';
import { FORMATS, rendererOf } from '../render/formats.js';
import { EXIT, type Command, type OptionValues } from '../types.js';
import { baselineOf } from './accepted.js';

/** `orch check [DIR]`: all findings of a workspace; 1 where one is at least as grave as `--fail-on`. */
export const check: Command = {
  name: 'check',
  options: {
    ...AGAINST,
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    'strict-time': { type: 'boolean' },
    'no-baseline': { type: 'boolean' },
    all: { type: 'boolean' },
  },
  words: 1,
  completes: { kind: 'folders' },
  async run(context, [folder], options) {
    const format = choice(context, 'format', options, FORMATS, context.json ? 'json' : 'text');
    const failOn = choice(context, 'fail-on', options, [...SEVERITIES, 'never'], 'error');
    const root = folder === undefined ? context.root : folderOf(context.here, folder, context.messages);
    const run = await checkAgainst(root, againstOf(context, options), context);
    const { workspace, past } = run;
    const { unreadable, noProgram } = context.messages.base;
    if (past.without === 'unreadable') context.io.err(`orch: ${unreadable}\n`);
    if (past.without === 'no-program') context.io.err(`orch: ${noProgram}\n`);
    const { fresh, accepted } = withoutAccepted(root, run, options, context.messages);
    const failing = (finding: Finding): boolean => fails(finding, failOn, options['strict-time'] === true);
    const report = { workspace, findings: fresh, accepted, all: options['all'] === true, fails: failing };
    context.io.out(rendererOf(format)({ ...report, below: below(root) }, context));
    return fresh.some(failing) ? EXIT.findings : EXIT.fine;
  },
};

function withoutAccepted(
  root: string,
  { workspace, result: { findings }, read }: Run,
  options: OptionValues,
  messages: Messages,
): { fresh: readonly Finding[]; accepted: readonly Finding[] | undefined } {
  const baseline = options['no-baseline'] === true ? undefined : baselineOf(root, workspace.policy, messages, { read });
  return baseline === undefined
    ? { fresh: findings, accepted: undefined }
    : applyBaseline(findings, baseline, workspace);
}

/** Other programs know files by their place in the repository. */
function below(root: string): string {
  const git = findGit(root);
  const path = git === undefined ? '' : belowTop(git, root);
  return path === '' ? '' : `${path}/`;
}

function fails(finding: Finding, failOn: Severity | 'never', strictTime: boolean): boolean {
  if (failOn === 'never' || (finding.time && !strictTime)) return false;
  return SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(failOn);
}
