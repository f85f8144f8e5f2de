import type { Workspace } from '../model/index.js';
import type { Past, PastInput } from '../past/index.js';
import { NO_FACTS, type Fact, type Facts } from '../ports.js';
import { auditRules } from '../rules/audit/index.js';
import type { Finding } from '../rules/finding.js';
import { historyRules } from '../rules/history/index.js';
import { Ignored } from '../rules/support/ignored.js';
import type { WorkspaceRule } from '../rules/types.js';
import { across } from './across.js';
import { compareFindings } from './collector.js';
import { select } from './select.js';
import { Tracker } from './tracker.js';

/** What a policy lets through is not judged here. */
const NO_SEVERITIES: Tracker['ownSeverities'] = new Map();

const judging: readonly WorkspaceRule[] = select([...historyRules, ...auditRules], 'workspace').filter(
  ({ code }) => code !== 'audit/ignored' && code !== 'history/adopted',
);

/**
 * What one commit did to the ledgers that neither the process nor its audit lines explain.
 * @param past the parent's ledgers, read under the same policy as `after`
 * @param input what `past` was opened of: the parent as `base`, the commit's audit files as `audit`, itself as `judged`
 */
export function judgePast(past: Past, after: Workspace, input: PastInput): readonly Finding[] {
  const now = input.judged?.time ?? past.commit?.time ?? 0;
  const ignored = new Ignored(past, after);
  const facts = factsOf(input, after);
  const tracker = new Tracker(after.policy, now, facts, after.taskByKey, past, NO_SEVERITIES, ignored);
  return [...across(after, judging, tracker)].sort(compareFindings);
}

/** What the comparisons with all parents find, as the first one says it. */
export function foundByAll([first = [], ...others]: readonly (readonly Finding[])[]): readonly Finding[] {
  const rows = others.map((findings) => new Set(findings.map(rowOf)));
  return first.filter((finding) => rows.every((known) => known.has(rowOf(finding))));
}

function rowOf({ id, file, code }: Finding): string {
  return id === null ? `${file}\0${code}` : `id\0${id}`;
}

/** The archive is the one other file that history rules ask for. */
function factsOf({ archive }: PastInput, { policy }: Workspace): Facts {
  if (archive === undefined) return NO_FACTS;
  const missing: Fact = { kind: 'missing' };
  const fact: Fact = archive === null ? missing : { kind: 'file', size: archive.length, ignored: false, text: archive };
  return { get: (path) => (path === policy.paths.archive ? fact : undefined) };
}
