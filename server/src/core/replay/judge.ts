import { Checker, foundByAll, judgePast } from '../check/index.js';
import { gateOf, openInForce, suppressingOf } from '../gate/index.js';
import { openWorkspace, RULES_PATH, type Workspace } from '../model/index.js';
import { handEdits, openPast, type Past, type PastInput } from '../past/index.js';
import { NO_FACTS } from '../ports.js';
import type { Finding } from '../rules/finding.js';
import type { Committed, Reading } from './committed.js';
import type { Difference } from './differences.js';
import type { Lineage } from './lineage.js';
import { stepsOf } from './steps.js';
import type { Step } from './types.js';

/**
 * The steps of a commit, judged under what was in force in its parents. A root has none: what it holds is adopted as it
 * stands. Of a merge, what some parent explains is fine.
 */
export function judgeCommit(committed: Committed, parents: readonly Committed[], lineage: Lineage): readonly Step[] {
  const [first] = parents;
  if (first === undefined) return [];
  const judged = parents.map((parent) => judgeAgainst(parent, committed, lineage));
  const findings = foundByAll(judged.map((one) => one.findings)).filter(isGrave);
  return stepsOf({ commit: committed.commit, policy: first.workspace.policy, differences: judged, findings });
}

/**
 * What the history rules say of a commit that was read under a gate, as its parents were: what is in force is told by the
 * gate alone, and it excuses nothing by suppressions that the gate lacks. Of a merge, what some parent explains is fine.
 */
export function judgeGated(
  committed: Committed,
  parents: readonly Committed[],
  { lineage, gate }: Reading,
): readonly Finding[] {
  const now = committed.workspace;
  const suppressing = gate && suppressingOf(gate, now);
  return foundByAll(parents.map((parent) => compare(parent, committed, now, lineage, suppressing).findings));
}

interface Judged extends Difference {
  readonly findings: readonly Finding[];
}

function judgeAgainst(base: Committed, committed: Committed, lineage: Lineage): Judged {
  const { audit, files } = committed;
  const sources = lineage.sources(files, base.workspace.policy);
  const now = openInForce({ sources }, gateOf({ base, audit }), base.workspace);
  const { past, findings } = compare(base, committed, now, lineage);
  return { past, edits: handEdits(now, past), findings: [...findings, ...judgeGate(base, now, past)] };
}

/**
 * @param now the commit's ledgers, under the policy that they are judged by
 * @param suppressing whose suppressions count, where that is not the base
 */
function compare(
  base: Committed,
  { commit, audit, files }: Committed,
  now: Workspace,
  lineage: Lineage,
  suppressing?: Workspace,
): Omit<Judged, 'edits'> {
  const { policy } = now;
  const archive = lineage.sources(files, policy).find(({ path }) => path === policy.paths.archive)?.text ?? null;
  const workspace = readUnder(now, base, lineage);
  const input: PastInput = { base, audit, judged: commit, archive, workspace, suppressing };
  const past = openPast(input, now);
  return { past, findings: judgePast(past, now, input) };
}

/** What was done to the gate itself. Seldom anybody touches it, and then it takes a whole check. */
function judgeGate({ workspace, commit }: Committed, now: Workspace, past: Past): readonly Finding[] {
  const textOf = ({ files }: Workspace, path: string): string | undefined => files.get(path)?.source.text;
  const paths = [RULES_PATH, now.policy.paths.flags];
  if (paths.every((path) => textOf(workspace, path) === textOf(now, path))) return [];
  const { findings } = new Checker().check(now, NO_FACTS, past.judged?.time ?? commit.time, past);
  return findings.filter(({ code }) => code === 'policy/weakened' || code === 'flags/changed');
}

/** A commit's ledgers under the policy, and by the names, of another one's. */
function readUnder(now: Workspace, { workspace, files }: Committed, lineage: Lineage): Workspace {
  const { policy } = now;
  if (workspace.policy === policy) return workspace;
  return openWorkspace({ sources: lineage.sources(files, policy), policy }, now);
}

function isGrave({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}
