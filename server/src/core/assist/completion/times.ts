import { DAY, formatTime, MINUTE } from '../../model/index.js';
import type { AssistContext } from '../context.js';
import { proposal, type Proposal } from './proposal.js';

/** The current time. */
export function nowProposal({ now, messages: { assist } }: AssistContext): Proposal {
  return proposal('time', formatTime(now), assist.completion.now);
}

/** Dates to come, from today on. */
export function dateProposals({ now, messages: { assist } }: AssistContext): readonly Proposal[] {
  return [0, 1, 7, 14, 30].map((days) =>
    proposal('time', formatTime(now + days * DAY).slice(0, 10), assist.completion.inDays({ days })),
  );
}

/** The moment at which a lock taken now lapses. */
export function lockEnd({ now, workspace, messages: { assist } }: AssistContext): Proposal {
  const minutes = workspace.policy.lock.ttlMinutes;
  return proposal('time', formatTime(now + minutes * MINUTE), assist.completion.lockEnds({ minutes }));
}

/** The moment at which an approval asked for now expires. */
export function approvalEnd({ now, workspace, messages: { assist } }: AssistContext): Proposal {
  const days = workspace.policy.approvals.expiryDays;
  return proposal('time', formatTime(now + days * DAY), assist.completion.inDays({ days }));
}
