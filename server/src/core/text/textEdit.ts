import { Lines } from './lines.js';
import { comparePositions, type Range } from './range.js';

/** Replace the text in `range` by `newText`. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/**
 * The text after all edits, which refer to the text before any of them. Everything outside the ranges stays byte for
 * byte. Edits may touch but not overlap; overlapping ones throw, since applying them in some order would lose one.
 */
export function applyEdits(text: string | Lines, edits: readonly TextEdit[]): string {
  const lines = typeof text === 'string' ? new Lines(text) : text;
  const sorted = [...edits].sort(
    (a, b) => comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end),
  );
  const parts: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    const from = lines.offsetAt(edit.range.start);
    if (from < at) throw new RangeError(`overlapping edits at line ${edit.range.start.line + 1}`);
    parts.push(lines.text.slice(at, from), edit.newText);
    at = lines.offsetAt(edit.range.end);
  }
  parts.push(lines.text.slice(at));
  return parts.join('');
}
