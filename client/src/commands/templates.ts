/** Where a ledger stands unless a policy moves it. */
export const TASKS_PATH = 'ORCH/STATE/TASKS.md';
export const APPROVALS_PATH = 'ORCH/STATE/APPROVALS.md';
export const POLICY_PATH = 'PROJECT_RULES.md';

const TASKS = `# Tasks

| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |
|---------|-------|-------|-------|------|------------|-----------------|-----|----------|-------|
| T-001 | First task | PLAN | WORK | - | - | - | - | - | - |
`;

const APPROVALS = `# Approvals

| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |
|---------|---------|----|--------|--------------|----------|---------------|--------|--------|----------|
`;

const POLICY = `---
orch:
  version: 1
---

# Project rules

What stands under \`orch:\` above is the policy that Orch checks the ledgers by; what it does not say keeps its default.
`;

/** The files that a repository starts with: path → content. */
export const LEDGERS: ReadonlyMap<string, string> = new Map([
  [TASKS_PATH, TASKS],
  [APPROVALS_PATH, APPROVALS],
]);

export const RULES: ReadonlyMap<string, string> = new Map([[POLICY_PATH, POLICY]]);
