import { idKey, RowSource, SectionSource, type LedgerTable, type Task, type WorkspaceFile } from '../model/index.js';
import type { TaskColumn } from '../policy/index.js';
import type { Placed } from '../syntax/index.js';
import type { TextEdit } from '../text/index.js';
import { sectionsOf } from './keys.js';
import { blankLinesBefore, insertLines } from './lines.js';
import { endOfSection } from './newSection.js';
import { linesOfSection, rowFor, transferTask, type Transferred } from './transfer.js';

/** Between which records of its ledger a task stood: their ids, null where there was none. */
export interface Neighbours {
  readonly behind: string | null;
  readonly before: string | null;
}

/** Says of tasks of a ledger between which others they stand, in their table or among the sections, but for those that go. */
export function neighboursIn(
  file: WorkspaceFile | undefined,
  going: ReadonlySet<string>,
): (task: Placed<Task>) => Neighbours | undefined {
  const tasks = file?.tasks;
  const found = new Map<number, Neighbours>();
  const sections = (tasks?.entries ?? []).filter(({ item }) => item.source instanceof SectionSource);
  for (const group of [...(tasks?.tables ?? []).filter(({ view }) => !view).map(({ rows }) => rows), sections]) {
    let behind: string | null = null;
    let waiting: number[] = [];
    const settle = (before: string | null): void => {
      for (const line of waiting) found.set(line, { behind, before });
      waiting = [];
    };
    for (const { item, line } of group) {
      if (going.has(item.key)) {
        waiting.push(line);
        continue;
      }
      settle(item.id);
      behind = item.id;
    }
    settle(null);
  }
  return ({ line }) => found.get(line);
}

/**
 * Puts a task of one ledger back into the one that it came from, where it stood; where neither neighbour is left, behind
 * what stands there. Byte for byte as `transferTask`, and refuses what that refuses.
 */
export function returnTask(
  from: WorkspaceFile,
  task: Placed<Task>,
  to: WorkspaceFile,
  neighbours: Neighbours | undefined,
): Transferred {
  const behind = neighbour(to, task.item, neighbours?.behind);
  const before = neighbour(to, task.item, neighbours?.before);
  const near = behind ?? before;
  if (near === undefined) return transferTask(from, task, to);
  return task.item.source instanceof SectionSource
    ? sectionBack(from, task, to, { behind, before })
    : rowBack(from, task, to, near.line, behind === undefined ? near.line : near.line + 1);
}

function neighbour({ tasks }: WorkspaceFile, task: Task, id: string | null | undefined): Placed<Task> | undefined {
  if (id === null || id === undefined) return undefined;
  const key = idKey(id);
  return tasks?.entries.find(({ item }) => item.key === key && sameKind(item, task));
}

function sameKind(one: Task, other: Task): boolean {
  return one.source instanceof RowSource === other.source instanceof RowSource;
}

function tableAt({ tasks }: WorkspaceFile, line: number): LedgerTable<TaskColumn, Task> | undefined {
  return tasks?.tables.find(({ view, table }) => !view && table.rows.some((row) => row.line === line));
}

function rowBack(from: WorkspaceFile, task: Placed<Task>, to: WorkspaceFile, near: number, at: number): Transferred {
  const home = tableAt(to, near);
  if (home === undefined) return transferTask(from, task, to);
  const row = rowFor(from, task, to, home);
  return 'lost' in row ? row : { edits: insertLines(to.document.lines, at, [row.text], 0).edits };
}

function sectionBack(
  from: WorkspaceFile,
  { item, line }: Placed<Task>,
  to: WorkspaceFile,
  { behind, before }: { readonly behind: Placed<Task> | undefined; readonly before: Placed<Task> | undefined },
): { readonly edits: readonly TextEdit[] } {
  const { source } = item;
  const text = source instanceof SectionSource ? linesOfSection(from, line, source.section) : [];
  const { document } = to;
  const [above] = sectionsOf(behind === undefined ? [] : [behind]);
  const next = before?.line ?? above?.line ?? 0;
  const gap = blankLinesBefore(document.lines, next);
  const at = above === undefined ? next - gap : endOfSection(document, above.line, above.source.section);
  const blank = Array.from({ length: at === 0 ? 0 : Math.max(gap, next === 0 ? 1 : 0) }, () => '');
  return { edits: insertLines(document.lines, at, [...blank, ...text], 0).edits };
}
