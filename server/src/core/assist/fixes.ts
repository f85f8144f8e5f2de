import { comparePositions, overlaps, type Range, type TextEdit } from '../text/index.js';

/** As much of a finding as choosing its fixes takes. */
export interface Fixable<F extends { readonly edits: readonly TextEdit[]; readonly safe: boolean }> {
  readonly range: Range;
  readonly fixes: readonly F[];
}

/** The findings that a range touches and that can be fixed. */
export function fixableAt<T extends Fixable<F>, F extends { edits: readonly TextEdit[]; safe: boolean }>(
  findings: readonly T[],
  range: Range,
): readonly T[] {
  return findings.filter((finding) => finding.fixes.length > 0 && overlaps(finding.range, range));
}

/**
 * The edits of all safe fixes, in order of the text. A fix is taken whole or not at all: one that touches what was taken
 * before it waits for the next time.
 */
export function safeEdits<F extends { edits: readonly TextEdit[]; safe: boolean }>(
  findings: readonly Fixable<F>[],
): readonly TextEdit[] {
  const fixes = findings.flatMap(({ fixes: all }) => {
    const edits = sorted(all.find(({ safe }) => safe)?.edits ?? []);
    const [first] = edits;
    return first === undefined ? [] : [{ edits, start: first.range.start }];
  });
  fixes.sort((a, b) => comparePositions(a.start, b.start));
  const taken: TextEdit[] = [];
  for (const { edits, start } of fixes) {
    const before = taken.at(-1)?.range.end;
    if (before === undefined || comparePositions(before, start) < 0) taken.push(...edits);
  }
  return taken;
}

function sorted(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
}
