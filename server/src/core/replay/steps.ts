import { idKey } from '../model/index.js';
import type { Past, RowEdit } from '../past/index.js';
import type { Policy } from '../policy/index.js';
import type { Finding } from '../rules/finding.js';
import { inAll, type Difference } from './differences.js';
import { handSteps, quietStep } from './handSteps.js';
import { moveSteps } from './moveSteps.js';
import type { Step } from './types.js';

/** A commit as it was judged. */
export interface JudgedCommit {
  readonly commit: Step['commit'];
  /** In force before it. */
  readonly policy: Policy;
  /** What it is told apart by from each of its parents. */
  readonly differences: readonly Difference[];
  /** Of the history rules, at error and warning. */
  readonly findings: readonly Finding[];
}

/**
 * The steps of a commit: audited moves in their order, then hand edits, then what was found beside them. What a merge
 * takes over from one of its parents was a step there, and is none of its own.
 */
export function stepsOf(judged: JudgedCommit): readonly Step[] {
  const { commit, policy, differences } = judged;
  const past = differences[0]?.past;
  if (past === undefined) return [];
  const lines = inAll(
    differences,
    ({ past: { log } }) => log.chained,
    ({ hash }) => hash,
  );
  const edits = inAll(differences, editsOf, ({ kind, key }) => `${kind}\0${key}`);
  const moves = lines.flatMap((line) => moveSteps(line, { commit, policy, past }));
  const hands = edits.flatMap((edit) => handSteps(edit, { commit, policy, past }));
  return [...moves, ...withFindings(hands, edits, judged, past)];
}

function editsOf({ edits: { tasks, approvals, added, removed } }: Difference): readonly RowEdit[] {
  return [...tasks, ...approvals, ...added, ...removed];
}

/** Each finding belongs to the last hand edit of its row; one that belongs to none is a step of its own. */
function withFindings(
  hands: readonly Step[],
  edits: readonly RowEdit[],
  { commit, policy, findings }: JudgedCommit,
  past: Past,
): readonly Step[] {
  const steps = new Map(hands.map((step, at) => [at, step]));
  const places = new Map(hands.map((step, at) => [idKey(step.id), at]));
  for (const finding of findings) {
    const key = finding.id === null ? `\0${finding.file}` : idKey(finding.id);
    const at = places.get(key) ?? steps.size;
    const step = steps.get(at) ?? quietStep(finding, edits, { commit, policy, past });
    steps.set(at, { ...step, findings: [...step.findings, finding] });
    places.set(key, at);
  }
  return [...steps.values()];
}
