/** Findings of the group `cross`. Grammar: what is wrong; what is legal. */
export const cross = {
  'cross/done-without-approval': (p: {
    id: string;
    state: string;
    fault: 'none' | 'few' | 'later' | 'unprovable';
    rows: string;
    count: number;
    needed: number;
    ledger: string;
  }) => {
    if (p.fault === 'unprovable') {
      return `${p.count === 1 ? `Task ${p.id} is` : `${p.count} tasks are`} ${p.state}, but without an approval ledger nobody can tell whether anyone agreed; keep approvals in ${p.ledger}`;
    }
    if (p.fault === 'few') {
      return `Task ${p.id} is ${p.state} with ${p.count} of the ${p.needed} approvals that the policy asks for (${p.rows}); have the others given, each by another principal (\`orch reopen ${p.id} --reason TEXT\`, then review it again)`;
    }
    return p.fault === 'later'
      ? `Task ${p.id} is ${p.state}, but its latest result row is not approved: ${p.rows}; have it decided, or reopen the task with \`orch reopen ${p.id} --reason TEXT\``
      : `Task ${p.id} is ${p.state} without an approved result row${p.rows === '' ? '' : `, only with ${p.rows}`}; have it approved (\`orch request ${p.id} --kind result --op TEXT\`), or reopen it with \`orch reopen ${p.id} --reason TEXT\``;
  },
  'cross/review-without-approval': (p: { id: string; state: string; last: string }) =>
    p.last === ''
      ? `Task ${p.id} is ${p.state}, but nobody was asked to approve it; ask with \`orch request ${p.id} --kind result --op TEXT\``
      : `Task ${p.id} is ${p.state}, but no approval is open any more (the last was ${p.last}); ask again with \`orch request ${p.id} --kind result --op TEXT\`, or send it back with \`orch return ${p.id} --reason TEXT\``,
  'cross/approved-but-open': (p: { id: string; state: string; approval: string }) =>
    `Approval ${p.approval} accepts the result of task ${p.id}, but the task is still ${p.state}; a result is approved in review, and permission to start is a row of the kind execute`,
  'cross/notes-claim-approval': (p: { id: string; claim: string }) =>
    `The notes of task ${p.id} say "${p.claim}", but no approved row backs it; request one with \`orch request ${p.id} --kind result --op TEXT\`, or take the claim out`,
  'cross/several-open-approvals': (p: { id: string; target: string; kind: string; other: string }) =>
    `Approval ${p.id} asks for the same as ${p.other}, a ${p.kind} approval of ${p.target} by the same principal, and both are open; decide one and reject the other`,
};
