import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../../server/src/decode.js';
import { decodeNear, type Decoded } from '../../../server/src/node/replay/decoded.js';
import { seed } from '../../support/seed.js';

/** Lines long enough for several pieces, some of them no UTF-8 or with a zero in it. */
const line = fc.oneof(
  { weight: 20, arbitrary: fc.string({ maxLength: 30 }).map((text) => Buffer.from(text.repeat(60))) },
  { weight: 4, arbitrary: fc.constant(Buffer.from('在庫同期の遅延を測る 🐟'.repeat(40))) },
  { weight: 1, arbitrary: fc.constantFrom(Buffer.from([0xe5, 0x9c]), Buffer.from([0]), Buffer.from([0xff, 0xfe])) },
);
const file = fc.array(line, { maxLength: 25 }).map(joined);

function joined(lines: readonly Buffer[]): Buffer {
  return Buffer.concat(lines.flatMap((one) => [one, Buffer.from('\n')]));
}

/** Another version: some lines of the first taken out, some put in. */
const versions = fc.array(line, { maxLength: 25 }).chain((lines) =>
  fc
    .array(fc.tuple(fc.nat(lines.length), fc.nat(3), fc.array(line, { maxLength: 2 })), { maxLength: 3 })
    .map((edits) => {
      const after = [...lines];
      for (const [at, gone, come] of edits) after.splice(at, gone, ...come);
      return [joined(lines), joined(after)] as const;
    }),
);

describe('decodeNear', () => {
  it('decodes as decodeSource does, with another version beside it or without', () => {
    fc.assert(
      fc.property(fc.oneof(versions, fc.tuple(file, file)), ([first, second]) => {
        const one = decodeNear('a', first, undefined);
        expect(one.source).toEqual(decodeSource('a', first));
        const two = decodeNear('a', second, one);
        expect(two.source).toEqual(decodeSource('a', second));
        expect(decodeNear('a', first, two).source).toEqual(one.source);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('reads nothing anew but the piece that changed', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => Buffer.from(`| T-${at} | タイトル ${'x'.repeat(50)} |`));
    const before = decodeNear('a', joined(rows), undefined);
    const after = decodeNear(
      'a',
      joined(rows.map((row, at) => (at === 500 ? Buffer.from('| T-500 | done |') : row))),
      before,
    );
    const known = new Set(before.pieces.map(({ text }) => text));
    expect(sharedIn(before, after)).toBeGreaterThan(0.9);
    expect(after.pieces.filter(({ text }) => !known.has(text)).length).toBeLessThan(3);
  });
});

function sharedIn(before: Decoded, after: Decoded): number {
  const known = new Set(before.pieces.map(({ text }) => text));
  return after.pieces.filter(({ text }) => known.has(text)).length / after.pieces.length;
}
