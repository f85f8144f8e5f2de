import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLines, headerWidths, widthsOf } from '../../../server/src/core/edits/index.js';
import { parseMarkdown, type MarkdownDocument, type Row } from '../../../server/src/core/syntax/index.js';
import { applyEdits, displayWidth, type TextEdit } from '../../../server/src/core/text/index.js';
import { markdown } from '../syntax/documents.js';
import { runs, seed, tableLedger } from './ledgers.js';

/** All tables of a text made anew. */
function aligned(text: string, edits: (document: MarkdownDocument) => readonly TextEdit[] = anew): string {
  return applyEdits(text, edits(parseMarkdown(text)));
}

function anew({ lines, tables }: MarkdownDocument): TextEdit[] {
  return tables.flatMap((table) => alignLines(lines, table, widthsOf(table), 0, Infinity));
}

function byHeader({ lines, tables }: MarkdownDocument): TextEdit[] {
  return tables.flatMap((table) => alignLines(lines, table, headerWidths(table), table.delimiterLine + 1, Infinity));
}

const cellsOf = (row: Row): string[] => Array.from({ length: row.length }, (_, cell) => row.value(cell));

/** Everything that is read of a text, but for where it stands in its line. */
function meaning(text: string): unknown {
  const { tables, sections, headings, checklist, comments, verbatim } = parseMarkdown(text);
  return {
    tables: tables.map(({ header, delimiterLine, rows, detached, heading }) => ({
      delimiterLine,
      heading,
      rows: [header, ...rows].map(({ item, line }) => [line, ...cellsOf(item)]),
      detached: detached.map(({ line, item }) => [line, item.text]),
    })),
    sections: sections.map(({ line, item }) => [line, item.title.value, item.bullets.length]),
    headings,
    checklist,
    comments,
    verbatim,
  };
}

/** The text with the blanks and dashes that may differ taken out of the lines of tables. */
function withoutPadding(text: string): string {
  const { lines, tables } = parseMarkdown(text);
  const own = new Set(tables.flatMap(({ header, rows }) => [header.line, ...rows.map(({ line }) => line)]));
  const delimiters = new Set(tables.map(({ delimiterLine }) => delimiterLine));
  const bare = (line: number): string => {
    const said = lines.at(line);
    if (delimiters.has(line)) return said.trimEnd().replace(/[-\s]+/g, '-');
    return own.has(line) ? said.replace(/[ \t]+/g, '') : said;
  };
  return Array.from({ length: lines.count }, (_, line) => bare(line) + lines.eol(line)).join('');
}

const texts = fc.oneof(tableLedger, markdown);

describe('aligning tables', () => {
  it.each([
    ['anew', anew],
    ['to their headers', byHeader],
  ])('changes padding alone, and nothing the second time: %s', (_, edits) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = aligned(text, edits);
        expect(meaning(once)).toEqual(meaning(text));
        expect(withoutPadding(once)).toBe(withoutPadding(text));
        expect(aligned(once, edits)).toBe(once);
      }),
      { seed, numRuns: Math.ceil(runs / 4) },
    );
  });

  it('brings each cell that is not too long to the width of its column', () => {
    fc.assert(
      fc.property(tableLedger, (text) => {
        for (const table of parseMarkdown(aligned(text)).tables) {
          const widths = widthsOf(table);
          for (const { item } of [table.header, ...table.rows]) {
            const [first, last] = [item.outer(0), item.outer(item.length - 1)];
            if (item.text.charAt((first?.start.character ?? 0) - 1) !== '|') continue;
            const closed = (last?.end.character ?? 0) < item.text.length ? item.length : item.length - 1;
            for (let cell = 0; cell < Math.min(closed, widths.length); cell++) {
              const { start, end } = item.outer(cell) ?? { start: { character: 0 }, end: { character: 0 } };
              const width = displayWidth(item.text.slice(start.character, end.character)) - 2;
              if (width <= 60) expect(width).toBe(widths[cell]);
            }
          }
        }
      }),
      { seed, numRuns: Math.ceil(runs / 4) },
    );
  });

  it('counts CJK as two, keeps to the side of each column and to the look of the delimiter', () => {
    const text = [
      '| id | 件名 | n | c |',
      '|---|:--|--:|:-:|',
      '|T-1|ログイン画面|1|a|',
      '| T-20 | `a\\|b` | 200 | abcd |',
    ].join('\r\n');
    expect(aligned(text).split('\r\n')).toEqual([
      '| id   | 件名         |   n |  c   |',
      '|------|:-------------|----:|:----:|',
      '| T-1  | ログイン画面 |   1 |  a   |',
      '| T-20 | `a\\|b`       | 200 | abcd |',
    ]);
    expect(aligned('| a | b |\n| - | --- |\n| xxxx | y |\n')).toBe('| a    | b   |\n| ---- | --- |\n| xxxx | y   |\n');
  });

  it('lets a long cell run over instead of widening all others', () => {
    const long = 'x'.repeat(61);
    expect(aligned(`| a | b |\n|---|---|\n| ${long} | 1 |\n| yy | 2 |\n`)).toBe(
      `| a   | b   |\n|-----|-----|\n| ${long} | 1   |\n| yy  | 2   |\n`,
    );
  });

  it('leaves lines without a first pipe alone, and adds or takes no pipe', () => {
    const text = '| a | b |\n|---|---|\n T-1 | long text\n| T-2 | x\n| T-333333 ||\nprose\n';
    expect(aligned(text)).toBe(
      '| a        | b         |\n|----------|-----------|\n T-1 | long text\n| T-2      | x\n| T-333333 |           |\nprose\n',
    );
  });
});
