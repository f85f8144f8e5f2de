import { foldedKey, type Entry, type Task } from '../../model/index.js';
import { placeName, relatedAt } from '../support/places.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const idDuplicate = workspaceRule({
  code: 'task/id-duplicate',
  severity: 'error',
  docs: {
    what: 'Two tasks have the same id, or ids that differ in nothing but case (a warning).',
    why: 'An approval for the id, or a lock on it, then belongs to two tasks at once. Ids that differ in case alone become one file name, and one ref name, on many systems.',
    fix: 'Give the later task an id of its own, and mend the approvals that mean it. Ids are compared in Unicode NFC; they are unique over all task ledgers of a workspace.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state |
|---------|--------|-------|
| T-1     | Login  | READY |
| T-1     | Logout | READY |
  ~~~ error task/id-duplicate
| t-1     | Logo   | PLAN  |
  ~~~ warning task/id-duplicate
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state |
|---------|--------|-------|
| T-1     | Login  | READY |
| T-2     | Logout | READY |
`,
  },
  check({ tasks, taskByKey }) {
    const { positions } = taskByKey;
    let collisions = known.get(positions);
    if (collisions === undefined) {
      collisions = findCollisions(tasks, positions);
      known.set(positions, collisions);
    }
    return collisions.flatMap(({ at, first, same }) => {
      const [entry, other] = [tasks[at], tasks[first]];
      return entry === undefined || other === undefined ? [] : [report(entry, other, same)];
    });
  },
});

/** Two tasks by their index; `same`: of one id, else of ids that differ in case alone. */
interface Collision {
  readonly at: number;
  readonly first: number;
  readonly same: boolean;
}

/** The index of the tasks stays the same while no id changes, and so do the collisions. */
const known = new WeakMap<ReadonlyMap<string, number>, readonly Collision[]>();

function findCollisions(tasks: readonly Entry<Task>[], positions: ReadonlyMap<string, number>): readonly Collision[] {
  const collisions: Collision[] = [];
  const folded = new Map<string, number>();
  for (const [at, { record }] of tasks.entries()) {
    const first = positions.get(record.key);
    if (first === undefined) continue;
    const similar = folded.get(foldedKey(record.key));
    if (first !== at) collisions.push({ at, first, same: true });
    else if (similar === undefined) folded.set(foldedKey(record.key), at);
    else collisions.push({ at, first: similar, same: false });
  }
  return collisions;
}

function report(entry: Entry<Task>, first: Entry<Task>, same: boolean): PlacedProblem<'task/id-duplicate'> {
  return {
    ...placeAt(entry, entry.record.at('task_id')),
    severity: same ? 'error' : 'warning',
    params: { id: entry.record.id, first: first.record.id, place: placeName(first), same },
    related: [relatedAt(first, first.record.at('task_id'))],
  };
}
