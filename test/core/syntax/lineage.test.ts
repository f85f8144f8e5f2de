import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, type MarkdownDocument, type Row } from '../../../server/src/core/syntax/index.js';

function rows(document: MarkdownDocument): Row[] {
  return document.tables.flatMap(({ rows, detached }) => [...rows, ...detached].map(({ item }) => item));
}

const head = '| a | b |\n|---|---|\n';

describe('rows with the same text are the same object', () => {
  test('within a document', () => {
    const [first, second, third] = rows(parseMarkdown(`${head}| 1 | x |\n| 1 | x |\n\n| 1 | x |\n`));
    expect(second).toBe(first);
    expect(third).toBe(first);
  });

  test('when another row is edited, inserted, removed or moved', () => {
    const document = parseMarkdown(`${head}| 1 | x |\n| 2 | y |\n| 3 | z |\n`);
    const [one, two, three] = rows(document);
    const after = (body: string): Row[] => rows(parseMarkdown(head + body, document));
    expect(after('| 1 | x |\n| 2 | changed |\n| 3 | z |\n')).toMatchObject({ 0: one, 2: three });
    expect(after('| 0 | w |\n| 1 | x |\n| 2 | y |\n| 3 | z |\n').slice(1)).toEqual([one, two, three]);
    expect(after('| 1 | x |\n| 3 | z |\n')).toEqual([one, three]);
    expect(after('| 3 | z |\n| 2 | y |\n| 1 | x |\n')).toEqual([three, two, one]);
    for (const row of after('| 3 | z |\n\n| 1 | x |\n')) expect([one, three]).toContain(row);
  });

  test('when everything around them changes', () => {
    const document = parseMarkdown(`# Title\n\n${head}| 1 | x |\n`);
    const moved = parseMarkdown(`---\norch: 1\n---\r\n\r\n| c | d |\r\n|---|---|\r\n| 1 | x |\r\n`, document);
    expect(rows(moved)[0]).toBe(rows(document)[0]);
  });

  test('through a version that could not be read', () => {
    const document = parseMarkdown(`${head}| 1 | x |\n`);
    const broken = parseMarkdown(`${head}${'1 | x\n'.repeat(5000)}`, document);
    expect(broken.tooComplex).toBeDefined();
    expect(rows(parseMarkdown(`${head}| 1 | x |\n`, broken))[0]).toBe(rows(document)[0]);
  });

  test('and are the same after ten thousand edits', () => {
    let document = parseMarkdown(`${head}| 1 | x |\n| 2 | y |\n`);
    const kept = rows(document)[0];
    for (let edit = 0; edit < 10_000; edit++) document = parseMarkdown(`${head}| 1 | x |\n| 2 | ${edit} |\n`, document);
    expect(rows(document)[0]).toBe(kept);
    expect(rows(parseMarkdown(`${head}| 2 | z |\n| 1 | x |\n`, document))[1]).toBe(kept);
  });
});

test('the same text again is the same document', () => {
  const document = parseMarkdown(head);
  expect(parseMarkdown(head, document)).toBe(document);
});

test('versions leave no text behind', () => {
  const body = Array.from({ length: 5000 }, (_, id) => `| ${id} | ${'words '.repeat(40)} |\n`).join('');
  const bullets = Array.from({ length: 100 }, (_, id) => `## T-${id}\n- **k**: ${'words '.repeat(40)}\n`).join('');
  let document = parseMarkdown(`${head}${body}`);
  const before = usedMemory();
  for (let edit = 0; edit < 100; edit++) {
    const text = `${head}| ${edit} | new |\n${body}| ${edit} | last |\n\n## T-${edit} new\n- **k**: v\n${bullets}`;
    document = parseMarkdown(Buffer.from(text).toString(), document);
  }
  // A version is more than a million characters long; a hundred of them would be a hundred times this.
  expect(usedMemory() - before).toBeLessThan(10 * document.lines.text.length);
});

function usedMemory(): number {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
