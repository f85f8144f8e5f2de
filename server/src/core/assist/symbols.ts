import type { Messages } from '../messages/index.js';
import type { Approval, LedgerTable, Records, Task, WorkspaceFile } from '../model/index.js';
import { SectionSource } from '../model/index.js';
import type { Placed } from '../syntax/index.js';
import { lineRange, shift, type Range } from '../text/index.js';

export type SymbolKindName = 'group' | 'task' | 'approval' | 'flag' | 'blocked';

/** An entry of a file's outline. `selection` lies in `range`; both absolute. */
export interface Symbol {
  readonly name: string;
  /** Beside the name: a task's state, an approval's status. */
  readonly detail: string;
  readonly kind: SymbolKindName;
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly Symbol[];
}

/** The outline of a file: tables with their rows, sections, flags and blocked items, in order. */
export function symbols(file: WorkspaceFile, messages: Messages): readonly Symbol[] {
  const all = [
    ...recordSymbols(file, file.tasks, messages.assist.labels.tasks, (task) => taskSymbol(task, file, messages)),
    ...recordSymbols(file, file.approvals, messages.assist.labels.approvals, (approval) =>
      approvalSymbol(approval, file, messages),
    ),
    ...flagSymbols(file),
    ...blockedSymbols(file),
  ];
  return all.sort((a, b) => a.range.start.line - b.range.start.line);
}

function recordSymbols<C extends string, R extends Task | Approval>(
  file: WorkspaceFile,
  records: Records<C, R> | undefined,
  label: string,
  toSymbol: (placed: Placed<R>) => Symbol,
): Symbol[] {
  if (records === undefined) return [];
  const sections = records.entries.filter(({ item }) => item.source.dialect === 'section');
  return [...records.tables.map((table) => tableSymbol(table, file, label, toSymbol)), ...sections.map(toSymbol)];
}

function tableSymbol<C extends string, R>(
  ledger: LedgerTable<C, R>,
  file: WorkspaceFile,
  label: string,
  toSymbol: (placed: Placed<R>) => Symbol,
): Symbol {
  const { table, rows } = ledger;
  const header = wholeLine(file, table.header.line);
  const last = wholeLine(file, Math.max(table.delimiterLine, rows.at(-1)?.line ?? 0));
  const name = table.heading.trim() === '' ? label : table.heading;
  return {
    name,
    detail: String(rows.length),
    kind: 'group',
    range: { start: header.start, end: last.end },
    selection: header,
    children: rows.map(toSymbol),
  };
}

function taskSymbol({ item, line }: Placed<Task>, file: WorkspaceFile, { assist }: Messages): Symbol {
  const name = [item.id === '' ? assist.labels.noId : item.id, item.title].filter((text) => text !== '').join(' ');
  return { name, detail: item.text('state'), kind: 'task', ...rangesOf(item, line, file, 'task_id'), children: [] };
}

function approvalSymbol({ item, line }: Placed<Approval>, file: WorkspaceFile, { assist }: Messages): Symbol {
  const name = [item.id === '' ? assist.labels.noId : item.id, item.target].filter((text) => text !== '').join(' → ');
  return {
    name,
    detail: item.text('status'),
    kind: 'approval',
    ...rangesOf(item, line, file, 'appr_id'),
    children: [],
  };
}

function rangesOf<C extends string>(
  record: { field(column: C): { range: Range } | undefined; source: unknown },
  line: number,
  file: WorkspaceFile,
  id: C,
): { range: Range; selection: Range } {
  const height = record.source instanceof SectionSource ? record.source.section.height : 1;
  const range = { start: { line, character: 0 }, end: wholeLine(file, line + height - 1).end };
  const field = record.field(id);
  return { range, selection: field === undefined ? wholeLine(file, line) : shift(field.range, line) };
}

function flagSymbols(file: WorkspaceFile): Symbol[] {
  return (file.flags?.lines ?? []).map(({ name, value, line, nameRange }) => {
    return { name, detail: value, kind: 'flag', range: wholeLine(file, line), selection: nameRange, children: [] };
  });
}

function blockedSymbols(file: WorkspaceFile): Symbol[] {
  return file.blocked.map(({ item, line }) => {
    return {
      name: `${item.id} ${item.title}`.trim(),
      detail: item.status ?? '',
      kind: 'blocked',
      range: wholeLine(file, line),
      selection: shift(item.range, line),
      children: [],
    };
  });
}

function wholeLine(file: WorkspaceFile, line: number): Range {
  const { start, end } = file.document.lines.span(line);
  return lineRange(line, 0, end - start);
}
