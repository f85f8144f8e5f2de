import { namedPrincipal, type Entry, type Task } from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import { relatedAt } from '../support/places.js';
import { entriesAt, surveyOf } from '../support/survey.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const wipLimit = workspaceRule({
  code: 'task/wip-limit',
  severity: 'warning',
  docs: {
    what: 'One person or agent works on more tasks at once than the policy allows.',
    why: 'Work in progress that nobody is at makes every task late, and a second lock held by the same hand is mostly a forgotten one.',
    fix: 'Hand in or give back one task before starting the next. The limit is one a named principal (`WORK@claude-2`; a bare role is not counted); policy `wip` changes it, 0 switches it off.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner         |
|---------|--------|-------|---------------|
| T-1     | Login  | DOING | WORK@claude-2 |
| T-2     | Logout | DOING | WORK@claude-2 |
                             ~~~~~~~~~~~~~ warning task/wip-limit
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner         |
|---------|--------|-------|---------------|
| T-1     | Login  | DOING | WORK@claude-2 |
| T-2     | Logout | READY | WORK@claude-2 |
| T-3     | Logo   | DOING | WORK@claude-3 |
`,
  },
  check(workspace, { policy }) {
    const { active } = surveyOf(workspace).by;
    if (policy.wip === 0 || active.length <= policy.wip) return NOTHING;
    const held = new Map<string, Entry<Task>[]>();
    for (const entry of entriesAt(workspace, active)) {
      const name = workerOf(policy, entry.record);
      if (name === undefined) continue;
      const others = held.get(name);
      if (others === undefined) held.set(name, [entry]);
      else others.push(entry);
    }
    return [...held.values()].flatMap((entries) => tooMany(entries, policy.wip));
  },
});

const NOTHING: readonly never[] = [];

/** A task belongs to one policy, so who works on it is worked out once. */
const workers = new WeakMap<Task, { readonly name: string | undefined }>();

/** Who works on a task: who holds its lock, else its owner; undefined for a role without a name. */
function workerOf(policy: Policy, task: Task): string | undefined {
  const before = workers.get(task);
  if (before !== undefined) return before.name;
  const holder = task.lock?.owner ?? task.lock?.cell?.owner;
  const name = (holder && namedPrincipal(policy, holder)) ?? (task.owner && namedPrincipal(policy, task.owner));
  workers.set(task, { name });
  return name;
}

function tooMany(entries: readonly Entry<Task>[], limit: number): readonly PlacedProblem<'task/wip-limit'>[] {
  const [first] = entries;
  if (first === undefined || entries.length <= limit) return NOTHING;
  const related = [relatedAt(first, first.record.at('state'))];
  return entries.slice(limit).map((entry) => {
    const { record } = entry;
    const column = record.text('lock_owner') === '' ? 'owner' : 'lock_owner';
    const worker = (record.lock?.owner ?? record.owner)?.text ?? record.text(column);
    return {
      ...placeAt(entry, record.at(column)),
      params: { id: record.id, worker, count: entries.length, limit, first: first.record.id },
      related,
    };
  });
}
