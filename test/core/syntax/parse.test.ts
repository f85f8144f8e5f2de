import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, type Bullet, type MarkdownDocument } from '../../../server/src/core/syntax/index.js';
import { runs, seed } from './documents.js';

/** A document from a template: what a first empty line and common indentation would add is left out. */
function read(text: string): MarkdownDocument {
  return parseMarkdown(text.replace(/^\n/, ''));
}

/** Every table as lines of cells, then its detached rows behind `…`. */
function tables(document: MarkdownDocument): string[][] {
  return document.tables.map(({ header, rows, detached }) => [
    ...[header, ...rows].map(({ item, line }) => `${line}: ${cells(item)}`),
    ...detached.map(({ item, line }) => `… ${line}: ${cells(item)}`),
  ]);
}

function cells(row: { length: number; value(index: number): string }): string {
  return Array.from({ length: row.length }, (_, index) => row.value(index)).join(' / ');
}

describe('tables', () => {
  test('have a header, rows, and the heading above', () => {
    const document = read(`
# Ledger
## Open **tasks** ##

| id | title |
|:---|---|
| 1 | one |
| 2 |
three

text
`);
    expect(tables(document)).toEqual([['3: id / title', '5: 1 / one', '6: 2', '7: three']]);
    expect(document.tables[0]).toMatchObject({ delimiterLine: 4, heading: 'Open **tasks**' });
  });

  test('take the last line of a run as header when a delimiter row follows', () => {
    expect(tables(read('| x |\n| a | b |\n|---|---|\n| 1 | 2 |\n'))).toEqual([['1: a / b', '3: 1 / 2']]);
  });

  test('are none without as many delimiters as header cells', () => {
    expect(tables(read('| a | b |\n|---|\n| 1 | 2 |\n'))).toEqual([]);
  });

  test('are quotations in quotes, lists, code and comments', () => {
    const table = '| a |\n|---|\n| 1 |\n';
    const quoted = [
      table.replace(/^/gm, '> '),
      `- x\n\n${table.replace(/^/gm, '  ')}`,
      `\`\`\`\n${table}\`\`\`\n`,
      table.replace(/^/gm, '    '),
      `<!--\n${table}-->\n`,
      `<div>\n${table}</div>\n`,
    ];
    for (const text of quoted) expect(tables(parseMarkdown(`${text}\n${table}`))).toHaveLength(1);
  });

  test('know the rows that a blank line cut off', () => {
    const document = read(`
| a | b |
|---|---|
| 1 | 2 |

| 3 | 4 |
| - | 4 |

<!-- more -->
| 5 | 6 |
text
| 7 | 8 |
`);
    expect(tables(document)).toEqual([['0: a / b', '2: 1 / 2', '… 4: 3 / 4', '… 5: - / 4', '… 8: 5 / 6']]);
  });

  test.each(['# heading\n', 'text\n\n', '- list\n\n', '***\n', '```\ncode\n```\n'])('are over at %j', (between) => {
    expect(tables(parseMarkdown(`| a |\n|---|\n| 1 |\n\n${between}| 2 |\n`))).toEqual([['0: a', '2: 1']]);
  });

  test('a run with a delimiter row of its own is a table, not detached', () => {
    const text = '| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |\n\n| 3 |\n';
    expect(tables(parseMarkdown(text))).toEqual([
      ['0: a', '2: 1'],
      ['4: b', '6: 2', '… 8: 3'],
    ]);
  });

  test('survive conflict markers as far as Markdown lets them', () => {
    const document = read(`
| a | b |
|---|---|
| 1 | x |
<<<<<<< HEAD
| 2 | ours |
=======
| 2 | theirs |
>>>>>>> branch
| 3 | y |

| 4 | z |
`);
    expect(tables(document)).toEqual([
      ['0: a / b', '2: 1 / x', '3: <<<<<<< HEAD', '4: 2 / ours', '5: =======', '6: 2 / theirs'],
    ]);
  });

  test('begin behind a byte order mark', () => {
    const document = parseMarkdown('\uFEFF| a | b |\r\n|---|---|\r\n| 1 | 2 |\r\n');
    expect(tables(document)).toEqual([['0: a / b', '2: 1 / 2']]);
    expect(document.tables[0]!.header.item.field(0)!.range.start).toEqual({ line: 0, character: 3 });
    expect(document.tables[0]!.header.item.text).toBe('\uFEFF| a | b |');
  });

  test('of any width and height are read', () => {
    const wide = (cell: string): string => `${`|${cell}`.repeat(5000)}|\n`;
    const document = parseMarkdown(
      `${wide('header')}${wide('-')}${wide('x')}\n\n| a |\n|---|\n${'| 1 |\n'.repeat(50_000)}`,
    );
    expect(document.tables.map(({ header, rows }) => [header.item.length, rows.length])).toEqual([
      [5000, 1],
      [1, 50_000],
    ]);
  });
});

/** `key = value [item, item]`, with the text that each range covers in place of the value. */
function bullets(document: MarkdownDocument, index = 0): string[] {
  const { item, line } = document.sections[index]!;
  const source = ({ range }: Bullet['key']): string =>
    document.lines.slice({
      start: { ...range.start, line: range.start.line + line },
      end: { ...range.end, line: range.end.line + line },
    });
  return item.bullets.map(({ key, value, items }) => {
    for (const field of [key, value, ...items]) expect(source(field)).toBe(field.value);
    return `${key.value} = ${value.value}${items.length > 0 ? ` [${items.map((field) => field.value).join(', ')}]` : ''}`;
  });
}

describe('sections', () => {
  test('are headings with bold-key bullets', () => {
    const document = read(`
# Tasks

no bullets here

#### 004-P3: システム運用ガイド ####
- **task_id**: 004-P3
* **title:**  Guide  
+ __state__ : DOING
- **期限**：2025-01-31
- **artifacts**: 
  - a.md (更新)
  - b.md
- **notes**:
- **empty**:  
- **long**: one
  two
- plain
- **no colon**
- ****: no key
- **: open
- [ ] **check**: item

A paragraph.

1. **number**: 1

> - **quoted**: no
- - **deeper**: no
- outer
  - **inner**: no

\`\`\`
- **code**: no
\`\`\`
## Next
`);
    expect(document.sections).toHaveLength(1);
    expect(document.sections[0]).toMatchObject({ line: 4, item: { depth: 4, height: 30 } });
    expect(document.sections[0]!.item.title.value).toBe('004-P3: システム運用ガイド');
    expect(bullets(document)).toEqual([
      'task_id = 004-P3',
      'title = Guide',
      'state = DOING',
      '期限 = 2025-01-31',
      'artifacts =  [a.md (更新), b.md]',
      'notes = ',
      'empty = ',
      'long = one\n  two',
      'check = item',
      'number = 1',
    ]);
  });

  test('offer a place for a value that is not there', () => {
    const [first, second] = read('# T\n- **a**:\n- **b**:  \n').sections[0]!.item.bullets;
    expect(first!.value.range.start).toEqual({ line: 1, character: 8 });
    expect(second!.value.range.start).toEqual({ line: 2, character: 9 });
  });

  test('end at the next heading, whatever its kind and depth', () => {
    const document = read('# A\n- **k**: 1\n\nB\n===\n- **k**: 2\n### C\n- **k**: 3\n');
    expect(document.sections.map(({ line, item }) => [line, item.depth, item.title.value, item.height])).toEqual([
      [0, 1, 'A', 3],
      [3, 1, 'B', 3],
      [6, 3, 'C', 2],
    ]);
    expect(document.sections.map(({ item }) => item.text).join('')).toBe(document.lines.text);
  });

  test('with the same text are the same object wherever they stand', () => {
    const section = '## T\n- **k**: v\n\n';
    const first = parseMarkdown(section + section);
    const second = parseMarkdown(`new\n\n${section}`, first);
    expect(first.sections[1]!.item).toBe(first.sections[0]!.item);
    expect(second.sections[0]!.item).toBe(first.sections[0]!.item);
  });
});

describe('the rest', () => {
  test('headings are read with their closing marks and blanks gone', () => {
    const document = read('#\n# a #\n## b#\n### c \\#\n#### `d` ####  \n  Two\n  lines\n---\n');
    expect(document.headings).toEqual([
      { line: 0, depth: 1, text: '' },
      { line: 1, depth: 1, text: 'a' },
      { line: 2, depth: 2, text: 'b#' },
      { line: 3, depth: 3, text: 'c \\#' },
      { line: 4, depth: 4, text: '`d`' },
      { line: 5, depth: 2, text: 'Two lines' },
    ]);
  });

  test('check list items are read at the top level of lists', () => {
    const document = read(`
- [ ] T-101 P1 (due: 2025-01-01) title
- [x]  done
* [X] Done
- [ ]
- [y] no
  - [ ] inner
1. [ ] numbered

> - [ ] quoted
`);
    expect(document.checklist.map(({ line, checked, text }) => [line, checked, text.value])).toEqual([
      [0, false, 'T-101 P1 (due: 2025-01-01) title'],
      [1, true, 'done'],
      [2, true, 'Done'],
      [6, false, 'numbered'],
    ]);
    expect(document.checklist[0]!.text.range).toEqual({
      start: { line: 0, character: 6 },
      end: { line: 0, character: 38 },
    });
  });

  test('comments are read when they begin a block', () => {
    const document = read(`
<!-- one --> <!--two-->
<!--
  three
-->

- <!-- in a list -->

text <!-- in a line -->

<!-- open
`);
    expect(document.comments).toEqual([
      { line: 0, endLine: 0, text: 'one' },
      { line: 0, endLine: 0, text: 'two' },
      { line: 1, endLine: 3, text: 'three' },
      { line: 9, endLine: 10, text: 'open' },
    ]);
  });

  test('quoted text is known, wherever it stands', () => {
    const document = read(`
---
orch: 1
# no heading
---
\`\`\`ts
# no heading
\`\`\`

    indented

<div>
</div>

- item

  ~~~
  code
  ~~~
> \`\`\`
> open

~~~
| a |
|---|
`);
    expect(document.headings).toEqual([]);
    expect(document.verbatim.map(({ kind, line, endLine }) => `${kind} ${line}-${endLine}`)).toEqual([
      'frontmatter 0-3',
      'code 4-6',
      'code 8-8',
      'html 10-11',
      'code 15-17',
      'code 18-19',
      'code 21-24',
    ]);
  });

  test('a first line of dashes that nothing closes is no front matter', () => {
    const document = parseMarkdown('---\n\n# T\n- **k**: v\n');
    expect(document.verbatim).toEqual([]);
    expect(document.sections).toHaveLength(1);
  });

  test('an empty text is a document', () => {
    expect(parseMarkdown('')).toMatchObject({ tables: [], sections: [], headings: [], lines: { text: '', count: 1 } });
  });

  test('any text can be read, and is kept as it is', () => {
    const strings = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom(...Array.from('|-:\\ \t\r\n#>*_`~[]()<>!=+1.x:\0\uFEFF\uD800日')),
        maxLength: 200,
      }),
    );
    fc.assert(
      fc.property(strings, strings, (text, other) => {
        const document = parseMarkdown(text);
        expect(document.lines.text).toBe(text);
        expect(document.tooComplex).toBeUndefined();
        expect(parseMarkdown(other, document).lines.text).toBe(other);
      }),
      { seed, numRuns: Math.ceil(runs / 4) },
    );
  });
});
