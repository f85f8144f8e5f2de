import type { RowChange } from '../../audit/index.js';
import { emptyLedger, neighboursIn, removeRecords, transferTask, type Neighbours } from '../../edits/index.js';
import { readTasks, type Entry, type Task, type Workspace, type WorkspaceFile } from '../../model/index.js';
import { TASK_COLUMNS } from '../../policy/index.js';
import { parseMarkdown } from '../../syntax/index.js';
import type { TextEdit } from '../../text/index.js';
import { joinDrafts, valueOf, type Draft } from '../draft.js';
import { isRefusal, refuse } from '../refuse.js';
import type { MoveContext, Refusal, World } from '../types.js';

/** Without a table, and without a section to go by, nobody could tell any more how the ledger is written. */
export function isAllThatIsLeft({ files }: Workspace, gone: readonly Entry<Task>[], path: string): boolean {
  const ledger = files.get(path)?.tasks;
  if (ledger === undefined || ledger.tables.some(({ view }) => !view)) return false;
  return gone.filter(({ file }) => file.path === path).length >= ledger.entries.length;
}

/** The rows into the archive, and out of their ledgers. */
export function archived(
  workspace: Workspace,
  entries: readonly Entry<Task>[],
  { world }: MoveContext,
): Draft | Refusal {
  const { policy, files } = workspace;
  const path = policy.paths.archive;
  const before = archiveText(path, world);
  if (isRefusal(before)) return before;
  const [first] = entries;
  const source = first && files.get(first.file.path);
  if (source === undefined) return refuse('archive/none', undefined, { alreadyDone: true });
  const fresh = before === undefined ? emptyLedger(source, first?.line ?? 0, TITLE) : '';
  const archive = archiveFile(path, before ?? fresh, workspace);
  const stood = placesOf(workspace, entries);
  const drafts = entries.map((entry) => moved(workspace, entry, archive, stood(entry)));
  return joinDrafts([created(path, fresh), ...drafts, ...removed(workspace, entries)]);
}

const TITLE = 'Archived tasks';

/** Undefined where there is none yet. */
export function archiveText(path: string, world: Pick<World, 'fact'>): string | undefined | Refusal {
  const fact = world.fact(path, true);
  if (fact.kind === 'missing') return undefined;
  if (fact.kind === 'file' && fact.text !== undefined) return fact.text;
  return refuse('ledger/unreadable', { path, reason: fact.kind === 'file' ? 'too-large' : fact.kind });
}

/** The archive as a task ledger, which it is not for anything else. */
export function archiveFile(path: string, text: string, { policy }: Workspace): WorkspaceFile {
  const document = parseMarkdown(text);
  const source = { path, text };
  const tasks = readTasks(document, policy);
  return { path, roles: ['tasks'], source, document, tasks, approvals: undefined, blocked: [], flags: undefined };
}

function created(path: string, text: string): Draft {
  const start = { line: 0, character: 0 };
  return { files: text === '' ? [] : [{ path, edits: [{ range: { start, end: start }, newText: text }] }], rows: [] };
}

/** Where tasks stand, said by those that stay, so that they can come back there. */
function placesOf(
  { files }: Workspace,
  entries: readonly Entry<Task>[],
): (entry: Entry<Task>) => Neighbours | undefined {
  const going = new Set(entries.map(({ record }) => record.key));
  const paths = [...new Set(entries.map(({ file }) => file.path))];
  const places = new Map(paths.map((path) => [path, neighboursIn(files.get(path), going)]));
  return ({ record, line, file }) => places.get(file.path)?.({ item: record, line });
}

function moved(
  { files }: Workspace,
  { record, line, file }: Entry<Task>,
  archive: WorkspaceFile,
  stood: Neighbours | undefined,
): Draft | Refusal {
  const source = files.get(file.path);
  if (source === undefined) return refuse('ledger/missing', { path: file.path });
  if (archive.tasks?.entries.some(({ item }) => item.key === record.key) === true) {
    return refuse('archive/there', { id: record.id, path: archive.path });
  }
  const put = transferTask(source, { item: record, line }, archive);
  if ('lost' in put) {
    return refuse('archive/lossy', { id: record.id, path: archive.path, columns: put.lost.join(', ') });
  }
  const gone = { file: file.path, kind: 'task', id: record.id, before: valuesOf(record), after: null } as const;
  const row: RowChange = stood === undefined ? gone : { ...gone, stood };
  return { files: [{ path: archive.path, edits: put.edits }], rows: [row] };
}

/** Everything that a row says in columns that Orch knows. */
function valuesOf(task: Task): Readonly<Record<string, string>> {
  const values = TASK_COLUMNS.map((column) => [column, valueOf(task, column)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

/** The rows out of their ledgers, and out of the views that list them again. */
function removed({ files }: Workspace, entries: readonly Entry<Task>[]): readonly Draft[] {
  const keys = new Set(entries.map(({ record }) => record.key));
  return [...new Set(entries.map(({ file }) => file.path))].map((path) => {
    const file = files.get(path);
    const own = entries.filter((entry) => entry.file.path === path).map(({ record, line }) => ({ item: record, line }));
    const viewed = file?.tasks?.viewed.filter(({ item }) => keys.has(item.key)) ?? [];
    const edits: readonly TextEdit[] = file === undefined ? [] : removeRecords(file.document, [...own, ...viewed]);
    return { files: [{ path, edits }], rows: [] };
  });
}
