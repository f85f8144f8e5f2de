import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Checker, factsFrom, NO_PAST, openWorkspace, parseTime, type Finding } from '../../../server/src/core/index.js';
import { FIXTURE_NOW } from '../../support/fixture.js';
import { seed } from '../../support/seed.js';
import { ledgerFiles } from '../rules/ledgers.js';

const numRuns = Number(process.env['ORCH_RUNS'] ?? 150);
const time = parseTime(FIXTURE_NOW);
const NOW = 'ms' in time ? time.ms : 0;
const FACTS = factsFrom(
  new Map([['docs/a.md', { fact: { kind: 'file', size: 1, ignored: false, text: 'a' }, text: true }]]),
);

describe('a check that is asked about some records', () => {
  it('says of them what a whole check says', () => {
    fc.assert(
      fc.property(ledgerFiles, fc.nat(), (files, pick) => {
        const workspace = openWorkspace({ sources: [...files].map(([path, text]) => ({ path, text })) });
        const keys = [...workspace.tasks, ...workspace.approvals].map(({ record }) => record.key);
        const key = keys[pick % Math.max(1, keys.length)] ?? '';
        const of = (checker: Checker): readonly Finding[] =>
          checker.check(workspace, FACTS, NOW, NO_PAST).findings.filter(({ id }) => id?.normalize('NFC') === key);
        expect(of(new Checker(undefined, true, new Set([key])))).toEqual(of(new Checker()));
      }),
      { seed, numRuns },
    );
  });
});
