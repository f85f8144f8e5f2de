import type { Finding, FindingCode } from '../../core/index.js';
import type { ProblemPlace, RuleProblems } from '../../protocol.js';
import { RANK } from '../diagnostics.js';
import type { Reports } from '../reports.js';
import type { Root } from '../root.js';
import type { Session } from '../session.js';
import type { Shown } from '../shown.js';

/** More places of one rule nobody opens one by one. */
const MOST = 100;

const known = new WeakMap<Reports, readonly RuleProblems[]>();

/** What each rule found, the gravest first. Made once as long as the findings are the same. */
export function rulesOf(session: Session, root: Root, reports: Reports): readonly RuleProblems[] {
  const before = known.get(reports);
  if (before !== undefined) return before;
  const made = [...byCode(reports, session.client.shown)]
    .map(([code, findings]) => ruleOf(session, root, code, findings))
    .sort(byGravity);
  known.set(reports, made);
  return made;
}

function byCode(reports: Reports, shown: Shown): ReadonlyMap<FindingCode, readonly Finding[]> {
  const groups = new Map<FindingCode, Finding[]>();
  for (const { findings } of reports.values()) {
    for (const finding of shown(findings)) {
      const group = groups.get(finding.code);
      if (group === undefined) groups.set(finding.code, [finding]);
      else group.push(finding);
    }
  }
  return groups;
}

function ruleOf({ converter }: Session, root: Root, code: FindingCode, findings: readonly Finding[]): RuleProblems {
  const docs = converter.docsOf(code);
  const severity = findings.map((finding) => finding.severity).reduce((a, b) => (RANK[b] < RANK[a] ? b : a), 'hint');
  const places = findings.slice(0, MOST).map((finding): ProblemPlace => {
    const { file, range, id } = finding;
    const message = converter.messageOf(finding);
    return { uri: root.uriOf(file), range, severity: finding.severity, message, id };
  });
  const fixable = findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length;
  return { code, severity, count: findings.length, fixable, ...(docs === undefined ? {} : { docs }), places };
}

function byGravity(a: RuleProblems, b: RuleProblems): number {
  return RANK[a.severity] - RANK[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1);
}
