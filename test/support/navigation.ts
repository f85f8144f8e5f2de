/** Ledgers of both dialects that name one another in every way there is. */
export const NAVIGATION = `
=== ORCH/STATE/TASKS.md
# Sprint

| task_id | title  | state  | depends     | artifact        | notes                        |
|---------|--------|--------|-------------|-----------------|------------------------------|
| T-1     | Login  | REVIEW | -           | src/login.ts    | see BLOCK-001                |
| T-10    | Logout | READY  | T-1, \`T-2\`  | -               | depends=T-3; priority=high   |
| T-2     | Logo   | READY  | T-10 (later) | docs/logo.md    | -                            |

## T-3: By heading

- **state**: READY
- **depends**:
  - T-1
  - T-10

## T-4: With a bullet

- **task_id**: T-4
- **state**: READY

# View

| task_id | title | state  |
|---------|-------|--------|
| T-1     | Login | REVIEW |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status  | requested_by | ts_req               | evidence                             |
|---------|---------|------|---------|--------------|----------------------|--------------------------------------|
| A-1     | T-1     | ship | pending | WORK@ada     | 2026-01-14T09:00:00Z | ORCH/patches/2026-01/T-1-A-1.diff.md |
| A-2     | T-9     | ship | pending | WORK@ada     | 2026-01-14T09:00:00Z | -                                    |
=== blocked_items.md
### BLOCK-001: No key

- **status**: Active
- **task**: T-1, T-2
=== ORCH/patches/2026-01/T-1-A-1.diff.md
---
version: 1
task: "T-1"
approval: "A-1"
---
> Evidence of A-1 for T-1

- Approval ID: A-1
=== src/login.ts
export {};
`;
