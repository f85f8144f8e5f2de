import type { FindingCode } from '../../messages/index.js';
import type { Approval, Task, WorkspaceFile } from '../../model/index.js';
import type { Range } from '../../text/index.js';

/** `orch-ignore` as somebody wrote it. */
export interface Suppression {
  /** A code, or a group with `/*`. */
  readonly code: string;
  /** '' where none is given: then it does nothing. */
  readonly reason: string;
  readonly range: Range;
}

/** `orch-ignore=group/name:reason` in a task's notes; the range is relative to the record. */
export function suppressionsOf(record: Task | Approval): readonly Suppression[] {
  if (record.kind !== 'task') return NONE;
  const entries = record.notes.filter(({ key }) => key === 'orch-ignore');
  return entries.length === 0 ? NONE : entries.map(({ value }) => ({ ...split(value.text), range: value.range }));
}

const NONE: readonly Suppression[] = [];

/** A suppression and the lines it covers, absolute, inclusive. */
export interface ScopedSuppression extends Suppression {
  readonly from: number;
  readonly to: number;
}

/** The comments `<!-- orch-ignore group/name: reason -->` of a file, each with what it stands above: a whole table or a heading's part. */
export function commentSuppressions(file: WorkspaceFile): readonly ScopedSuppression[] {
  return file.document.comments.flatMap((comment) => {
    const match = /^orch-ignore[\s=]+([^\s:]+)\s*:?\s*([\s\S]*)$/.exec(comment.text);
    const scope = match === null ? undefined : scopeBelow(file, comment.endLine);
    if (match === null || scope === undefined) return [];
    const range = { start: { line: comment.line, character: 0 }, end: { line: comment.endLine, character: file.document.lines.at(comment.endLine).length } };
    return [{ code: match[1] ?? '', reason: (match[2] ?? '').trim(), range, ...scope }];
  });
}

function scopeBelow({ document }: WorkspaceFile, line: number): { from: number; to: number } | undefined {
  let next = line + 1;
  while (next < document.lines.count && document.lines.at(next).trim() === '') next++;
  const table = document.tables.find(({ header }) => header.line === next);
  if (table !== undefined) return { from: next, to: Math.max(table.delimiterLine, ...lastLines(table)) };
  const at = document.headings.findIndex((heading) => heading.line === next);
  const heading = document.headings[at];
  if (heading === undefined) return undefined;
  const end = document.headings.slice(at + 1).find(({ depth }) => depth <= heading.depth);
  return { from: next, to: (end?.line ?? document.lines.count) - 1 };
}

function lastLines(table: WorkspaceFile['document']['tables'][number]): number[] {
  return [table.rows.at(-1)?.line ?? 0, table.detached.at(-1)?.line ?? 0];
}

function split(text: string): { code: string; reason: string } {
  const at = text.indexOf(':');
  return at === -1 ? { code: text.trim(), reason: '' } : { code: text.slice(0, at).trim(), reason: text.slice(at + 1).trim() };
}

/** Whether a suppression with a reason covers a code. */
export function covers({ code, reason }: Suppression, finding: FindingCode): boolean {
  return reason !== '' && (code === finding || (code.endsWith('/*') && finding.startsWith(code.slice(0, -1))));
}
