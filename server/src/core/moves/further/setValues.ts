import type { Values } from '../../edits/index.js';
import {
  DAY,
  formatTime,
  idKey,
  isEmpty,
  parsePath,
  parseTime,
  splitList,
  undecorate,
  type Entry,
  type NoteKey,
  type Task,
  type Workspace,
} from '../../model/index.js';
import type { TaskColumn } from '../../policy/index.js';
import { archiveOf } from '../archive.js';
import { circleThrough } from '../depends.js';
import { valueOf } from '../draft.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Refusal, SettableColumn, World } from '../types.js';
import { fieldOf, noted, notedOf, withNotes, type Settable } from './setNotes.js';

const RESERVED: readonly SettableColumn[] = ['title', 'due', 'priority', 'milestone'];
/** What notes say that the owner may not change by rewriting them. */
const RESERVED_NOTES: readonly NoteKey[] = ['priority', 'orch-ignore'];

/** What is asked for that only who commands may set. */
export function needsCommand(task: Task, values: Settable): readonly string[] {
  const columns = RESERVED.filter((column) => values[column] !== undefined);
  const { notes } = values;
  const keys = notes === undefined ? [] : RESERVED_NOTES.filter((key) => noted(notes, key) !== notedOf(task, key));
  return [...columns, ...keys];
}

/** The cells to be written, each as the ledger should say it. Refuses what would be an error there. */
export function newValues(
  workspace: Workspace,
  entry: Entry<Task>,
  values: Settable,
  world: World,
): Values<TaskColumn> | Refusal {
  const { id } = entry.record;
  const { title, due, artifact, milestone } = values;
  if (title !== undefined && isEmpty(title.trim())) return refuse('set/no-title', { id });
  const date = due === undefined ? undefined : dueOf(id, due);
  if (isRefusal(date)) return date;
  const path = artifact === undefined ? undefined : badPath(workspace, id, artifact);
  if (path !== undefined) return path;
  const depends = values.depends === undefined ? undefined : dependsOf(workspace, id, values.depends, world);
  if (isRefusal(depends)) return depends;
  const plain = given({ title, due: date?.text, artifact, milestone });
  const written = { ...plain, ...withNotes(entry.record, values, depends?.text) };
  return circle(workspace, entry.record, written) ?? written;
}

function given(values: Readonly<Partial<Record<TaskColumn, string | undefined>>>): Values<TaskColumn> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function dueOf(id: string, due: string): { readonly text: string } | Refusal {
  const text = undecorate(due.trim());
  if (isEmpty(text)) return { text: '' };
  const time = parseTime(text);
  if (!('ms' in time)) return refuse('set/bad-due', { id, due: text, impossible: time.kind === 'impossible' });
  const canonical = formatTime(time.ms);
  return { text: time.kind === 'date' && time.ms % DAY === 0 ? canonical.slice(0, 10) : canonical };
}

function badPath({ policy }: Workspace, id: string, artifact: string): Refusal | undefined {
  for (const { text } of splitList(fieldOf(artifact))) {
    const path = parsePath(text, policy.roots);
    if (path.kind === 'outside') return refuse('set/bad-path', { id, path: text, fault: 'outside' });
    const portable = path.kind === 'none' || (path.kind === 'relative' && path.portable);
    if (!portable) return refuse('set/bad-path', { id, path: text, fault: 'not-portable' });
  }
  return undefined;
}

/** The ids as the ledger writes them, each of a task that there is or was. */
function dependsOf(
  { taskByKey, policy }: Workspace,
  id: string,
  depends: string,
  world: World,
): { readonly text: string } | Refusal {
  const ids = splitList(fieldOf(depends)).map(({ text }) => undecorate(text));
  const archive = archiveOf(world, policy);
  const unknown = ids.filter((one) => !taskByKey.has(idKey(one)) && !archive.has(one));
  if (unknown.length > 0) return refuse('set/depends-unknown', { id, depends: unknown.join(', ') });
  return { text: ids.map((one) => taskByKey.get(idKey(one))?.record.id ?? one).join(', ') };
}

/** A task must not wait for itself, directly or by others. */
function circle(workspace: Workspace, task: Task, { depends, notes }: Values<TaskColumn>): Refusal | undefined {
  if (depends === undefined && notes === undefined) return undefined;
  const column = depends ?? valueOf(task, 'depends');
  const inNotes = noted(notes ?? valueOf(task, 'notes'), 'depends') ?? '';
  const ids = [column, inNotes].flatMap((text) => splitList(fieldOf(text)).map((one) => undecorate(one.text)));
  const found = circleThrough(workspace, task.id, ids);
  return found && refuse('set/circle', { id: task.id, circle: found.join(' → ') });
}
