import type { FindingCode } from '../../messages/index.js';
import type { Approval, Task, WorkspaceFile } from '../../model/index.js';
import type { Comment, Table } from '../../syntax/index.js';
import { lineRange, type Range } from '../../text/index.js';

/** `orch-ignore` as somebody wrote it. */
export interface Suppression {
  /** A code, or a group with `/*`; '' where none is given. */
  readonly code: string;
  /** '' where none is given: then it does nothing. */
  readonly reason: string;
  readonly range: Range;
}

const NONE: readonly Suppression[] = [];

/** Whether a file may suppress anything: one look at the text spares ten thousand at rows. */
export function mentionsIgnore({ document }: WorkspaceFile): boolean {
  return document.lines.holds(WORD);
}

/** `orch-ignore=group/name:reason` in a task's notes; the range is relative to the record. */
export function suppressionsOf(record: Task | Approval): readonly Suppression[] {
  if (record.kind !== 'task') return NONE;
  const entries = record.notes.filter(({ key }) => key === 'orch-ignore');
  return entries.length === 0 ? NONE : entries.map(({ value }) => ({ ...split(value.text), range: value.range }));
}

/** Whether a suppression with a reason covers a code. */
export function covers({ code, reason }: Suppression, finding: FindingCode): boolean {
  return reason !== '' && (code === finding || (code.endsWith('/*') && finding.startsWith(code.slice(0, -1))));
}

/** Lines, absolute, inclusive. */
interface Scope {
  readonly from: number;
  readonly to: number;
  /** What it stands above, whatever line that is on: a heading by its text, a table by its heading and number below it. */
  readonly above: string;
}

/** A suppression and the lines it covers. */
export interface ScopedSuppression extends Suppression, Scope {}

/** The suppressions in comments of a file that stand above something: a whole table, or a heading with all below it. */
export function commentSuppressions(file: WorkspaceFile): readonly ScopedSuppression[] {
  return writtenInComments(file).flatMap(({ scope, ...suppression }) =>
    scope === undefined ? [] : [{ ...suppression, ...scope }],
  );
}

/** Every `orch-ignore group/name: reason` that stands in a comment, one a line, with what it covers, if anything. */
export function writtenInComments(
  file: WorkspaceFile,
): readonly (Suppression & { readonly scope: Scope | undefined })[] {
  return file.document.comments.flatMap((comment) => {
    if (!comment.text.includes(WORD)) return [];
    const found = linesOf(comment, file);
    const scope = found.length === 0 ? undefined : scopeBelow(file, comment.endLine);
    return found.map((suppression) => ({ ...suppression, scope }));
  });
}

const WORD = 'orch-ignore';

function linesOf({ line, endLine }: Comment, { document: { lines } }: WorkspaceFile): Suppression[] {
  const found: Suppression[] = [];
  for (let at = line; at <= endLine; at++) {
    const text = lines.at(at);
    const close = text.indexOf('-->');
    const end = close === -1 ? text.trimEnd().length : text.slice(0, close).trimEnd().length;
    const from = startOf(text.slice(0, end));
    if (from === undefined) continue;
    const said = text.slice(from + WORD.length, end).replace(/^[\s=]+/, '');
    found.push({ ...split(said), range: lineRange(at, from, end) });
  }
  return found;
}

/** Where `orch-ignore` stands as the first word of a line, the opening of the comment aside. */
function startOf(text: string): number | undefined {
  const from = text.length - text.replace(/^\s*(?:<!--)?\s*/, '').length;
  return text.startsWith(WORD, from) && /^[\s=]|^$/.test(text.slice(from + WORD.length)) ? from : undefined;
}

/** The table or the heading's part that begins on the next line that is neither blank nor a comment. */
function scopeBelow({ document }: WorkspaceFile, line: number): Scope | undefined {
  const { lines, tables, headings, comments } = document;
  let next = line + 1;
  for (; next < lines.count; next++) {
    const at = next;
    const comment = comments.find((other) => other.line === at);
    if (comment !== undefined) next = comment.endLine;
    else if (lines.at(next).trim() !== '') break;
  }
  const table = tables.find(({ header }) => header.line === next);
  if (table !== undefined) {
    const last = [table.delimiterLine, table.rows.at(-1)?.line ?? 0, table.detached.at(-1)?.line ?? 0];
    return { from: next, to: Math.max(...last), above: tableAt(document, table) };
  }
  const at = headings.findIndex((heading) => heading.line === next);
  const heading = headings[at];
  if (heading === undefined) return undefined;
  const end = headings.slice(at + 1).find(({ depth }) => depth <= heading.depth);
  return { from: next, to: (end?.line ?? lines.count) - 1, above: lines.at(next).trim() };
}

function tableAt({ headings, tables, lines }: WorkspaceFile['document'], table: Table): string {
  const heading = headings.findLast(({ line }) => line < table.header.line);
  const below = tables.filter(({ header }) => header.line > (heading?.line ?? -1));
  return `${heading === undefined ? '' : lines.at(heading.line).trim()} ${below.indexOf(table)}`;
}

/** `group/name: reason` or `group/name reason`. */
function split(text: string): { code: string; reason: string } {
  const said = text.trim();
  const end = said.search(/[\s:：]/);
  if (end === -1) return { code: said, reason: '' };
  return { code: said.slice(0, end), reason: said.slice(end).replace(/^\s*[:：]?\s*/, '') };
}
