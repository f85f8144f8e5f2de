import { setNote, type Values } from '../../edits/index.js';
import { parseNotes, type NoteKey, type Task } from '../../model/index.js';
import type { TaskColumn } from '../../policy/index.js';
import type { Field } from '../../syntax/index.js';
import { lineRange } from '../../text/index.js';
import { valueOf } from '../draft.js';
import type { SettableColumn } from '../types.js';

/** Values that are to be set, as they were given. */
export type Settable = Readonly<Partial<Record<SettableColumn, string>>>;

/**
 * Where the ledger has no column for priority or dependencies, they live in the notes; where it has one, what the notes
 * say of them must not stand beside it. Notes that are rewritten keep where the task was held from.
 */
export function withNotes(task: Task, values: Settable, depends: string | undefined): Values<TaskColumn> {
  const asked = { priority: values.priority, depends };
  let notes = values.notes === undefined ? undefined : rewritten(task, values.notes);
  const cells: Partial<Record<TaskColumn, string>> = {};
  for (const key of ['priority', 'depends'] as const) {
    const value = asked[key];
    if (value === undefined) continue;
    const column = task.has(key);
    if (column) cells[key] = value;
    const before = notes ?? valueOf(task, 'notes');
    if (!column || noted(before, key) !== undefined) notes = setNote(before, key, column ? undefined : value);
  }
  return notes === undefined ? cells : { ...cells, notes };
}

function rewritten(task: Task, notes: string): string {
  const from = notedOf(task, 'held_from');
  return noted(notes, 'held_from') === from ? notes.trim() : setNote(notes.trim(), 'held_from', from);
}

/** What notes say for a key; undefined where they say nothing. */
export function noted(notes: string, key: NoteKey): string | undefined {
  const entries = parseNotes(fieldOf(notes)).filter((entry) => entry.key === key);
  return entries.length === 0 ? undefined : entries.map(({ value }) => value.text).join(', ');
}

/** What the notes of a task say for a key. */
export function notedOf(task: Task, key: NoteKey): string | undefined {
  return noted(valueOf(task, 'notes'), key);
}

/** A text as the field of a row that holds nothing else. */
export function fieldOf(value: string): Field {
  return { value, range: lineRange(0, 0, value.length) };
}
