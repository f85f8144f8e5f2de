import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { semanticDiff, type SemanticDiff } from '../../../server/src/core/index.js';
import { openFixture, pastOf, readFixture } from '../../support/fixture.js';
import { seed } from '../../support/seed.js';

function diffOf(text: string): SemanticDiff {
  const fixture = readFixture(text);
  const workspace = openFixture(fixture.files);
  return semanticDiff(workspace, pastOf(fixture, workspace));
}

const SIGNS = { added: '+', removed: '-', changed: '~' };

/** A diff as lines. */
function said(text: string): readonly string[] {
  const { rows, flags } = diffOf(text);
  return [
    ...rows.flatMap(({ change, id, cells }) =>
      change === 'changed'
        ? cells.map(({ column, before, after }) => `~ ${id} ${column}: ${before} → ${after}`)
        : [`${SIGNS[change]} ${id}`],
    ),
    ...flags.map(({ name, before = '', after = '' }) => `${name}: ${before} → ${after}`),
  ];
}

const BASE = `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner | Team |
|---|---|---|---|---|
| T-1 | one | PLAN | WORK | red |
| T-2 | two | PLAN | WORK | red |
| T-3 | three | **DOING** | WORK | blue |
=== ORCH/STATE/flags.md @base
FREEZE=on
AUTO_DECIDE=off
=== blocked_items.md @base
### BLOCK-001: No room
- **status**: Active
- **task**: T-1
`;

describe('a semantic diff', () => {
  it('tells of rows and cells, wherever they stand, and of nothing else', () => {
    const now = `
=== ORCH/STATE/TASKS.md
# A title that is new

| state | task_id | title | owner | Team | notes |
|:-----:|---|---|---|---|---|
| DOING | T-3   | three | WORK | green | - |
| READY | T-1 | uno | WORK | red | x |
| PLAN | T-4 | four | WORK | red | - |
=== ORCH/STATE/flags.md
FREEZE=off
AUTO_DECIDE=OFF
=== blocked_items.md
### BLOCK-001: No room
- **status**: Resolved
- **task**: T-1
`;
    expect(said(BASE + now)).toEqual([
      '~ T-3 Team: blue → green',
      '~ T-1 title: one → uno',
      '~ T-1 state: PLAN → READY',
      '~ T-1 notes:  → x',
      '+ T-4',
      '- T-2',
      '~ BLOCK-001 status: active → resolved',
      'FREEZE: on → off',
    ]);
  });

  it('says where a row stands now, and that hands changed it', () => {
    const { rows } = diffOf(`${BASE}
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | Team |
|---|---|---|---|---|
| T-2 | two | PLAN | WORK | red |
| T-3 | three | DONE | WORK | blue |
=== ORCH/STATE/flags.md
FREEZE=on
AUTO_DECIDE=off
=== blocked_items.md
### BLOCK-001: No room
- **status**: Active
- **task**: T-1
`);
    expect(rows).toMatchObject([
      {
        id: 'T-3',
        title: 'three',
        file: 'ORCH/STATE/TASKS.md',
        line: 3,
        byHand: true,
        moves: [],
        cells: [{ column: 'state', before: '**DOING**', after: 'DONE', byHand: true }],
      },
      { id: 'T-1', change: 'removed', line: undefined, byHand: true },
    ]);
  });

  it('is empty without a base, and reads sections with bullets of a team like tables', () => {
    expect(diffOf('=== ORCH/STATE/TASKS.md\n| task_id | title | state |\n|---|---|---|\n| T-1 | a | PLAN |\n')).toEqual(
      {
        rows: [],
        flags: [],
      },
    );
    const section = (team: string): string => `
### T-1: One
- **state**: PLAN
- **squad**: ${team}
`;
    const text = `=== ORCH/STATE/TASKS.md @base${section('red')}=== ORCH/STATE/TASKS.md${section('blue')}`;
    expect(said(text)).toEqual(['~ T-1 squad: red → blue']);
  });

  it('says what an independent model says of random rows', () => {
    const cell = fc.constantFrom('a', 'b', '-', 'x y');
    const id = fc.constantFrom('T-1', 'T-2', 'T-3', 'T-4', 'T-5');
    const rows = fc.uniqueArray(fc.record({ id, title: cell, owner: cell }), {
      selector: (row) => row.id,
      maxLength: 5,
    });
    type Row = Readonly<Record<'id' | 'title' | 'owner', string>>;
    const table = (list: readonly Row[], order: readonly (keyof Row)[]): string => {
      const names = { id: 'task_id', title: 'title', owner: 'owner' };
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} | PLAN |\n`;
      const head = `| ${order.map((key) => names[key]).join(' | ')} | state |\n|---|---|---|---|\n`;
      return head + list.map((row) => line(order.map((key) => row[key]))).join('');
    };
    const orders = fc.constantFrom<(keyof Row)[]>(['id', 'title', 'owner'], ['owner', 'id', 'title']);
    fc.assert(
      fc.property(rows, rows, orders, orders, (before, after, one, other) => {
        const text = `=== ORCH/STATE/TASKS.md @base\n${table(before, one)}=== ORCH/STATE/TASKS.md\n${table(after, other)}`;
        const model = new Set([
          ...after.filter((row) => !before.some((old) => old.id === row.id)).map((row) => `+ ${row.id}`),
          ...before.filter((row) => !after.some((now) => now.id === row.id)).map((row) => `- ${row.id}`),
          ...after.flatMap((now) => {
            const old = before.find((row) => row.id === now.id);
            if (old === undefined) return [];
            const value = (text: string): string => (text === '-' ? '' : text);
            return (['title', 'owner'] as const)
              .filter((key) => old[key] !== now[key])
              .map((key) => `~ ${now.id} ${key}: ${value(old[key])} → ${value(now[key])}`);
          }),
        ]);
        expect(new Set(said(text))).toEqual(model);
      }),
      { seed },
    );
  });

  it('pairs rows that share an id: those that are the same first', () => {
    const rows = (titles: readonly string[]): string =>
      `| task_id | title | state |\n|---|---|---|\n${titles.map((title) => `| T-1 | ${title} | PLAN |\n`).join('')}`;
    const text = (before: string[], after: string[]): string =>
      `=== ORCH/STATE/TASKS.md @base\n${rows(before)}=== ORCH/STATE/TASKS.md\n${rows(after)}`;
    expect(said(text(['a', 'b'], ['x', 'a', 'b']))).toEqual(['+ T-1']);
    expect(said(text(['a', 'b'], ['b', 'y']))).toEqual(['~ T-1 title: a → y']);
  });
});
