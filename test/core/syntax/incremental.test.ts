import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, type MarkdownDocument } from '../../../server/src/core/syntax/index.js';
import { edited, longMarkdown, markdown, runs, seed } from './documents.js';
import { readingOf } from './reading.js';

/** All that can be seen of a document from outside. */
function visible(document: MarkdownDocument): unknown {
  const { lines } = document;
  return {
    document,
    starts: Array.from({ length: lines.count + 1 }, (_, line) => lines.start(line)),
    reading: readingOf(document),
  };
}

function obeysTheLaw([before, after]: [string, string]): void {
  const first = parseMarkdown(before);
  expect(visible(parseMarkdown(after, first))).toEqual(visible(parseMarkdown(after)));
}

describe('an edit', () => {
  test('of a few lines gives what reading afresh gives', { timeout: 600_000 }, () => {
    fc.assert(fc.property(edited(markdown), obeysTheLaw), { seed, numRuns: Math.ceil(runs / 2) });
  });

  test('of a long text gives what reading afresh gives', { timeout: 600_000 }, () => {
    fc.assert(fc.property(edited(longMarkdown), obeysTheLaw), { seed, numRuns: Math.ceil(runs / 20) });
  });
});
