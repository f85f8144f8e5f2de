import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inlayHints,
  lenses,
  parseTime,
  resolveCaller,
  type AssistContext,
  type HeldLock,
  type LockOf,
} from '../../../server/src/core/index.js';
import { contextOf } from '../../support/cursor.js';
import { FIXTURE_NOW, readFixture } from '../../support/fixture.js';
import '../../support/seed.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

const ROWS = `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner    | lock                          | lock_owner | lock_expires_at      | due        |
|---------|-------|--------|----------|-------------------------------|------------|----------------------|------------|
| T-1     | Login | DOING  | WORK@ada | WORK@ada@2026-01-15T11:50:00Z | WORK@ada   | 2026-01-15T12:20:00Z | 2026-01-20 |
| T-2     | Logo  | READY  | WORK     | -                             | -          | -                    | 2026-01-13 |
| T-3     | Blog  | DOING  | WORK@bo  | WORK@bo@2026-01-15T11:00:00Z  | WORK@bo    | 2026-01-15T11:30:00Z | -          |
| T-4     | Wiki  | DONE   | WORK     | -                             | -          | -                    | 2026-01-01 |
| T-5     | Shop  | REVIEW | WORK     | -                             | -          | -                    | 2026-01-15 |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | ts_req               |
|---------|---------|------|----------|--------------|----------|----------------------|
| A-1     | T-5     | ship | pending  | WORK@ada     | -        | 2026-01-14T09:00:00Z |
| A-2     | T-4     | ship | approved | WORK@ada     | CMD@cy   | 2026-01-14T09:00:00Z |
| A-3     | T-5     | else | pending  | CMD@cy       | -        | 2026-01-14T09:00:00Z |
`;

const SECTIONS = `
=== ORCH/STATE/TASKS.md
# Sprint

## T-1: Login
- **state**: DOING
- **lock_owner**: WORK@ada
- **lock_expires_at**: 2026-01-15T12:20:00Z
- **due**: 2026-01-14T10:00:00Z

## T-2: Logo
- **state**: READY
- **owner**: WORK

## T-3: Blog
- **state**: DONE
- **due**: 2026-01-14
`;

/** What somebody who works here is answered from; the rows say who holds what. */
function seen(fixture: string, actor?: string, locale?: string): { context: AssistContext; lockOf: LockOf } {
  const context = contextOf(readFixture(fixture).files, locale);
  const caller = actor === undefined ? undefined : resolveCaller(context.workspace.policy, { as: actor });
  const lockOf: LockOf = ({ lock }): HeldLock | undefined => {
    if (lock?.owner === undefined) return undefined;
    const { expires, owner } = lock;
    return {
      owner: owner.text,
      expires: expires && 'ms' in expires ? expires.ms : undefined,
      mine: owner.text === actor,
    };
  };
  return { context: { ...context, caller: caller && 'role' in caller ? caller : undefined }, lockOf };
}

describe('inlay hints', () => {
  function hints(fixture: string, range = EVERYWHERE, locale?: string): { texts: string[]; until: string | undefined } {
    const { context, lockOf } = seen(fixture, undefined, locale);
    const file = context.workspace.files.get(TASKS)!;
    const { hints: found, until } = inlayHints(context, file, range, lockOf);
    for (const { at } of found) expect(at.character).toBe(file.document.lines.at(at.line).length);
    const texts = found.map(({ at, text }) => `${at.line}: ${text}`);
    return { texts, until: until === undefined ? undefined : new Date(until).toISOString() };
  }

  it('stand at the ends of the rows of open tasks', () => {
    const { texts } = hints(ROWS);
    expect(texts).toEqual(['2: 20m left, due in 5 d', '3: 2 d overdue', '4: expired 30m ago', '6: due today']);
  });

  it('are given for the lines that are asked for', () => {
    const lines = (from: number, to: number): object => ({
      start: { line: from, character: 0 },
      end: { line: to, character: 9 },
    });
    expect(hints(ROWS, lines(3, 4) as typeof EVERYWHERE).texts.map((text) => text.slice(0, 1))).toEqual(['3', '4']);
    expect(hints(SECTIONS, lines(6, 6) as typeof EVERYWHERE).texts).toEqual(['5: 20m left', '6: 1d overdue']);
  });

  it('stand behind the bullets of a section, and speak Japanese', () => {
    expect(hints(SECTIONS).texts).toEqual(['5: 20m left', '6: 1d overdue']);
    expect(hints(ROWS, EVERYWHERE, 'ja').texts[0]).toBe('2: 残り 20m, 期限まで 5 日');
  });

  it('say when they will read differently', () => {
    expect(hints(ROWS).until).toBe('2026-01-15T12:00:00.001Z');
    expect(
      hints('=== ORCH/STATE/TASKS.md\n| id | state | due |\n|---|---|---|\n| T-1 | READY | 2026-01-20 |').until,
    ).toBe('2026-01-16T00:00:00.000Z');
  });

  it('read the same until then, and differently from then on', () => {
    const start = parseTime(FIXTURE_NOW);
    if (!('ms' in start)) throw new Error('not a time');
    const { context, lockOf } = seen(ROWS);
    const file = context.workspace.files.get(TASKS)!;
    const at = (now: number) => inlayHints({ ...context, now }, file, EVERYWHERE, lockOf);
    fc.assert(
      fc.property(
        fc.integer({ min: -5 * 86_400_000, max: 9 * 86_400_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (away, part) => {
          const now = start.ms + away;
          const { hints: found, until } = at(now);
          expect(until).toBeGreaterThan(now);
          const between = now + Math.floor(part * ((until ?? now) - 1 - now));
          expect(at(between).hints).toEqual(found);
          expect(at(until ?? now).hints).not.toEqual(found);
        },
      ),
    );
  });
});

describe('code lenses', () => {
  function shown(fixture: string, actor?: string, path = TASKS): string[] {
    const { context, lockOf } = seen(fixture, actor);
    return lenses(context, context.workspace.files.get(path)!, lockOf).lenses.map((lens) =>
      lens.kind === 'table'
        ? `${lens.line}: ${lens.status}`
        : `${lens.line}: ${lens.id} [${lens.status}] ${lens.events.join(' ')}`,
    );
  }
  const HEAD = '0: 4 open, 2 under way, 1 overdue';

  it('stand above the rows that somebody has in hand, and sum the table up', () => {
    expect(shown(ROWS, 'WORK@ada')).toEqual([HEAD, '2: T-1 [WORK@ada, 20m left] submit recover']);
    expect(shown(ROWS, 'WORK@bo')).toEqual([HEAD, '4: T-3 [WORK@bo, expired 30m ago] submit recover']);
  });

  it('stand above the one row to start next for who has nothing in hand', () => {
    expect(shown(ROWS, 'WORK@cy')).toEqual([HEAD, '3: T-2 [] start']);
    expect(
      shown(
        ROWS.replace(/T-2 .*/, (row) => row.replace('WORK', 'AUDIT')),
        'WORK@cy',
      ),
    ).toEqual([HEAD]);
  });

  it('say what blocks the work in hand, and lead to what can be done instead', () => {
    const returned = ROWS.replace(
      'DOING  | WORK@ada | WORK@ada@2026-01-15T11:50:00Z | WORK@ada   | 2026-01-15T12:20:00Z',
      'FIX | WORK@ada | - | - | -',
    );
    expect(shown(returned, 'WORK@ada').slice(1)).toEqual(['2: T-1 [] start']);
    const blocked = `${returned.trimEnd()}\n=== blocked_items.md\n### BLOCK-1: No keys\n- **status**: Active\n- **task**: T-1\n`;
    expect(shown(blocked, 'WORK@ada').slice(1)).toEqual(['2: T-1 [blocked by BLOCK-1] ', '3: T-2 [] start']);
  });

  it('stand above what anybody holds where nobody is known, without moves', () => {
    expect(shown(ROWS)).toEqual([HEAD, '2: T-1 [WORK@ada, 20m left] ', '4: T-3 [WORK@bo, expired 30m ago] ']);
  });

  it('stand above the approvals that wait for a decision of who works here', () => {
    expect(shown(ROWS, 'CMD@cy', APPROVALS)).toEqual(['2: A-1 [] approve reject']);
    expect(shown(ROWS, 'AUDIT@di', APPROVALS)).toEqual(['2: A-1 [] approve reject', '4: A-3 [] approve reject']);
    expect(shown(ROWS, 'WORK@ada', APPROVALS)).toEqual([]);
  });

  it('stand above every open task of a ledger of sections', () => {
    expect(shown(SECTIONS, 'WORK@cy')).toEqual(['2: T-1 [WORK@ada, 20m left] ', '8: T-2 [] start']);
  });

  it('are few, however many rows there are', () => {
    const row = (at: number): string =>
      `| T-${String(at)} | x | DOING | WORK@ada | WORK@ada@2026-01-15T11:50:00Z | WORK@ada | 2026-01-15T12:20:00Z | - |`;
    const rows = Array.from({ length: 1000 }, (_, at) => row(at));
    const ledger = `${ROWS.split('\n').slice(0, 4).join('\n')}\n${rows.join('\n')}\n`;
    expect(shown(ledger, 'WORK@ada')).toHaveLength(21);
  });
});
