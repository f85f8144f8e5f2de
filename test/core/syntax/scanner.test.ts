import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../server/src/core/syntax/index.js';
import { longMarkdown, markdown, runs, seed } from './documents.js';
import { readingByRemark, readingOf } from './reading.js';

describe('rows are scanned, remark is the judge', () => {
  test('reads every document as remark reads the whole of it', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(readingOf(parseMarkdown(text))).toEqual(readingByRemark(text));
      }),
      { seed, numRuns: runs },
    );
  });

  test('reads long documents in chunks as remark reads the whole', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(longMarkdown, (text) => {
        expect(readingOf(parseMarkdown(text))).toEqual(readingByRemark(text));
      }),
      { seed, numRuns: Math.ceil(runs / 20) },
    );
  });
});
