import { Checker, foundByAll, judgePast } from '../check/index.js';
import { gateOf, openInForce } from '../gate/index.js';
import { RULES_PATH, type Workspace } from '../model/index.js';
import { handEdits, openPast, type Past, type PastInput } from '../past/index.js';
import { NO_FACTS } from '../ports.js';
import type { Finding } from '../rules/finding.js';
import type { Committed } from './committed.js';
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

interface Judged extends Difference {
  readonly findings: readonly Finding[];
}

function judgeAgainst(base: Committed, committed: Committed, lineage: Lineage): Judged {
  const { commit, audit, files } = committed;
  const told: PastInput = { base, audit, judged: commit };
  const sources = lineage.sources(files, base.workspace.policy);
  const now = openInForce({ sources }, gateOf(told), base.workspace);
  const archive = sources.find(({ path }) => path === now.policy.paths.archive)?.text ?? null;
  const input = { ...told, archive, ...readAlready(base, now) };
  const past = openPast(input, now);
  return {
    past,
    edits: handEdits(now, past),
    findings: [...judgePast(past, now, input), ...judgeGate(base, now, past)],
  };
}

/** What was done to the gate itself. Seldom anybody touches it, and then it takes a whole check. */
function judgeGate({ workspace, commit }: Committed, now: Workspace, past: Past): readonly Finding[] {
  const textOf = ({ files }: Workspace, path: string): string | undefined => files.get(path)?.source.text;
  const paths = [RULES_PATH, now.policy.paths.flags];
  if (paths.every((path) => textOf(workspace, path) === textOf(now, path))) return [];
  const { findings } = new Checker().check(now, NO_FACTS, past.judged?.time ?? commit.time, past);
  return findings.filter(({ code }) => code === 'policy/weakened' || code === 'flags/changed');
}

function readAlready({ workspace }: Committed, now: Workspace): Pick<PastInput, 'workspace'> {
  return workspace.policy === now.policy ? { workspace } : {};
}

function isGrave({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}
