import { describe, expect, it } from 'vitest';
import { applyEdits, type FindingCode } from '../../../server/src/core/index.js';
import { readFixture } from '../../support/fixture.js';
import { APPROVALS, findingsOf, found, table, TASKS } from './cases.js';

const HEAD = 'task_id | title | state | owner';
const PLANNED = (...ids: readonly string[]): string =>
  table(HEAD, ...ids.map((id) => `${id} | Task ${id} | READY | WORK`));

/** The ledger after the first fix of the only finding. */
function mended(code: FindingCode, fixture: string): string | undefined {
  const [finding, ...more] = findingsOf(code, fixture);
  expect(more).toEqual([]);
  const [fix] = finding?.fixes ?? [];
  const text = readFixture(fixture).files.get(finding?.file ?? '') ?? '';
  return fix && applyEdits(text, fix.edits);
}

const edited = (path: string, before: string, after: string): string =>
  [`=== ${path} @base`, before, `=== ${path}`, after].join('\n');

describe('a row that is gone', () => {
  it.each([
    ['first', ['T-2', 'T-3']],
    ['in the middle', ['T-1', 'T-3']],
    ['last', ['T-1', 'T-2']],
  ])('comes back where it stood: %s', (_, left) => {
    const whole = PLANNED('T-1', 'T-2', 'T-3');
    const fixture = edited(TASKS, whole, PLANNED(...left));
    expect(mended('history/row-deleted', fixture)).toBe(`${whole}\n`);
  });

  it('is offered nowhere where the table has other columns now', () => {
    const now = table('task_id | title | state', 'T-1 | Task T-1 | READY');
    expect(mended('history/row-deleted', edited(TASKS, PLANNED('T-1', 'T-2'), now))).toBeUndefined();
  });
});

describe('a row that should not have come', () => {
  const asked = 'appr_id | task_id | op | status | requested_by | approver | ts_req | ts_dec';
  const one = 'A-1 | T-1 | form | pending | WORK@lee | - | 2026-01-14T09:00:00Z | -';

  it('is taken out: a task that begins late', () => {
    const late = `${PLANNED('T-1')}\n| T-2 | Task T-2 | DONE | WORK |`;
    expect(mended('history/born-past-initial', edited(TASKS, PLANNED('T-1'), late))).toBe(`${PLANNED('T-1')}\n`);
  });

  it('is taken out: an approval that was never asked for', () => {
    const [before, after] = [
      table(asked, one),
      table(asked, one.replace('A-1', 'A-2').replace('pending', 'approved'), one),
    ];
    expect(mended('history/born-decided', edited(APPROVALS, before, after))).toBe(`${before}\n`);
  });
});

describe('approvals in sections', () => {
  const section = (status: string, op: string): string =>
    `## A-1\n\n- **task_id**: T-1\n- **op**: ${op}\n- **status**: ${status}\n- **requested_by**: WORK@lee\n- **approver**: AUDIT@kim\n- **ts_req**: 2026-01-14T09:00:00Z\n- **ts_dec**: 2026-01-14T10:00:00Z`;
  const decided = section('approved', 'form');

  it('are held to their decisions, and a fix puts the bullet back', () => {
    const fixture = edited(APPROVALS, decided, section('rejected', 'form'));
    expect(found('history/decision-reversed', fixture)).toEqual(['A-1 error «rejected»']);
    expect(mended('history/decision-reversed', fixture)).toBe(`${decided}\n`);
  });

  it('are held to what was asked for, and a fix puts the bullet back', () => {
    const fixture = edited(APPROVALS, decided, section('approved', 'everything'));
    expect(found('history/immutable-cell-changed', fixture)).toEqual(['A-1 error «everything»']);
    expect(mended('history/immutable-cell-changed', fixture)).toBe(`${decided}\n`);
  });

  it('are missed where they are gone, and found where they come decided', () => {
    const other = decided.replaceAll('A-1', 'A-2');
    expect(found('history/row-deleted', edited(APPROVALS, `${decided}\n\n${other}`, decided))).toHaveLength(1);
    expect(found('history/born-decided', edited(APPROVALS, decided, `${decided}\n\n${other}`))).toEqual([
      'A-2 error «approved»',
    ]);
  });
});
