import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handEdits, type Past, type Workspace } from '../../../server/src/core/index.js';
import { openFixture, pastOf, readFixture } from '../../support/fixture.js';
import { runs, seed } from '../syntax/documents.js';

/** What was edited by hand in a fixture, a line each. */
function edits(text: string): readonly string[] {
  const fixture = readFixture(text);
  const workspace = openFixture(fixture.files);
  const { tasks, approvals, added, removed } = handEdits(workspace, pastOf(fixture, workspace));
  return [
    ...[...tasks, ...approvals].flatMap(({ id, cells }) =>
      cells.map(({ column, before, after }) => `${id} ${column}: ${before} → ${after}`),
    ),
    ...added.map(({ id }) => `+ ${id}`),
    ...removed.map(({ id }) => `- ${id}`),
  ];
}

describe('hand edits', () => {
  it('are the cells that differ from the base, rows that came and rows that went', () => {
    const found = edits(`
=== ORCH/STATE/TASKS.md @base
| task_id | title | state |
|---|---|---|
| T-1 | one | PLAN |
| T-2 | two | PLAN |
| T-3 | three | **DOING** |
=== ORCH/STATE/TASKS.md
| state | task_id | title | notes |
|---|---|---|---|
| DOING | T-3 | three | new |
| READY | T-1 | uno | - |
| PLAN | T-4 | four | - |
`);
    expect(found).toEqual(['T-1 title: one → uno', 'T-1 state: PLAN → READY', '+ T-4', '- T-2']);
  });

  it('are not rows of one id that read as they did, whatever came beside them', () => {
    const base = `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state |
|---|---|---|
| T-1 | one | PLAN |
| T-1 | another | DONE |
| T-2 | two | PLAN |
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---|---|---|
`;
    expect(
      edits(`${base}| T-1 | one | PLAN |\n| T-1 | another | DONE |\n| T-2 | two | PLAN |\n| T-3 | x | PLAN |\n`),
    ).toEqual(['+ T-3']);
    expect(edits(`${base}| T-1 | one | PLAN |\n| T-1 | other | DONE |\n| T-2 | two | PLAN |\n`)).toEqual(['+ T-1']);
  });
});

const ROWS = 20;
const PATH = 'ORCH/STATE/TASKS.md';
const row = (id: number, state = 'PLAN'): string => `| T-${id} | title ${id} | ${state} |`;
const text = (rows: readonly string[]): string => `| task_id | title | state |\n|---|---|---|\n${rows.join('\n')}\n`;
const change = fc.record({
  at: fc.nat(ROWS),
  remove: fc.nat(2),
  insert: fc.array(
    fc.tuple(fc.nat(ROWS), fc.constantFrom('PLAN', 'DONE')).map(([id, state]) => row(id, state)),
    { maxLength: 2 },
  ),
});

describe('hand edits of a text that changes', () => {
  it('are what they are for who sees it for the first time', { timeout: 600_000 }, () => {
    const told = (workspace: Workspace, past: Past): unknown => {
      const { tasks, added, removed } = handEdits(workspace, past);
      return [tasks, added, removed].map((all) => all.map(({ id, cells, entry }) => [id, cells, entry?.line]));
    };
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const rows = Array.from({ length: ROWS }, (_, id) => row(id));
        const base = new Map([[PATH, text(rows)]]);
        const fixture = { files: base, marks: [], base };
        let workspace = openFixture(base);
        const past = pastOf(fixture, workspace);
        for (const { at, remove, insert } of changes) {
          rows.splice(at, remove, ...insert);
          workspace = openFixture(new Map([[PATH, text(rows)]]), workspace);
          expect(told(workspace, past)).toEqual(told(workspace, pastOf(fixture, workspace)));
        }
      }),
      { seed, numRuns: Math.ceil(runs / 10) },
    );
  });
});
