import {
  deadline,
  idsMeant,
  isOpen,
  latestOf,
  resultRows,
  shift,
  valueOf,
  type Entry,
  type Task,
  type Workspace,
} from '../../core/index.js';
import type { TaskSummary } from '../../protocol.js';
import type { Locks } from '../moves/locks.js';
import type { Reports } from '../reports.js';
import type { Root } from '../root.js';
import type { Shown } from '../shown.js';
import { problemsByRecord, type RecordProblems } from './counts.js';

/** What views show of every task, in the ledgers' order. */
export function tasksOf(
  root: Root,
  workspace: Workspace,
  reports: Reports,
  { now, lockOf, shown }: { readonly now: number; readonly lockOf: Locks['lockOf']; readonly shown: Shown },
): readonly TaskSummary[] {
  const problems = problemsByRecord(reports, shown);
  const uris = new Map([...workspace.files.keys()].map((path) => [path, root.uriOf(path)]));
  const blockers = blockersByKey(workspace);
  return workspace.tasks.map((entry) => {
    const { record, file } = entry;
    const { state, due } = record;
    const lock = lockOf(record);
    const blockedBy = blockers.get(record.key);
    const approval = approvalOf(workspace, record);
    return {
      ...wordsOf(entry),
      ...(state === undefined ? {} : { category: state.category }),
      overdue: (state === undefined || isOpen(state)) && due !== undefined && (deadline(due) ?? Infinity) <= now,
      depends: dependsOf(workspace, record),
      ...(blockedBy === undefined ? {} : { blockedBy }),
      ...(approval === undefined ? {} : { approval }),
      ...(lock === undefined ? {} : { lock }),
      uri: uris.get(file.path) ?? root.uriOf(file.path),
      ...(problems.get(file.path)?.get(record.id) ?? NO_PROBLEMS),
    };
  });
}

const NO_PROBLEMS: RecordProblems = { problems: { errors: 0, warnings: 0, infos: 0, hints: 0 } };

type Words = Pick<
  TaskSummary,
  'id' | 'title' | 'state' | 'owner' | 'due' | 'priority' | 'milestone' | 'artifact' | 'range'
>;

const words = new WeakMap<Entry<Task>, Words>();

/** What the row itself says; read once as long as it is the same row in the same place. */
function wordsOf(entry: Entry<Task>): Words {
  const known = words.get(entry);
  if (known !== undefined) return known;
  const { record, line } = entry;
  const made: Words = {
    id: record.id,
    title: record.title,
    state: record.state?.name ?? record.text('state'),
    owner: record.text('owner'),
    due: record.text('due'),
    priority: record.priority,
    milestone: record.text('milestone'),
    artifact: valueOf(record, 'artifact'),
    range: shift(record.range, line),
  };
  words.set(entry, made);
  return made;
}

function dependsOf({ taskByKey }: Workspace, { depends }: Task): readonly string[] {
  return depends.length === 0 ? NONE : depends.flatMap(({ text }) => idsMeant(taskByKey, text));
}

const NONE: readonly string[] = [];

/** Ids of the open blocked items by the key of the task that they are in the way of. */
function blockersByKey({ blocked }: Workspace): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const { record } of blocked) {
    if (record.status === 'resolved' || record.status === 'cancelled') continue;
    for (const { key } of record.tasks) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [record.id]);
      else known.push(record.id);
    }
  }
  return byKey;
}

function approvalOf(workspace: Workspace, task: Task): TaskSummary['approval'] {
  const latest = latestOf(resultRows(workspace, task))?.record;
  return latest && { id: latest.id, status: latest.status ?? 'unknown' };
}
