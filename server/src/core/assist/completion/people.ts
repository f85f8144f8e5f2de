import { parseActor, type Approval } from '../../model/index.js';
import { roleOf } from '../../policy/index.js';
import type { AssistContext } from '../context.js';
import { distinct, proposal, type Proposal } from './proposal.js';

/** Actors: whoever works here, the roles, the people of the policy, and who is in the ledgers already, the most frequent first. */
export function actorProposals(context: AssistContext): readonly Proposal[] {
  const { caller, messages } = context;
  const me = caller === undefined ? [] : [proposal('person', caller.text, messages.assist.completion.you)];
  return distinct([...me, ...roleProposals(context), ...peopleProposals(context), ...usedActors(context)]);
}

/** Who may decide an approval: actors whose role approves, without the one who asks. */
export function approverProposals(approval: Approval, context: AssistContext): readonly Proposal[] {
  const { policy } = context.workspace;
  const requester = approval.requester?.text;
  return actorProposals(context).filter(({ text }) => text !== requester && roleOf(policy, text)?.approves === true);
}

/** The roles that decide. */
export function approvingRoles(context: AssistContext): readonly Proposal[] {
  return roleProposals(context).filter(({ text }) => context.workspace.policy.roles.get(text)?.approves === true);
}

function roleProposals({ workspace, messages: { assist } }: AssistContext): Proposal[] {
  return [...workspace.policy.roles.keys()].map((name) => proposal('person', name, assist.completion.role));
}

function peopleProposals({ workspace: { policy }, messages: { assist } }: AssistContext): Proposal[] {
  const people = [...policy.people].flatMap(([name, { roles }]) => roles.map((role) => `${role}@${name}`));
  return people.map((actor) => proposal('person', actor, assist.completion.person));
}

const MOST = 50;

function usedActors({ workspace, messages: { assist } }: AssistContext): Proposal[] {
  const counts = new Map<string, number>();
  const count = (text: string): void => {
    const actor = text === '' ? '' : parseActor(text).text;
    if (actor !== '' && actor.length <= 80) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  };
  for (const { record } of workspace.tasks) count(record.text('owner'));
  for (const { record } of workspace.approvals) {
    count(record.text('requested_by'));
    count(record.text('approver'));
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST);
  return sorted.map(([actor]) => proposal('person', actor, assist.completion.used));
}
