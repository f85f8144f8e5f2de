import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lines } from '../../../server/src/core/text/index.js';
import { runs, seed } from '../syntax/documents.js';

const numRuns = Math.ceil(runs / 4);
const WORDS = ['ab', 'b', '\r', '\n', 'a-b'];
const text = fc
  .array(fc.constantFrom('a', 'b', '-', 'ab', 'a-', '日本', '\r', '\n', '\r\n', 'x'.repeat(6000)), { maxLength: 30 })
  .map((parts) => parts.join(''));
const place = fc.double({ min: 0, max: 1, noNaN: true });
const edits = fc.array(fc.tuple(place, fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)), text), {
  minLength: 1,
  maxLength: 6,
});

/** A text and its lines after each edit. */
function versionsOf(first: string, changes: readonly (readonly [number, number, string])[]): [string, Lines][] {
  const all: [string, Lines][] = [[first, new Lines(first)]];
  for (const [at, length, put] of changes) {
    const [before, lines] = all.at(-1)!;
    const from = Math.floor(at * before.length);
    const to = Math.min(from + length, before.length);
    all.push([before.slice(0, from) + put + before.slice(to), lines.replace(from, to, put)]);
  }
  return all;
}

const whole = (lines: Lines, line: number): string => lines.at(line) + lines.eol(line);

/** All that can be seen of lines. */
function seen(lines: Lines): unknown {
  const each = Array.from({ length: lines.count + 1 }, (_, line) => [
    lines.start(line),
    lines.at(line),
    lines.eol(line),
  ]);
  const { count, length } = lines;
  const codes = Array.from({ length: Math.min(length, 50) }, (_, at) => lines.codeAt(at));
  const places = [-1, 0, length >> 1, length, length + 1].map((at) => lines.positionAt(at));
  return { count, length, text: lines.text, each, codes, places };
}

describe('lines of a text that changes', () => {
  test('are those of the text', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(text, edits, (first, changes) => {
        for (const [now, lines] of versionsOf(first, changes)) {
          // Before `seen` asks for the text: until then nobody has put it together.
          for (const word of WORDS) if (!now.includes(word)) expect(lines.holds(word)).toBe(false);
          expect(lines.isText(now)).toBe(true);
          expect(lines.isText(`${now.slice(1)}y`)).toBe(false);
          expect(seen(lines)).toEqual(seen(new Lines(now)));
          for (const word of WORDS) expect(lines.holds(word)).toBe(now.includes(word));
        }
      }),
      { seed, numRuns },
    );
  });

  test('are found for another text as they are after edits', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(text, edits, (first, changes) => {
        let updated = new Lines(first);
        for (const [now] of versionsOf(first, changes))
          expect(seen((updated = updated.update(now)))).toEqual(seen(new Lines(now)));
        expect(updated.update(updated.text)).toBe(updated);
      }),
      { seed, numRuns },
    );
  });

  test('know which of them are the same in another version', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(text, edits, fc.boolean(), (first, changes, apart) => {
        const all = versionsOf(first, changes).map(([now, lines]) => (apart ? new Lines(now) : lines));
        for (const [index, lines] of all.entries()) {
          const before = all[Math.max(0, index - 2)]!;
          const { head, tail } = lines.since(before);
          expect(head + tail).toBeLessThanOrEqual(Math.min(lines.count, before.count));
          for (let line = 0; line < head; line++) expect(whole(lines, line)).toBe(whole(before, line));
          for (let line = 1; line <= tail; line++)
            expect(whole(lines, lines.count - line)).toBe(whole(before, before.count - line));
          if (lines.text === before.text) expect(head + tail).toBe(lines.count);
        }
      }),
      { seed, numRuns },
    );
  });
});
