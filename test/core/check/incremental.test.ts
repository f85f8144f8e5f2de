import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Checker, NO_FACTS, openWorkspace, parseTime, type Workspace } from '../../../server/src/core/index.js';
import { FIXTURE_NOW } from '../../support/fixture.js';
import '../../support/seed.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const time = parseTime(FIXTURE_NOW);
const NOW = 'ms' in time ? time.ms : 0;

/** More than one run of rows, so that runs are kept, lost and shifted. */
const ROWS = 300;

const task = (at: number): string =>
  `| T-${at} | title ${at} | ${at % 7 === 0 ? 'DOING' : 'READY'} | WORK | 2026-0${1 + (at % 3)}-10 | - |`;
const HEAD = ['| task_id | title | state | owner | due | depends |', '|---|---|---|---|---|---|'];
const approvals = `| appr_id | task_id | op | status | requested_by |\n|---|---|---|---|---|\n${Array.from({ length: ROWS }, (_, at) => `| A-${at} | T-${at} | x | pending | WORK@a |`).join('\n')}\n`;

/** A line that takes the place of another, goes in before it, or nothing: the other goes. */
const line = fc.oneof(
  fc.constantFrom(
    '',
    '| T-7 | twice | NONSENSE | WORK | - | T-8, T-nowhere |',
    '## T-900: Section',
    '- **state**: DOING',
    '<!-- orch-ignore task/overdue: why not -->',
    '| short |',
    '`'.repeat(3),
    '2026-01-XX INFO: a log',
  ),
  fc.nat(ROWS).map(task),
);
const edit = fc.record({
  at: fc.nat(ROWS + 2),
  remove: fc.nat(2),
  insert: fc.array(line, { maxLength: 2 }),
  later: fc.nat(40 * 24),
});

describe('a checker that has seen the text before', () => {
  it('finds what one that never saw it finds', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const lines = [...HEAD, ...Array.from({ length: ROWS }, (_, at) => task(at))];
        const checker = new Checker();
        let previous: Workspace | undefined;
        let now = NOW;
        const check = (): void => {
          const sources = [
            { path: TASKS, text: `${lines.join('\n')}\n` },
            { path: APPROVALS, text: approvals },
          ];
          previous = openWorkspace({ sources }, previous);
          expect(checker.check(previous, NO_FACTS, now)).toEqual(
            new Checker().check(openWorkspace({ sources }), NO_FACTS, now),
          );
        };
        check();
        for (const { at, remove, insert, later } of edits) {
          lines.splice(at, remove, ...insert);
          now += later * 3_600_000;
          check();
        }
      }),
      { numRuns: 25 },
    );
  });
});
