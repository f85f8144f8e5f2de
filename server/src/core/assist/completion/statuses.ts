import { areSeparated, parseActor, type Approval } from '../../model/index.js';
import { APPROVAL_STATUSES, type ApprovalStatus } from '../../policy/index.js';
import type { AssistContext } from '../context.js';
import { illegal, proposal, type Proposal } from './proposal.js';

/** The statuses of an approval: those that may follow the one that holds first, the others with why not. */
export function statusProposals(approval: Approval, context: AssistContext): readonly Proposal[] {
  const { assist } = context.messages;
  const all = APPROVAL_STATUSES.map((status) => ({ status, why: whyNot(status, approval, context) }));
  return [
    ...all.filter(({ why }) => why === '').map(({ status }) => proposal('status', status, assist.statuses[status])),
    ...all
      .filter(({ why }) => why !== '')
      .map(({ status, why }) => illegal('status', status, assist.statuses[status], why)),
  ];
}

function whyNot(status: ApprovalStatus, approval: Approval, { workspace, caller, messages }: AssistContext): string {
  const { reasons } = messages.assist.completion;
  const { status: now, requester } = approval;
  if (status === now || (approval.text('status') !== '' && now === undefined)) return '';
  if (now === undefined) return status === 'pending' ? '' : reasons.bornPending;
  if (now !== 'pending') return reasons.decided;
  if (status === 'expired' || caller === undefined) return '';
  if (!caller.role.approves) return reasons.noApprover({ role: caller.role.name });
  const apart = requester === undefined || areSeparated(workspace.policy, requester, parseActor(caller.text));
  return apart ? '' : reasons.own({ actor: caller.text });
}
