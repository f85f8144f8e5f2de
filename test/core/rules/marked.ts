import { expect } from 'vitest';
import { applyEdits, type Finding } from '../../../server/src/core/index.js';
import { checkFixture, readFixture } from '../../support/fixture.js';

/** The findings of one code in a fixture, which must stand exactly where its marks of that code are. */
export function expectMarked(code: string, fixture: string, now?: string): readonly Finding[] {
  const read = readFixture(fixture);
  const findings = checkFixture(read, now).filter((finding) => finding.code === code);
  const starts = new Set(read.marks.filter(({ to }) => to === undefined).map(({ line, from }) => `${line}:${from}`));
  const found = findings.map(({ file, range: { start, end }, severity }) => {
    const open = starts.has(`${start.line}:${start.character}`) || end.line !== start.line;
    return `${file}:${start.line + 1}:${start.character + 1}-${open ? '' : end.character + 1} ${severity}`;
  });
  const expected = read.marks
    .filter((mark) => mark.code === code)
    .map(
      ({ file, line, from, to, severity }) =>
        `${file}:${line + 1}:${from + 1}-${to === undefined ? '' : to + 1} ${severity}`,
    );
  expect(found.sort()).toEqual(expected.sort());
  return findings;
}

/** A task ledger with the ten standard columns; each row is what stands behind the id: `state | owner | …` is left to it. */
export function taskLedger(...rows: readonly string[]): string {
  const head = '| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |';
  return ['=== ORCH/STATE/TASKS.md', head, '|---|---|---|---|---|---|---|---|---|---|', ...rows, ''].join('\n');
}

/** A file of a fixture after the first fix of a finding. */
export function fixed(fixture: string, { file, fixes }: Finding, index = 0): string {
  return applyEdits(readFixture(fixture).files.get(file) ?? '', fixes[index]?.edits ?? []);
}
