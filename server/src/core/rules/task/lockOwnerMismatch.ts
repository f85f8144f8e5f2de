import { mayBeSame, type Actor, type Task } from '../../model/index.js';
import { taskRule, type Problem } from '../types.js';

export const lockOwnerMismatch = taskRule({
  code: 'task/lock-owner-mismatch',
  severity: 'warning',
  worst: 'error',
  docs: {
    what: 'The lock cells of a task name two different holders (an error), or its holder is not its owner.',
    why: "Only the owner's role may start a task. Where another holds the lock, either the owner is wrong or somebody took a task that is not theirs.",
    fix: 'Put the owner right (`orch assign ID ROLE`), or let the holder hand the task back (`orch recover ID --reason TEXT`) and the owner start it. `WORK` may be any seat of that role; `WORK1` and `WORK2` are two.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|--------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login  | DOING | WORK1 | CMD@2026-01-15T11:50:00Z   | CMD        | 2026-01-15T12:20:00Z |
                                                                  ~~~ warning task/lock-owner-mismatch
| T-2     | Logout | DOING | WORK2 | WORK1@2026-01-15T11:50:00Z | WORK2      | 2026-01-15T12:20:00Z |
                                                                  ~~~~~ error task/lock-owner-mismatch
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | lock                               | lock_owner    | lock_expires_at      |
|---------|--------|-------|-------|------------------------------------|---------------|----------------------|
| T-1     | Login  | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z         | WORK1         | 2026-01-15T12:20:00Z |
| T-2     | Logout | DOING | WORK  | WORK@claude-2@2026-01-15T11:50:00Z | WORK@claude-2 | 2026-01-15T12:20:00Z |
`,
  },
  check(task, { policy }) {
    const { lock, owner, state } = task;
    if (lock === undefined || (state !== undefined && state.category !== 'active')) return undefined;
    const inCell = lock.cell?.owner;
    if (inCell !== undefined && lock.owner !== undefined && !mayBeSame(policy, inCell, lock.owner)) {
      return { ...mismatch(task, lock.owner, inCell, 'lock'), severity: 'error' };
    }
    const holder = lock.owner ?? inCell;
    if (holder === undefined || owner === undefined || mayBeSame(policy, holder, owner)) return undefined;
    return mismatch(task, holder, owner, 'owner');
  },
});

function mismatch(
  task: Task,
  holder: Actor,
  other: Actor,
  against: 'lock' | 'owner',
): Problem<'task/lock-owner-mismatch'> {
  const at = task.at(task.text('lock_owner') === '' ? 'lock' : 'lock_owner');
  return { at, params: { id: task.id, holder: holder.text, other: other.text, against } };
}
