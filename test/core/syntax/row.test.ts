import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanRow } from '../../../server/src/core/syntax/index.js';
import { row, seed } from './documents.js';

/** The values of all cells. */
function values(text: string): string[] {
  const scanned = scanRow(text);
  return Array.from({ length: scanned.length }, (_, index) => scanned.value(index));
}

describe('a row', () => {
  test.each([
    ['| a | b |', ['a', 'b']],
    ['a | b', ['a', 'b']],
    ['|a|b', ['a', 'b']],
    ['a|b|', ['a', 'b']],
    ['  | a |\t b\t|  ', ['a', 'b']],
    ['| a |  | c |', ['a', '', 'c']],
    ['|', ['']],
    ['||', ['']],
    ['|||', ['', '']],
    ['| |', ['']],
    ['a||', ['a', '']],
    ['plain', ['plain']],
    ['| a \\| b | c |', ['a | b', 'c']],
    ['| a \\\\| b |', ['a \\\\', 'b']],
    ['| a \\\\\\| b |', ['a \\\\| b']],
    ['| `a | b` |', ['`a', 'b`']],
    ['| \\', ['\\']],
    ['| 日本語 | 👩‍💻 |', ['日本語', '👩‍💻']],
    ['| 　全角　 |', ['　全角　']],
  ])('%j has the cells %j', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('says where the value and the whole cell stand', () => {
    const scanned = scanRow('| a \\| b |c|');
    expect(scanned.field(0)).toEqual({ value: 'a | b', range: range(2, 8) });
    expect(scanned.outer(0)).toEqual(range(1, 9));
    expect(scanned.field(1)).toEqual({ value: 'c', range: range(10, 11) });
    expect(scanned.outer(1)).toEqual(range(10, 11));
  });

  test.each([
    ['|   |', range(2, 2), range(1, 4)],
    ['| |', range(2, 2), range(1, 2)],
    ['||', range(1, 1), range(1, 1)],
  ])('%j offers a place for a value', (text, place, outer) => {
    expect(scanRow(text).field(0)).toEqual({ value: '', range: place });
    expect(scanRow(text).outer(0)).toEqual(outer);
  });

  test('has nothing where it has no cell', () => {
    const scanned = scanRow('| a |');
    for (const index of [1, 2, -1, 0.5, Number.NaN]) {
      expect(scanned.value(index)).toBe('');
      expect(scanned.field(index)).toBeUndefined();
      expect(scanned.outer(index)).toBeUndefined();
    }
  });

  test('is scanned in linear time', () => {
    expect(scanRow('|a'.repeat(100_000)).length).toBe(100_000);
    expect(scanRow(`| ${'a'.repeat(10_000_000)} |`).value(0)).toHaveLength(10_000_000);
    expect(scanRow('\\'.repeat(1_000_000)).length).toBe(1);
  });

  test('loses nothing: cells and what stands between them make the line', () => {
    fc.assert(
      fc.property(
        fc.oneof(row, fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('|', '\\', ' ', 'a') })),
        (text) => {
          const scanned = scanRow(text);
          let at = 0;
          for (let index = 0; index < scanned.length; index++) {
            const { start, end } = scanned.outer(index)!;
            expect(text.slice(at, start.character)).toMatch(index === 0 ? /^[ \t]*\|?$/ : /^\|$/);
            const field = scanned.field(index)!;
            const source = text.slice(field.range.start.character, field.range.end.character);
            expect(source).toBe(text.slice(start.character, end.character).replace(/^[ \t]+|[ \t]+$/g, ''));
            expect(field.value).toBe(scanned.value(index));
            at = end.character;
          }
          expect(text.slice(at)).toMatch(/^\|?[ \t]*$/);
        },
      ),
      { seed, numRuns: 2000 },
    );
  });
});

function range(from: number, to: number): object {
  return { start: { line: 0, character: from }, end: { line: 0, character: to } };
}
