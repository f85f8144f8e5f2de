import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setValues } from '../../../server/src/core/edits/index.js';
import { decoratedLike, oneLine } from '../../../server/src/core/edits/values.js';
import { isEmpty, type Entry, RowSource, type Task, type Workspace } from '../../../server/src/core/model/index.js';
import type { TaskColumn } from '../../../server/src/core/policy/index.js';
import type { Row } from '../../../server/src/core/syntax/index.js';
import { applyEdits } from '../../../server/src/core/text/index.js';
import { asked, fileOf, open, runs, sectionLedger, seed, tableLedger } from './ledgers.js';

const COLUMNS = ['title', 'state', 'owner', 'lock', 'lock_owner', 'due', 'artifact', 'notes', 'priority'] as const;
const values = fc.dictionary(fc.constantFrom(...COLUMNS), asked, { maxKeys: 4 });

type Asked = Partial<Record<TaskColumn, string>>;

/** Everything that a task says, in one line each. */
function said(task: Task, column: TaskColumn): string {
  const joiner = column === 'notes' ? '; ' : ', ';
  return task
    .values(column)
    .map(({ value }) => oneLine(value))
    .join(joiner);
}

/** What a column says after `text` was asked for: the documented rules, by other means. */
function expected(text: string, before: string, column: TaskColumn, dialect: 'table' | 'section'): string[] {
  const line = oneLine(text);
  if (isEmpty(line)) return [''];
  const said = [line, oneLine(decoratedLike(before, column, line))];
  return dialect === 'section' ? said : said.map((one) => one.replace(/(\\*)\|/g, evenBackslashes));
}

/** GFM cannot say an odd number of them before a pipe. */
function evenBackslashes(_: string, all: string): string {
  return `${all}${all.length % 2 === 1 ? '\\' : ''}|`;
}

function entryAt(workspace: Workspace, at: number): Entry<Task> | undefined {
  return workspace.tasks[at % Math.max(1, workspace.tasks.length)];
}

function edited(workspace: Workspace, entry: Entry<Task>, wanted: Asked): string | undefined {
  const answer = setValues(workspace, entry, wanted);
  return 'missing' in answer ? undefined : applyEdits(fileOf(workspace).document.lines.text, answer.edits);
}

function shape(workspace: Workspace): unknown {
  const { document } = fileOf(workspace);
  return {
    tables: document.tables.map(({ header, rows, detached }) => [header.line, rows.length, detached.length]),
    headings: document.headings.map(({ depth }) => depth),
    sections: document.sections.length,
    verbatim: document.verbatim.length,
    comments: document.comments.length,
    tasks: workspace.tasks.length,
  };
}

/** Asks only for what the ledger has a column for. */
function fitting(entry: Entry<Task>, wanted: Asked): Asked {
  return Object.fromEntries(Object.entries(wanted).filter(([column]) => entry.record.has(column as TaskColumn)));
}

type Law = (before: Workspace, entry: Entry<Task>, wanted: Asked, after: Workspace) => void;

const othersStay: Law = (before, entry, wanted, after) => {
  expect(shape(after)).toEqual(shape(before));
  before.tasks.forEach(({ record }, at) => {
    const now = after.tasks[at]?.record;
    const named = record === entry.record ? Object.keys(wanted) : [];
    for (const column of ['task_id', ...COLUMNS] as const) {
      if (!named.includes(column)) expect(now && said(now, column)).toBe(said(record, column));
    }
  });
};

const bytesStay: Law = (before, entry, _wanted, after) => {
  const [was, is] = [fileOf(before).document.lines, fileOf(after).document.lines];
  const height = entry.record.source.dialect === 'table' ? 1 : heightOf(before, entry);
  expect(is.text.slice(0, is.start(entry.line))).toBe(was.text.slice(0, was.start(entry.line)));
  const below = entry.line + height;
  const tail = was.text.slice(height === 1 ? was.span(entry.line).end : was.start(below));
  expect(is.text.slice(is.text.length - tail.length)).toBe(tail);
};

const cellsStay: Law = (_before, entry, wanted, after) => {
  const { source } = entry.record;
  const now = after.tasks.find(({ record }) => record.key === entry.record.key)?.record.source;
  if (!(source instanceof RowSource) || !(now instanceof RowSource)) return;
  const named = Object.keys(wanted).map((column) => source.columns.index.get(column as TaskColumn));
  for (let cell = 0; cell < source.row.length - 1; cell++) {
    if (!named.includes(cell)) expect(outer(now.row, cell)).toBe(outer(source.row, cell));
  }
};

describe.each([
  ['a table', tableLedger],
  ['sections', sectionLedger],
])('setting values in %s', (_, ledger) => {
  const cases = fc.tuple(ledger, fc.nat(), values);
  const check = (law: Law): void => {
    fc.assert(
      fc.property(cases, ([text, at, all]) => {
        const before = open(text);
        const entry = entryAt(before, at);
        fc.pre(entry !== undefined);
        const wanted = fitting(entry, all);
        const after = edited(before, entry, wanted);
        if (after === undefined) throw new Error('refused');
        law(before, entry, wanted, open(after));
      }),
      { seed, numRuns: runs },
    );
  };

  it('reads back what was asked for', () => {
    check((_before, entry, wanted, after) => {
      const now = after.tasks.find(({ record }) => record.key === entry.record.key)?.record;
      for (const [column, text] of Object.entries(wanted) as [TaskColumn, string][]) {
        const { source } = entry.record;
        const options = expected(text, source.value(column), column, source.dialect);
        const got = now && said(now, column);
        if (source.dialect === 'section' && !options.includes(got ?? '')) {
          expect(options.map(unguarded)).toContain(got && unguarded(got));
        } else expect(options).toContain(got);
      }
    });
  });

  it('leaves every other column, record and byte as it was', () => {
    check((...given) => {
      othersStay(...given);
      bytesStay(...given);
      cellsStay(...given);
    });
  });

  it('has nothing to do a second time', () => {
    check((_before, entry, wanted, after) => {
      const again = after.tasks.find(({ record }) => record.key === entry.record.key);
      expect(again && setValues(after, again, wanted)).toEqual({ edits: [] });
    });
  });
});

/** Without the backslashes that keep a text from opening a block or closing a heading. */
function unguarded(text: string): string {
  return text.replace(/\\/g, '');
}

/** A cell with its blanks. The last one of a row without a closing pipe may gain a blank before a cell behind it. */
function outer(row: Row, cell: number): string {
  const range = row.outer(cell);
  return row.text.slice(range?.start.character, range?.end.character);
}

function heightOf(workspace: Workspace, { line }: Entry<Task>): number {
  return fileOf(workspace).document.sections.find((placed) => placed.line === line)?.item.height ?? 1;
}
