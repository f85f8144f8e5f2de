/** Findings of the group `blocked`. Grammar: what is wrong; what is legal. */
export const blocked = {
  'blocked/stale': (p: { id: string; days: number; role: string }) =>
    `${p.id} is of high priority and open for ${p.days} days; escalate it to ${p.role}, or resolve it`,
  'blocked/unknown-task': (p: { id: string; task: string; suggestion: string }) =>
    `${p.id} blocks ${p.task}, which no ledger has; ${p.suggestion === '' ? 'name a task of the ledger' : `${p.suggestion} is probably meant`}`,
};
