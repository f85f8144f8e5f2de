import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../server/src/core/syntax/index.js';
import { readingByRemark, readingOf } from './reading.js';

const million = 1_000_000;
const table = '| a | b |\n|---|---|\n';

/** Not timed: without the guards these take minutes or the stack. */
describe('hostile text is read or refused', () => {
  test.each<[string, string]>([
    ['a line of letters', 'a'.repeat(10 * million)],
    ['a line of blanks', ' '.repeat(10 * million)],
    ['a line of pipes', '|'.repeat(million)],
    ['a delimiter row', '|-'.repeat(million)],
    ['an underline', `a\n${'='.repeat(10 * million)}`],
    ['a heading with blanks inside', `# a${' '.repeat(million)}b\n`],
    ['a heading of two lines with blanks inside', `a${' '.repeat(million)}b\n  c\n===\n`],
    ['backslashes', '\\'.repeat(million)],
    ['backticks', '`'.repeat(million)],
    ['brackets', '['.repeat(million)],
    ['asterisks', '*a'.repeat(million)],
    ['comments', '<!--'.repeat(million)],
    ['quotes', '>'.repeat(million)],
    ['quotes with blanks', '> '.repeat(million)],
    ['lists', '- '.repeat(million)],
    ['numbered lists', '1. '.repeat(million)],
    ['lists in lists', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(2 * depth)}- a\n`).join('')],
    ['empty lines', '\n'.repeat(million)],
    ['carriage returns', '\r'.repeat(million)],
    ['headings', '# a\n'.repeat(300_000)],
    ['fences', '```\n'.repeat(100_000)],
    ['fences that nothing closes', '```a\n'.repeat(100_000)],
    ['an open comment with headings and fences', `<!--\n${'# a\n```\n'.repeat(50_000)}`],
    ['underlined headings', 'a\n=\n'.repeat(50_000)],
    ['definitions', '[a]: b\n'.repeat(100_000)],
    ['paragraphs', 'words\n\n'.repeat(200_000)],
    ['tables', `${table}\n`.repeat(100_000)],
    ['pipeless rows', table + 'x\n'.repeat(100_000)],
    ['delimiter rows', table + '| - | - |\n'.repeat(100_000)],
    ['rows in a list', `- x\n  ${table.replace('\n', '\n  ')}${'  | 1 | 2 |\n'.repeat(100_000)}`],
    ['rows in a quote', `> ${table.replace('\n', '\n> ')}${'> | 1 | 2 |\n'.repeat(100_000)}`],
    ['rows that close a comment', `<!--\n${table}${'| --> | 2 |\n'.repeat(100_000)}`],
    ['lone surrogates', '\uD800'.repeat(million)],
    ['zeros', '\0'.repeat(million)],
    ['byte order marks', '\uFEFF'.repeat(million)],
  ])('%s', (_, text) => {
    const document = parseMarkdown(text);
    expect(document.lines.text === text).toBe(true);
    expect(parseMarkdown(table, document).tables).toHaveLength(1);
  });

  test('what is refused says how much and has nothing in it', () => {
    const { lines, ...rest } = parseMarkdown(`# T\n- **k**: v\n${table}${'1 | 2\n'.repeat(2500)}`);
    const none = { tables: [], sections: [], headings: [], checklist: [], comments: [], verbatim: [] };
    expect(rest).toEqual({ ...none, tooComplex: { lines: 2504, limit: 2000 } });
    expect(lines.count).toBe(2505);
  });
});

describe('much text is read', () => {
  test.each<[string, string, number]>([
    ['rows', table + '| 1 | 2 |\n'.repeat(100_000), 100_000],
    ['rows with HTML', table + '| <br> | --> |\n'.repeat(100_000), 100_000],
    ['rows beside a long code block', `~~~\n${'| 1 | 2 |\n# a\n'.repeat(50_000)}~~~\n${table}| 1 | 2 |\n`, 1],
    ['rows behind a long comment', `<!--\n${table}${'| 1 | 2 |\n'.repeat(50_000)}-->\n${table}| 1 | 2 |\n`, 1],
    ['rows behind long front matter', `---\n${'# a: 1\n'.repeat(50_000)}---\n${table}| 1 | 2 |\n`, 1],
    ['a row of ten million characters', `${table}| ${'x'.repeat(10 * million)} | 2 |\n| 1 | 2 |\n`, 2],
  ])('%s', (_, text, count) => {
    expect(parseMarkdown(text).tables.map(({ rows }) => rows.length)).toEqual([count]);
  });

  test('a hundred thousand detached rows', () => {
    const [found] = parseMarkdown(`${table}\n${'| 1 | 2 |\n'.repeat(100_000)}`).tables;
    expect(found).toMatchObject({ rows: [], detached: { length: 100_000 } });
  });

  test('a hundred thousand columns', () => {
    const line = (cell: string): string => `${`|${cell}`.repeat(100_000)}|\n`;
    const [found] = parseMarkdown(line('a') + line('-') + line('x')).tables;
    expect(found!.header.item.length).toBe(100_000);
    expect(found!.rows[0]!.item.value(99_999)).toBe('x');
  });

  test('ten thousand sections', () => {
    const text = Array.from({ length: 10_000 }, (_, id) => `## T-${id}\n- **state**: DOING\n- **owner**: W\n\n`).join(
      '',
    );
    expect(parseMarkdown(text).sections).toHaveLength(10_000);
  });
});

describe('long lines are shortened for remark, and read as it reads the whole', () => {
  const words = 'word '.repeat(600);
  const cells = (count: number, cell: string): string => Array.from({ length: count }, () => cell).join('|');
  test.each<[string, string]>([
    ['a header as wide as its delimiter row', `|${cells(700, 'abc')}|\n|${cells(700, '---')}|\n|x|\n`],
    ['a header wider than its delimiter row', `|${cells(701, 'abc')}|\n|${cells(700, '---')}|\n|x|\n`],
    ['a header narrower than its delimiter row', `|${cells(699, 'abc')}|\n|${cells(700, '---')}|\n|x|\n`],
    ['a header without outer pipes', `${cells(700, 'abc')}\n${cells(700, '---')}\nx\n`],
    ['a short header above a long delimiter row', `|${cells(300, 'a')}|\n|${cells(300, '-------')}|\n|x|\n`],
    ['a long header above a short delimiter row', `|${cells(300, 'abcdefgh')}|\n|${cells(300, '-')}|\n|x|\n`],
    ['a header with escapes where it is cut', `|${cells(250, '\\|')}|${words}|\n|${cells(251, '-')}|\n`],
    ['an underline', `a\n${'='.repeat(3000)}\n`],
    ['dashes', `a\n\n${'- '.repeat(3000)}\n`],
    ['stars', `${'* '.repeat(3000)}\n`],
    ['a comment', `<!-- ${words} -->\n# a\n`],
    ['a comment that stays open', `<!-- ${words}\n# a\n`],
    ['the end of a comment', `<!--\n\n${words} --> ${words}\n# a\n`],
    ['the end of a script', `<script>\n\n${words}</Script>${words}\n# a\n`],
    ['a heading', `# ${words}\n`],
    ['an item', `- [ ] ${words}\n  - ${words}\n`],
    ['a fence', `\`\`\`${words}\n# a\n`],
    ['no fence', `\`\`\`${words}\`${words}\n# a\n`],
    ['a bullet', `# a\n- **k**: ${words}\n`],
  ])('%s', (_, text) => {
    expect(readingOf(parseMarkdown(text))).toEqual(readingByRemark(text));
  });
});
