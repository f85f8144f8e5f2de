import type { Baseline, Finding, Messages, Severity } from '../../core/index.js';
import { applyBaseline, SEVERITIES } from '../../core/index.js';
import { belowTop, findGit } from '../../node/git/folder.js';
import { AGAINST, againstOf } from '../check/against.js';
import { hasLedger, noticesOf } from '../check/notices.js';
import { checkAgainst, type Run } from '../check/run.js';
import { choice } from '../choice.js';
import { folderOf } from '../folders.js';
import { FORMATS, rendererOf } from '../render/formats.js';
import { EXIT, type Command } from '../types.js';
import { baselineOf } from './accepted.js';

/** `orch check [DIR]`: all findings of a workspace; 1 where one is at least as grave as `--fail-on`, 2 where DIR has no ledger. */
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
    const against = againstOf(context, options);
    const run = await checkAgainst(root, against, context);
    const { workspace } = run;
    const baseline = options['no-baseline'] === true ? undefined : acceptedIn(root, run, context.messages);
    const parted = baseline && applyBaseline(run.result.findings, baseline, workspace, against.kind !== 'rev');
    const { fresh = run.result.findings, accepted, held = 0 } = parted ?? {};
    for (const notice of noticesOf(run, held, context.messages)) context.io.err(`orch: ${notice}\n`);
    const failing = (finding: Finding): boolean => fails(finding, failOn, options['strict-time'] === true);
    const { suppressed } = run;
    const report = { workspace, findings: fresh, accepted, suppressed, all: options['all'] === true, fails: failing };
    context.io.out(rendererOf(format)({ ...report, below: below(root) }, context));
    if (fresh.some(failing)) return EXIT.findings;
    return folder === undefined || against.kind === 'staged' || hasLedger(run) ? EXIT.fine : EXIT.usage;
  },
};

function acceptedIn(root: string, { workspace, read }: Run, messages: Messages): Baseline | undefined {
  return baselineOf(root, workspace.policy, messages, { read });
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
