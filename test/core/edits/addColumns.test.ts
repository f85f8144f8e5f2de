import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addColumns, removeColumns, type AskedColumns } from '../../../server/src/core/edits/index.js';
import { RowSource, type Workspace } from '../../../server/src/core/model/index.js';
import { defaultPolicy, loadPolicy, TASK_COLUMNS, type TaskColumn } from '../../../server/src/core/policy/index.js';
import type { Row } from '../../../server/src/core/syntax/index.js';
import { applyEdits } from '../../../server/src/core/text/index.js';
import { APPROVALS, fileOf, open, runs, sectionLedger, seed, tableLedger } from './ledgers.js';

const columns = fc.subarray([...TASK_COLUMNS], { minLength: 1 });

function asked(tasks: readonly TaskColumn[]): AskedColumns {
  return { tasks, approvals: [], sections: true };
}

function textOf(workspace: Workspace): string {
  return fileOf(workspace).document.lines.text;
}

function migrated(workspace: Workspace, wanted: readonly TaskColumn[]): Workspace {
  const { edits } = addColumns(fileOf(workspace), asked(wanted), workspace.policy);
  return open(applyEdits(textOf(workspace), edits));
}

/** A cell that a row lacks says as much as one with a dash. */
function bare(row: Row, cell: number): string {
  return row.value(cell).replace(/^-$/, '');
}

/** How many columns the first table has. */
function widthOf(workspace: Workspace): number {
  return fileOf(workspace).tasks?.tables[0]?.table.header.item.length ?? 0;
}

type Law = (before: Workspace, wanted: readonly TaskColumn[], after: Workspace) => void;

const everythingStays: Law = (before, wanted, after) => {
  expect(said(after)).toEqual(said(before));
  const width = widthOf(before);
  const rows = ({ tasks }: Workspace): readonly unknown[] =>
    tasks.map(({ record: { source } }) =>
      source instanceof RowSource ? Array.from({ length: width }, (_cell, at) => bare(source.row, at)) : [],
    );
  expect(rows(after)).toEqual(rows(before));
  const others = TASK_COLUMNS.filter((column) => !wanted.includes(column));
  const known = ({ tasks }: Workspace): unknown => tasks.map(({ record }) => others.map((one) => record.has(one)));
  expect(known(after)).toEqual(known(before));
};

const columnsAreEmpty: Law = (before, wanted, after) => {
  for (const [at, { record }] of after.tasks.entries()) {
    const was = before.tasks[at]?.record;
    for (const column of wanted) {
      expect(record.has(column)).toBe(true);
      if (was?.has(column) === false) expect([record.text(column), record.values(column)]).toEqual(['', []]);
    }
  }
  const table = fileOf(after).tasks?.tables[0];
  for (const column of wanted) if (table !== undefined) expect(table.columns.index.has(column)).toBe(true);
};

const surplusStaysSurplus: Law = (before, _wanted, after) => {
  const grown = widthOf(after) - widthOf(before);
  for (const [at, { record }] of before.tasks.entries()) {
    const [was, is] = [record.source, after.tasks[at]?.record.source];
    if (!(was instanceof RowSource) || !(is instanceof RowSource)) continue;
    for (let cell = widthOf(before); cell < was.row.length; cell++) {
      expect(is.row.value(cell + grown)).toBe(was.row.value(cell));
    }
  }
};

const bytesStay: Law = (before, wanted, after) => {
  const { edits } = addColumns(fileOf(before), asked(wanted), before.policy);
  for (const { range } of edits) expect(range.start).toEqual(range.end);
  if (fileOf(before).tasks?.tables.length === 0) return;
  const [was, is] = [fileOf(before).document.lines, fileOf(after).document.lines];
  expect(is.count).toBe(was.count);
  const own = linesOfLedger(before);
  for (let line = 0; line < was.count; line++) {
    expect(is.eol(line)).toBe(was.eol(line));
    if (!own.has(line)) expect(is.at(line)).toBe(was.at(line));
    else expect(without(is.at(line), was.at(line))).toMatch(/^[-| \t\p{L}_:]*$/u);
  }
};

const nothingIsLeftToDo: Law = (_before, wanted, after) => {
  expect(addColumns(fileOf(after), asked(wanted), after.policy)).toMatchObject({ edits: [], added: [] });
};

const canBeTakenBack: Law = (before, wanted, after) => {
  const { places } = addColumns(fileOf(before), asked(wanted), before.policy);
  const taken = removeColumns(fileOf(after), places);
  if (!('edits' in taken)) throw new Error(JSON.stringify(taken));
  const [was, is] = [before, after].map((one) => fileOf(one).document.lines.text) as [string, string];
  // Cells that a short row lacked stay, and so does the blank before a last cell without a pipe behind it.
  const bare = (text: string): string => text.replace(/(?:[ \t]*\|[ \t]*-?)*[ \t]*$/gm, '');
  expect(bare(applyEdits(is, taken.edits))).toBe(bare(was));
};

describe.each([
  ['a table', tableLedger],
  ['sections', sectionLedger],
])('adding columns to %s', (_, ledger) => {
  const check = (...laws: readonly Law[]): void => {
    fc.assert(
      fc.property(ledger, columns, (source, wanted) => {
        const before = open(source);
        const after = migrated(before, wanted);
        for (const law of laws) law(before, wanted, after);
      }),
      { seed, numRuns: runs },
    );
  };

  it('leaves what every record says, and adds what is empty', () => {
    check(everythingStays, columnsAreEmpty, surplusStaysSurplus);
  });

  it('leaves every byte, and nothing to do a second time', () => {
    check(bytesStay, nothingIsLeftToDo);
  });

  it('can be taken back', () => {
    check(canBeTakenBack);
  });
});

/** What everybody reads in the records. */
function said({ tasks }: Workspace): unknown {
  return tasks.map(({ record }) => ({
    columns: TASK_COLUMNS.map((column) => record.values(column).map(({ value }) => value)),
    id: record.id,
    state: record.state?.name,
    owner: record.owner?.text,
    priority: record.priority,
    depends: record.depends.map(({ text }) => text),
  }));
}

/** Header, delimiter and rows of the tables that list records. */
function linesOfLedger(workspace: Workspace): ReadonlySet<number> {
  const tables = fileOf(workspace).tasks?.tables ?? [];
  return new Set(
    tables.flatMap(({ table }) => [table.header.line, table.delimiterLine, ...table.rows.map(({ line }) => line)]),
  );
}

/** What was put into a line, taken for one stretch of it. */
function without(now: string, was: string): string {
  let head = 0;
  while (head < was.length && now[head] === was[head]) head++;
  const tail = was.length - head;
  expect(now.endsWith(was.slice(head))).toBe(true);
  return now.slice(head, now.length - tail);
}

describe('the style of added columns', () => {
  const add = (source: string, tasks: readonly TaskColumn[], path?: string): string => {
    const file = fileOf(open(source, path), path);
    return applyEdits(source, addColumns(file, asked(tasks), defaultPolicy).edits);
  };

  it.each([
    [
      'aligned',
      '| task_id | state |\n|---------|-------|\n| T-1     | READY |\n',
      '| task_id | state | owner |\n|---------|-------|-------|\n| T-1     | READY | -     |\n',
    ],
    ['tight', '|task_id|state|\n|-|-|\n|T-1|READY|\n', '|task_id|state|owner|\n|-|-|---|\n|T-1|READY|-|\n'],
    [
      'without outer pipes',
      'task_id | state\n--- | ---\nT-1 | READY\nT-2 | PLAN \\\n',
      'task_id | state | owner\n--- | --- | ---\nT-1 | READY | -\nT-2 | PLAN \\ | -\n',
    ],
    [
      'Windows, with a mark and blanks at the end',
      '\uFEFF| task_id | state |  \r\n|---|---|\r\n| T-1 | READY |\t\r\n',
      '\uFEFF| task_id | state | owner |  \r\n|---|---|---|\r\n| T-1 | READY | - |\t\r\n',
    ],
    [
      'too short and too long',
      '| task_id | state | x |\n|---|---|---|\n| T-1 |\n| T-2 | READY | a | beyond | all\n',
      '| task_id | state | x | owner |\n|---|---|---|---|\n| T-1 | - | - | - |\n| T-2 | READY | a | - | beyond | all\n',
    ],
    [
      'too long, behind an empty cell',
      '|task_id|state|x|\n|---|---|---|\nT-1|READY||beyond\n',
      '|task_id|state|x|owner|\n|---|---|---|---|\nT-1|READY||-|beyond\n',
    ],
    [
      'with a text right under it',
      '| task_id | state |\n|---|---|\n| T-1 | READY |\nMore to come.\n',
      '| task_id | state | owner |\n|---|---|---|\n| T-1 | READY | - |\nMore to come.\n',
    ],
    [
      'Japanese',
      '| ID  | 件名     | 状態   |\n|-----|----------|--------|\n| T-1 | ログイン | 計画中 |\n',
      '| ID  | 件名     | 状態   | 担当 |\n|-----|----------|--------|------|\n| T-1 | ログイン | 計画中 | -    |\n',
    ],
    [
      'sections',
      '### T-1: Login\n\n* __state__： READY\n\nText.\n',
      '### T-1: Login\n\n* __state__： READY\n* __owner__： -\n\nText.\n',
    ],
  ])('%s', (_, before, after) => {
    expect(add(before, ['owner'])).toBe(after);
  });

  it('leaves views alone, and other tables of records not', () => {
    const ledger = '| task_id | state |\n|---|---|\n| T-1 | READY |\n';
    const more = '\n| id | status |\n|---|---|\n| T-2 | PLAN |\n';
    const view = '\n## Today\n\n| task_id | title | state |\n|---|---|---|\n| T-1 | Login | READY |\n';
    expect(add(ledger + more + view, ['due'])).toBe(
      `| task_id | state | due |\n|---|---|---|\n| T-1 | READY | - |\n\n| id | status | due |\n|---|---|---|\n| T-2 | PLAN | - |\n${view}`,
    );
  });

  it('takes the name that the policy reads', () => {
    const { policy } = loadPolicy(
      '---\norch:\n  version: 1\n  columns: { tasks: { notes: off, owner: title, 担当: title, 担当者: owner } }\n---\n',
    );
    const source = '| task_id | state |\n|---|---|\n| T-1 | READY |\n';
    const result = addColumns(fileOf(open(source)), asked(['owner', 'notes']), policy);
    expect(applyEdits(source, result.edits).split('\n')[0]).toBe('| task_id | state | 担当者 | 備考 |');
    expect(result.added).toEqual(['owner', 'notes']);
  });

  it('adds to approvals too', () => {
    const source = '| appr_id | task_id | op | status |\n|---|---|---|---|\n| A-1 | T-1 | x | pending |\n';
    const wanted: AskedColumns = { tasks: [], approvals: ['kind', 'digest'], sections: false };
    const { edits, added } = addColumns(fileOf(open(source, APPROVALS), APPROVALS), wanted, defaultPolicy);
    expect(added).toEqual(['kind', 'digest']);
    expect(applyEdits(source, edits)).toBe(
      '| appr_id | task_id | op | status | kind | digest |\n|---|---|---|---|---|---|\n| A-1 | T-1 | x | pending | - | - |\n',
    );
  });
});
