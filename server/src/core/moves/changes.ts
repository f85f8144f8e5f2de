import { Lines, type TextEdit } from '../text/index.js';

/** What a move changed on one stretch of lines of one file. */
export interface LineChange {
  readonly file: string;
  /** Where it stands after the move, from 1. */
  readonly line: number;
  /** Whole lines, '' where there were none. */
  readonly before: string;
  /** Whole lines, '' where they are gone. */
  readonly after: string;
}

/** The lines that edits touch, before and after; edits that share a line are one change. */
export function lineChanges(file: string, text: string, edits: readonly TextEdit[]): readonly LineChange[] {
  const lines = new Lines(text);
  const changes: LineChange[] = [];
  let grown = 0;
  for (const stretch of stretchesOf(edits)) {
    const change = changeOf(lines, stretch);
    if (change === undefined) continue;
    changes.push({ file, line: stretch.from + change.skipped + grown + 1, before: change.before, after: change.after });
    grown += change.grown;
  }
  return changes;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly edits: readonly TextEdit[];
}

function stretchesOf(edits: readonly TextEdit[]): readonly Stretch[] {
  const sorted = [...edits].sort((a, b) => a.range.start.line - b.range.start.line);
  const stretches: Stretch[] = [];
  for (const edit of sorted) {
    const last = stretches.at(-1);
    const { start, end } = edit.range;
    if (last === undefined || start.line > last.to) stretches.push({ from: start.line, to: end.line, edits: [edit] });
    else stretches.splice(-1, 1, { ...last, to: Math.max(last.to, end.line), edits: [...last.edits, edit] });
  }
  return stretches;
}

interface Change {
  readonly before: string;
  readonly after: string;
  /** Lines at the top of the stretch that stayed as they were. */
  readonly skipped: number;
  readonly grown: number;
}

function changeOf(lines: Lines, { from, to, edits }: Stretch): Change | undefined {
  const base = lines.start(from);
  const until = lines.span(to).end;
  const before = lines.text.slice(base, until);
  const after = applyAt(lines, edits, base, until);
  const [old, now] = [splitLines(before), splitLines(after)];
  const grown = now.length - old.length;
  let top = 0;
  while (top < Math.min(old.length, now.length) && old[top] === now[top]) top++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - top && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const kept = (list: readonly string[]): string => list.slice(top, list.length - tail).join('\n');
  if (top === old.length && top === now.length) return undefined;
  return { before: kept(old), after: kept(now), skipped: top, grown };
}

function applyAt(lines: Lines, edits: readonly TextEdit[], from: number, until: number): string {
  const sorted = edits
    .map(({ range, newText }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = from;
  for (const { start, end, newText } of sorted) {
    parts.push(lines.text.slice(at, start), newText);
    at = end;
  }
  return [...parts, lines.text.slice(at, Math.max(at, until))].join('');
}

function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
