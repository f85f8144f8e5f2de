import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTime } from '../../../server/src/core/index.js';
import { seed } from '../../support/seed.js';

const numRuns = Number(process.env['ORCH_RUNS'] ?? 1000);

const two = (most: number): fc.Arbitrary<string> => fc.nat(most).map((part) => String(part).padStart(2, '0'));

it('reads a time as SPEC writes it like the same time in another form', () => {
  const year = fc.constantFrom('0000', '0001', '0099', '1000', '1969', '2024', '2025', '9999');
  const parts = fc.tuple(year, two(14), two(33), two(26), two(62), two(62));
  fc.assert(
    fc.property(parts, ([y, mo, d, h, mi, s]) => {
      const [quick, slow] = [
        parseTime(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`),
        parseTime(`${y}-${mo}-${d} ${h}:${mi}:${s}Z`),
      ];
      expect(quick).toEqual('ms' in slow ? { ...slow, canonical: true } : slow);
    }),
    { seed, numRuns },
  );

  fc.assert(
    fc.property(fc.tuple(year, two(14), two(33)), ([y, mo, d]) => {
      const [quick, slow] = [parseTime(`${y}-${mo}-${d}`), parseTime(`${y}/${mo}/${d}`)];
      expect(quick).toEqual('ms' in slow ? { ...slow, canonical: true } : slow);
    }),
    { seed, numRuns },
  );
});
