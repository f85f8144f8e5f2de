import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, type MarkdownDocument } from '../../../server/src/core/syntax/index.js';
import { longMarkdown, markdown, runs, seed, versions } from './documents.js';
import { readingOf } from './reading.js';

/** All that can be seen of a document from outside. */
function visible(document: MarkdownDocument): unknown {
  const { lines } = document;
  return {
    document,
    text: lines.text,
    starts: Array.from({ length: lines.count + 1 }, (_, line) => lines.start(line)),
    reading: readingOf(document),
  };
}

function obeysTheLaw(texts: readonly string[]): void {
  let document: MarkdownDocument | undefined;
  for (const text of texts) document = parseMarkdown(text, document);
  expect(visible(document!)).toEqual(visible(parseMarkdown(texts.at(-1)!)));
}

const numRuns = Math.ceil(runs / 2);

describe('a document read version by version is the one that reading afresh gives', () => {
  test('after edits of a few lines', { timeout: 600_000 }, () => {
    fc.assert(fc.property(versions(markdown), obeysTheLaw), { seed, numRuns });
  });

  test('after edits of a long text', { timeout: 600_000 }, () => {
    fc.assert(fc.property(versions(longMarkdown), obeysTheLaw), { seed, numRuns: Math.ceil(numRuns / 10) });
  });

  const marks: readonly (readonly string[])[] = [
    ['\uFEFF#\n', '\r\uFEFF#\n'],
    ['\r\uFEFF#\n', '\uFEFF#\n'],
    ['\uFEFF| a |\n| - |\n| b |\n', '\n\uFEFF| a |\n| - |\n| b |\n'],
    ['\uFEFF- a\n', 'x\n\uFEFF- a\n', '\uFEFF- a\n'],
  ];
  test.each(marks)('after lines above a byte order mark, or the first line as it was: %j', (...texts) => {
    obeysTheLaw(texts);
  });

  test('after another text altogether', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(markdown, longMarkdown, (a, b) => obeysTheLaw([a, b, a])),
      { seed, numRuns: Math.ceil(numRuns / 10) },
    );
  });
});
