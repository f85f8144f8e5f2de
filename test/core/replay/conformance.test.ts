import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conformanceOf, rateOf, type Finding, type FindingCode, type Step } from '../../../server/src/core/index.js';
import { seed } from '../../support/seed.js';

const CODES: readonly FindingCode[] = ['task/id-missing', 'task/overdue', 'audit/ignored'];
const PEOPLE = [undefined, { name: 'Dana', email: 'dana@example.org' }, { name: 'D.', email: 'Dana@Example.org' }, { name: 'Kenji', email: '' }]; // prettier-ignore

const step: fc.Arbitrary<Step> = fc
  .record({
    at: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2026, 11, 31) }),
    author: fc.constantFrom(...PEOPLE),
    codes: fc.subarray<FindingCode>([...CODES]),
    oid: fc.stringMatching(/^[0-9a-f]{8}$/),
  })
  .map(({ at, author, codes, oid }) => ({
    kind: 'task',
    id: 'T-1',
    about: 'T-1',
    from: 'PLAN',
    to: 'DONE',
    event: undefined,
    at,
    commit: { oid, time: at, ...(author === undefined ? {} : { author }) },
    move: undefined,
    findings: codes.map((code) => ({ code }) as unknown as Finding),
  }));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe('conformanceOf', () => {
  it('counts every step once by month and once by author, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { total, months, authors, rules } = conformanceOf(steps);
        expect(total).toEqual({ steps: steps.length, illegal: steps.filter((one) => one.findings.length > 0).length });
        for (const list of [months, authors]) {
          expect(sum(list.map((one) => one.steps))).toBe(total.steps);
          expect(sum(list.map((one) => one.illegal))).toBe(total.illegal);
        }
        expect(months.map(({ month }) => month)).toEqual([...new Set(months.map(({ month }) => month))].sort());
        for (const { rule, illegal, first, last } of rules) {
          const seen = steps.filter(({ findings }) => findings.some(({ code }) => code === rule)).map(({ at }) => at);
          expect({ illegal, first: first?.at, last: last?.at }).toEqual({
            illegal: seen.length,
            first: Math.min(...seen),
            last: Math.max(...seen),
          });
        }
        const backwards = conformanceOf([...steps].reverse());
        expect(backwards.months).toEqual(months);
        expect(backwards.total).toEqual(total);
      }),
      { seed },
    );
  });

  it('takes addresses in other letters for one person, and people without one by their names', () => {
    const at = Date.UTC(2026, 0, 1);
    const by = (author: (typeof PEOPLE)[number]): Step => ({
      ...{ kind: 'task', id: 'T-1', about: 'T-1', from: 'PLAN', to: 'READY', event: 'ready', at, move: undefined },
      commit: { oid: 'a', time: at, ...(author === undefined ? {} : { author }) },
      findings: [],
    });
    expect(conformanceOf(PEOPLE.map(by)).authors.map(({ steps }) => steps)).toEqual([2, 1, 1]);
  });

  it('has a rate of 1 where nothing happened', () => {
    expect(rateOf(conformanceOf([]).total)).toBe(1);
    expect(rateOf({ steps: 4, illegal: 1 })).toBe(0.75);
  });
});
