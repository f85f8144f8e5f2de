import {
  expiryOf,
  findTarget,
  formatTime,
  sayRefusal,
  shift,
  whyNotDecide,
  type Approval,
  type Caller,
  type Entry,
  type Workspace,
} from '../../core/index.js';
import type { ApprovalSummary, EvidenceSummary, RootOverview } from '../../protocol.js';
import type { Root } from '../root.js';
import type { Session } from '../session.js';

/** So many decisions of the past are shown: who wants more opens the ledger. */
const RECENT = 50;

/** How many approvals there are, and how many of them wait. */
export function countsOf({ approvals }: Workspace): RootOverview['approvalCounts'] {
  return { pending: shownOf(approvals).pending.length, total: approvals.length };
}

/** Every pending approval in the ledgers' order, then those that were decided last. */
export function approvalsOf(
  session: Session,
  root: Root,
  workspace: Workspace,
  now: number,
): readonly ApprovalSummary[] {
  const { pending, recent } = shownOf(workspace.approvals);
  const caller = session.desks.caller(root, workspace.policy);
  const who = caller === undefined || 'code' in caller ? undefined : caller;
  const waiting = pending.map((entry) => ({
    ...summaryOf(root, workspace, entry),
    ...expiring(entry.record, workspace),
    ...decidable(session, workspace, entry.record, who, now),
  }));
  return [...waiting, ...recent.map((entry) => summaryOf(root, workspace, entry))];
}

interface Shown {
  readonly pending: readonly Entry<Approval>[];
  readonly recent: readonly Entry<Approval>[];
}

const shown = new WeakMap<Workspace['approvals'], Shown>();

/** Chosen once as long as the list is the same. */
function shownOf(approvals: Workspace['approvals']): Shown {
  const known = shown.get(approvals);
  if (known !== undefined) return known;
  const pending = approvals.filter(({ record }) => record.status === 'pending');
  const decided = approvals.flatMap((entry) => {
    const ms = entry.record.decided ? timeOf(entry.record) : undefined;
    return ms === undefined ? [] : [{ entry, ms }];
  });
  const recent = decided
    .sort((a, b) => b.ms - a.ms)
    .slice(0, RECENT)
    .map(({ entry }) => entry);
  const made = { pending, recent };
  shown.set(approvals, made);
  return made;
}

/** When it was decided; 0 where nobody says. */
function timeOf({ decidedAt }: Approval): number {
  return decidedAt !== undefined && 'ms' in decidedAt ? decidedAt.ms : 0;
}

function summaryOf(root: Root, workspace: Workspace, { record, file, line }: Entry<Approval>): ApprovalSummary {
  const { requestedAt, decidedAt, declaredKind } = record;
  const task = workspace.taskByKey.get(record.targetKey)?.record;
  return {
    id: record.id,
    task: record.target,
    title: task?.title ?? '',
    kind: task === undefined && declaredKind === 'result' ? 'change' : declaredKind,
    op: record.text('op'),
    status: record.status ?? 'unknown',
    requestedBy: record.text('requested_by'),
    approver: record.text('approver'),
    ...(requestedAt !== undefined && 'ms' in requestedAt ? { tsReq: formatTime(requestedAt.ms) } : {}),
    ...(decidedAt !== undefined && 'ms' in decidedAt ? { tsDec: formatTime(decidedAt.ms) } : {}),
    evidence: record.evidence.map(({ text }) => evidenceOf(root, workspace, text)),
    uri: root.uriOf(file.path),
    range: shift(record.range, line),
  };
}

/** What is known of a file that a row names; nothing is looked up for it. */
function evidenceOf(root: Root, { policy }: Workspace, text: string): EvidenceSummary {
  const { facts } = root;
  const look = (path: string): ReturnType<typeof facts.get> => facts.get(path, false);
  const target = findTarget(text, { policy, fact: look, textFact: look });
  if (target.kind === 'found') return { text, uri: root.uriOf(target.path), there: target.fact.kind === 'file' };
  if (target.kind === 'missing') return { text, uri: root.uriOf(target.path), there: false };
  // Nobody has looked yet, so that it may well be there: it can be opened all the same.
  return target.kind === 'unknown' ? { text, uri: root.uriOf(target.path) } : { text };
}

function expiring(approval: Approval, { policy }: Workspace): Pick<ApprovalSummary, 'expires'> {
  const expiry = expiryOf(approval, policy);
  return expiry === undefined ? {} : { expires: formatTime(expiry) };
}

/** Nothing is said where nobody works here. */
function decidable(
  { client }: Session,
  workspace: Workspace,
  approval: Approval,
  caller: Caller | undefined,
  now: number,
): Pick<ApprovalSummary, 'mayDecide' | 'whyNot'> {
  if (caller === undefined) return {};
  const refusal = whyNotDecide(workspace, approval, { caller, now });
  return refusal === undefined
    ? { mayDecide: true }
    : { mayDecide: false, whyNot: sayRefusal(refusal, client.messages) };
}
