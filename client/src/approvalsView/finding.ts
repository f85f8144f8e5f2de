import type { ApprovalSummary, Overview } from '../../../server/src/protocol.js';

/** An approval with the folder that its ledger is in. */
export interface Found {
  readonly root: string;
  readonly approval: ApprovalSummary;
}

/**
 * The approvals that a command is about: of a node its own, of a file those that name it as evidence, pending ones before
 * decided ones, and those that wait for whoever works here before all others; without either, all that wait for him.
 * @param given `{root, id}`, or the URI of a file; undefined: nothing
 */
export function approvalsFor(
  overview: Overview | undefined,
  given: { readonly root?: string; readonly id?: string } | string | undefined,
): readonly Found[] {
  const all = (overview?.roots ?? []).flatMap(({ uri, approvals }) =>
    approvals.map((approval) => ({ root: uri, approval })),
  );
  if (typeof given === 'string') return all.filter(({ approval }) => names(approval, given)).sort(byUrgency);
  if (given?.id === undefined) return all.filter(({ approval }) => approval.mayDecide === true);
  const { id } = given;
  return all
    .filter(({ root, approval }) => approval.id === id && (given.root === undefined || given.root === root))
    .sort(byUrgency);
}

function names({ evidence }: ApprovalSummary, uri: string): boolean {
  return evidence.some((one) => one.uri === uri);
}

function byUrgency({ approval: a }: Found, { approval: b }: Found): number {
  return rank(a) - rank(b);
}

function rank({ status, mayDecide }: ApprovalSummary): number {
  return mayDecide === true ? 0 : status === 'pending' ? 1 : 2;
}

/** The files that are evidence of something that whoever works here may decide. */
export function evidenceToJudge(overview: Overview | undefined): readonly string[] {
  const mine = approvalsFor(overview, undefined);
  return [...new Set(mine.flatMap(({ approval }) => approval.evidence.flatMap(({ uri }) => uri ?? [])))];
}
