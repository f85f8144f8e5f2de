import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendRecord, removeRecord } from '../../../server/src/core/edits/index.js';
import { oneLine } from '../../../server/src/core/edits/values.js';
import { isEmpty, type Task, type Workspace } from '../../../server/src/core/model/index.js';
import type { TaskColumn } from '../../../server/src/core/policy/index.js';
import { applyEdits } from '../../../server/src/core/text/index.js';
import { asked, fileOf, open, runs, sectionLedger, seed, tableLedger } from './ledgers.js';

const COLUMNS = ['title', 'state', 'owner', 'lock', 'due', 'artifact', 'notes', 'priority'] as const;
const values = fc.dictionary(fc.constantFrom(...COLUMNS), asked, { maxKeys: 5 });

type Asked = Partial<Record<TaskColumn, string>>;

function text(workspace: Workspace): string {
  return fileOf(workspace).document.lines.text;
}

/** What a record says, column by column. */
function said(task: Task): unknown {
  return ['task_id' as const, ...COLUMNS].map((column) => task.values(column).map(({ value }) => value));
}

function fitting(workspace: Workspace, wanted: Asked): Asked {
  const has = (column: string): boolean =>
    workspace.tasks.some(({ record }) => record.has(column as TaskColumn)) ||
    fileOf(workspace).tasks?.tables.some(({ columns }) => columns.index.has(column as TaskColumn)) === true;
  return Object.fromEntries(Object.entries(wanted).filter(([column]) => has(column)));
}

function appended(before: Workspace, wanted: Asked): { after: Workspace; line: number } | undefined {
  const answer = appendRecord(fileOf(before), 'task', wanted);
  return 'edits' in answer ? { after: open(applyEdits(text(before), answer.edits)), line: answer.line } : undefined;
}

function bare(value: string): string {
  return value.replace(/\\/g, '');
}

describe.each([
  ['a table', tableLedger],
  ['sections', sectionLedger],
])('appending a record to %s', (_, ledger) => {
  const check = (law: (before: Workspace, wanted: Asked, after: Workspace, line: number) => void): void => {
    fc.assert(
      fc.property(ledger, values, (source, all) => {
        const before = open(source);
        const wanted = { ...fitting(before, all), task_id: 'NEW-1', state: 'PLAN' };
        const done = appended(before, wanted);
        if (done === undefined) expect(fileOf(before).tasks?.entries).toEqual([]);
        else law(before, wanted, done.after, done.line);
      }),
      { seed, numRuns: runs },
    );
  };

  it('reads back on the line that it says', () => {
    check((before, wanted, after, line) => {
      const entry = after.tasks.find(({ record }) => record.id === 'NEW-1');
      expect(entry?.line).toBe(line);
      for (const [column, value] of Object.entries(wanted) as [TaskColumn, string][]) {
        const got = entry?.record
          .values(column)
          .map((field) => field.value)
          .join('');
        expect(bare(got ?? '?')).toBe(isEmpty(oneLine(value)) ? '' : bare(oneLine(value)));
      }
      expect(after.tasks.length).toBe(before.tasks.length + 1);
    });
  });

  it('leaves every other record and every other byte', () => {
    check((before, _wanted, after, line) => {
      const others = after.tasks.filter(({ record }) => record.id !== 'NEW-1');
      expect(others.map(({ record }) => said(record))).toEqual(before.tasks.map(({ record }) => said(record)));
      const was = text(before);
      const is = text(after);
      const from = Math.min(was.length, fileOf(after).document.lines.start(line));
      const head = commonHead(was, is);
      expect(head).toBeGreaterThanOrEqual(Math.min(from, head));
      expect(is.endsWith(was.slice(head))).toBe(true);
      expect(/[\r\n]$/.test(is)).toBe(/[\r\n]$/.test(was));
    });
  });

  it('is undone by removing the record', () => {
    check((before, _wanted, after) => {
      const entry = after.tasks.find(({ record }) => record.id === 'NEW-1');
      const back = open(entry === undefined ? '' : applyEdits(text(after), removeRecord(after, entry)));
      expect(back.tasks.map(({ record }) => said(record))).toEqual(before.tasks.map(({ record }) => said(record)));
      if (_ === 'a table') expect(withoutEnds(text(back))).toBe(withoutEnds(text(before)));
    });
  });

  it('keeps the others when a record is removed', () => {
    fc.assert(
      fc.property(ledger, fc.nat(), (source, at) => {
        const before = open(source);
        fc.pre(before.tasks.length > 1);
        const entry = before.tasks[at % before.tasks.length];
        if (entry === undefined) return;
        const after = open(applyEdits(text(before), removeRecord(before, entry)));
        const others = before.tasks.filter((one) => one !== entry);
        const here = (task: Task): unknown => said(task);
        const lost = new Set(entry.record.source.dialect === 'table' ? [] : missingColumns(before, after));
        if (lost.size === 0)
          expect(after.tasks.map(({ record }) => here(record))).toEqual(others.map(({ record }) => here(record)));
        expect(after.tasks.length).toBe(others.length);
      }),
      { seed, numRuns: runs },
    );
  });
});

/** Columns that only the removed section had. */
function missingColumns(before: Workspace, after: Workspace): string[] {
  const has = ({ tasks }: Workspace, column: TaskColumn): boolean => tasks.some(({ record }) => record.has(column));
  return COLUMNS.filter((column) => has(before, column) && !has(after, column));
}

function commonHead(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function withoutEnds(source: string): string {
  return source.replace(/\r\n|\r/g, '\n');
}
