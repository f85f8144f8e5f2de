import type { Actor, Task } from '../../model/index.js';
import { roleOf } from '../../policy/index.js';
import { nearest, shown } from '../../policy/problems.js';
import { replaceValue } from '../support/fixes.js';
import { taskRule, type Problem } from '../types.js';

export const ownerUnknown = taskRule({
  code: 'task/owner-unknown',
  severity: 'warning',
  docs: {
    what: 'The owner of a task belongs to no role of the policy, or a task that is worked on or in review has none.',
    why: 'Who may start, hold and hand in a task follows from its owner. Of an owner without a role Orch can neither allow nor refuse anything.',
    fix: 'Name a role, a numbered seat of one (`WORK1`) or an actor (`WORK@claude-2`). Other names are mapped in the policy: `actors: { "LTA-*": WORK }`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state  | owner |
|---------|--------|--------|-------|
| T-1     | Login  | READY  | WROK  |
                              ~~~~ warning task/owner-unknown
| T-2     | Logout | REVIEW | -     |
                              ~ warning task/owner-unknown
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state  | owner         |
|---------|--------|--------|---------------|
| T-1     | Login  | READY  | WORK@claude-2 |
| T-2     | Logout | REVIEW | WORK1         |
| T-3     | Logo   | PLAN   | -             |
`,
  },
  check(task, { policy }) {
    const { owner } = task;
    if (owner === undefined) return isNeeded(task) ? unowned(task, [...policy.roles.keys()]) : undefined;
    if (roleOf(policy, owner.text) !== undefined) return undefined;
    const roles = [...policy.roles.keys()];
    const meant = nearest(owner.seat, [...roles, ...policy.people.keys()]);
    return {
      at: task.at('owner'),
      params: { id: task.id, owner: shown(owner.text), roles: roles.join(', '), meant: meant ?? '', state: '' },
      fixes: meant === undefined ? [] : [replaceValue(task, 'owner', withName(meant, owner), false)],
    };
  },
});

function withName(seat: string, { name }: Actor): string {
  return name === undefined ? seat : `${seat}@${name}`;
}

function isNeeded(task: Task): boolean {
  const category = task.state?.category;
  return (category === 'active' || category === 'review') && task.has('owner');
}

function unowned(task: Task, roles: readonly string[]): Problem<'task/owner-unknown'> {
  const state = task.state?.name ?? '';
  return { at: task.at('owner'), params: { id: task.id, owner: '', roles: roles.join(', '), meant: '', state } };
}
