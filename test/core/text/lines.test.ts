import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lines } from '../../../server/src/core/text/index.js';
import { runs, seed, versions } from '../syntax/documents.js';

const WORDS = ['ab', 'b', '\r', '\n', 'a-b'];
const texts = versions(
  fc
    .array(fc.constantFrom('a', 'b', '-', 'ab', 'a-', '日本', '\r', '\n', '\r\n'), { maxLength: 30 })
    .map((parts) => parts.join('')),
);

describe('lines of a text that changes', () => {
  test('hold the words that the text holds', () => {
    fc.assert(
      fc.property(texts, (all) => {
        let lines = new Lines('');
        for (const text of all) {
          lines = lines.update(text).lines;
          for (const word of WORDS) expect(lines.holds(word)).toBe(text.includes(word));
        }
      }),
      { seed, numRuns: runs },
    );
  });
});
