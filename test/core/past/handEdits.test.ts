import { describe, expect, it } from 'vitest';
import { handEdits } from '../../../server/src/core/index.js';
import { openFixture, pastOf, readFixture } from '../../support/fixture.js';

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
