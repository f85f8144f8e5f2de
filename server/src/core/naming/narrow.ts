import type { Lines, Range } from '../text/index.js';

/**
 * Where a text stands within a range, from an offset on; the whole range where it does not stand there as it is (an
 * escaped pipe makes source and value differ).
 * @param range absolute
 */
export function narrowed(lines: Lines, range: Range, text: string, from = 0): Range {
  const start = lines.offsetAt(range.start);
  const at = lines.slice(range).indexOf(text, from);
  return at === -1 || text === '' ? range : between(lines, start + at, start + at + text.length);
}

/** The texts that stand in a range one after the other, each where it does. */
export function narrowedAll(lines: Lines, range: Range, texts: readonly string[]): readonly Range[] {
  const start = lines.offsetAt(range.start);
  let from = 0;
  return texts.map((text) => {
    const found = narrowed(lines, range, text, from);
    if (found !== range) from = lines.offsetAt(found.end) - start;
    return found;
  });
}

/** A range between two offsets. */
export function between(lines: Lines, from: number, to: number): Range {
  return { start: lines.positionAt(from), end: lines.positionAt(to) };
}
