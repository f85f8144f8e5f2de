import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, type Table } from '../../../server/src/core/syntax/index.js';
import { markdown, row, runs, seed } from './documents.js';

function tablesIn(text: string): readonly Table[] {
  return parseMarkdown(text).tables;
}

/** A table whose rows are like most, with some that are not in between. */
const tables = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('| a | DONE | x |', '|T-1|  READY|y|', '| K | | z | more') },
        row,
      ),
    ),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\n', '\n\nWords\n'),
  )
  .map(([rows, eol, end]) => ['| a | b | c |', '|---|---|---|', ...rows].join(eol) + end);

/** All rows are asked for first in one of two readings, last in the other. */
function obeysTheLaw(text: string): void {
  const whole = tablesIn(text).map(({ rows }) => rows);
  tablesIn(text).forEach(({ body }, table) => {
    const rows = whole[table] ?? [];
    expect(body.count).toBe(rows.length);
    for (const cell of [0, 1, 2, 7]) expect(body.column(cell)).toEqual(rows.map(({ item }) => item.value(cell)));
    for (const held of ['T-1', 'a', '|', '\u212a']) {
      const holding = rows.flatMap(({ item }, index) => (item.text.includes(held) ? [index] : []));
      expect(body.holding(held)).toEqual(holding);
    }
    rows.forEach((row, index) => {
      expect(body.at(index)?.item.text).toBe(row.item.text);
      expect(body.at(index)?.line).toBe(row.line);
      expect(body.at(index)).toBe(body.at(index));
    });
    expect([body.at(-1), body.at(rows.length)]).toEqual([undefined, undefined]);
    expect(body.all()).toBe(body.all());
    rows.forEach((_, index) => {
      expect(body.all()[index]).toBe(body.at(index));
    });
  });
}

describe('the body of a table says of some rows what all rows say', () => {
  test('of rows of every kind', () => {
    fc.assert(fc.property(tables, obeysTheLaw), { seed, numRuns: runs });
  });

  test('of any Markdown', () => {
    fc.assert(fc.property(markdown, obeysTheLaw), { seed, numRuns: runs });
  });

  test.each([
    ['plain', '| 1 | DONE | x |\n| 2 |  READY\t| y |\n', ['DONE', 'READY']],
    ['without its end', '| 1 | DONE | x |\n| 2 | READY | y |', ['DONE', 'READY']],
    ['without a last pipe', '| 1 | DONE | x |\n| 2 | READY\n', ['DONE', 'READY']],
    ['without any pipe', '| 1 | DONE | x |\nwords\n', ['DONE', '']],
    ['indented', '| 1 | DONE | x |\n  | 2 | READY | y |\n', ['DONE', 'READY']],
    ['with an escaped pipe before', '| 1 \\| 2 | DONE | x |\n| 2 | READY | y |\n', ['DONE', 'READY']],
    ['with an escaped pipe in it', '| 1 | DO\\|NE | x |\n| 2 | READY | y |\n', ['DO|NE', 'READY']],
  ])('of rows %s', (_, rows, expected) => {
    expect(tablesIn(`| a | b | c |\n|---|---|---|\n${rows}`)[0]?.body.column(1)).toEqual(expected);
  });

  test('in linear time, whatever the rows', () => {
    const head = '| a | b | c |\n|---|---|---|\n';
    for (const long of [' ', '|', '| ', '\\', 'a']) {
      const text = `${head}| a${long.repeat(500_000)}b | c | d |\nwords\n`;
      expect(tablesIn(text)[0]?.body.column(2)).toHaveLength(2);
    }
  });
});
