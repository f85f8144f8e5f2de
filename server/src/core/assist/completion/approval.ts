import { evidencePath } from '../../evidence/index.js';
import type { Approval, Entry } from '../../model/index.js';
import { APPROVAL_KINDS, type ApprovalColumn } from '../../policy/index.js';
import type { AssistContext } from '../context.js';
import { nextId, taskProposals } from './ids.js';
import { actorProposals, approverProposals, approvingRoles } from './people.js';
import { pathProposals } from './paths.js';
import { distinct, proposal, type Proposal } from './proposal.js';
import { statusProposals } from './statuses.js';
import { approvalEnd, nowProposal } from './times.js';

/** What may stand in a column of an approval; `typed` is the member of the list that is being typed. */
export function approvalValues(
  { record, line, file }: Entry<Approval>,
  column: ApprovalColumn,
  typed: string,
  context: AssistContext,
): readonly Proposal[] {
  const { workspace, messages } = context;
  const { assist } = messages;
  switch (column) {
    case 'appr_id': {
      const others = workspace.approvals.filter((other) => other.line !== line || other.file.path !== file.path);
      return nextId(
        others.map((other) => other.record.id),
        assist.completion.nextId,
      );
    }
    case 'task_id':
      return taskProposals(typed, '', context);
    case 'status':
      return statusProposals(record, context);
    case 'kind':
      return APPROVAL_KINDS.map((kind) => proposal('kind', kind, assist.kinds[kind]));
    case 'requested_by':
      return actorProposals(context);
    case 'approver':
      return approverProposals(record, context);
    case 'approver_role':
      return approvingRoles(context);
    case 'ts_req':
    case 'ts_dec':
      return [nowProposal(context)];
    case 'expiry_utc':
      return [approvalEnd(context)];
    case 'evidence':
      return distinct([...recordOf(record, context), ...pathProposals(context)]);
    case 'op':
    case 'scope':
    case 'manual_verification':
    case 'signed_by':
    case 'digest':
    case 'signature':
      return [];
  }
}

/** Where the record of this approval belongs: `ORCH/patches/2026-01/T-1-A-1.diff.md`. */
function recordOf(
  { id, target }: Approval,
  { workspace, now, messages: { assist } }: AssistContext,
): readonly Proposal[] {
  if (id === '' || target === '') return [];
  const path = evidencePath(workspace.policy.paths.evidence, now, target, id);
  return [proposal('path', path, assist.completion.canonicalEvidence)];
}
