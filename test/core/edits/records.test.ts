import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendRecord, removeRecord, setValues } from '../../../server/src/core/edits/index.js';
import { oneLine } from '../../../server/src/core/edits/values.js';
import { isEmpty, type Task, type Workspace } from '../../../server/src/core/model/index.js';
import type { TaskColumn } from '../../../server/src/core/policy/index.js';
import { applyEdits } from '../../../server/src/core/text/index.js';
import { APPROVALS, asked, fileOf, open, runs, sectionLedger, seed, tableLedger } from './ledgers.js';

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

describe('appending an approval', () => {
  const add = (source: string): string => {
    const file = fileOf(open(source, APPROVALS), APPROVALS);
    const answer = appendRecord(file, 'approval', { appr_id: 'A-2', task_id: 'T-1', status: 'pending', op: 'a|b' });
    return 'edits' in answer ? applyEdits(source, answer.edits) : JSON.stringify(answer);
  };

  it('writes a row', () => {
    const table =
      '| appr_id | task_id | op | status | ts_dec |\n|---|---|---|---|---|\n| A-1 | T-1 | x | approved | y |\n';
    expect(add(table)).toBe(`${table}| A-2 | T-1 | a\\|b | pending | - |\n`);
  });

  it('writes a section', () => {
    const section = '## A-1\n- **task_id**: T-1\n- **op**: x\n- **status**: approved\n- **ts_dec**: y\n';
    const after = '\n## A-2\n- **task_id**: T-1\n- **op**: a|b\n- **status**: pending\n- **ts_dec**: -\n';
    expect(add(section)).toBe(section + after);
  });

  it('names a section by its id where the heading before says neither id nor title, whatever comes first', () => {
    const section = '## x #\n- **task_id**: T-1\n- **state**: PLAN\n- **lock**: a\n';
    const file = fileOf(open(section));
    const answer = appendRecord(file, 'task', { lock: 'b', task_id: 'T-2', state: 'PLAN' });
    expect('edits' in answer && applyEdits(section, answer.edits)).toContain('\n## T-2\n');
  });
});

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
      expect(withoutEnds(text(back))).toBe(withoutEnds(text(before)));
    });
  });

  it('goes together with other edits of one move', () => {
    fc.assert(
      fc.property(ledger, fc.nat(), fc.boolean(), (source, at, removes) => {
        const before = open(source);
        const entry = before.tasks[at % Math.max(1, before.tasks.length)];
        fc.pre(entry !== undefined);
        const set = setValues(before, entry, { state: 'FIX', ...fitting(before, { notes: 'why', due: '2026-01-01' }) });
        const first = removes ? removeRecord(before, entry) : 'edits' in set ? set.edits : [];
        const added = ['NEW-1', 'NEW-2'].flatMap((id) => {
          const answer = appendRecord(fileOf(before), 'task', { task_id: id, state: 'PLAN' });
          return 'edits' in answer ? answer.edits : [];
        });
        const after = open(applyEdits(text(before), [...first, ...added]));
        const ids = before.tasks.filter((one) => !removes || one !== entry).map(({ record }) => record.id);
        expect(after.tasks.map(({ record }) => record.id)).toEqual(inOrder(before, ids));
        const state = removes ? undefined : 'FIX';
        expect(after.tasks.find(({ record }) => record.key === entry.record.key)?.record.state?.name).toBe(state);
      }),
      { seed, numRuns: runs },
    );
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

/** The ids with the new ones behind the records of the first ledger table, or of the last section. */
function inOrder(before: Workspace, ids: readonly string[]): string[] {
  const table = fileOf(before).tasks?.tables.find(({ view }) => !view);
  const count = table === undefined ? ids.length : ids.length - laterRecords(before, table.rows.at(-1)?.line ?? 0);
  return [...ids.slice(0, count), 'NEW-1', 'NEW-2', ...ids.slice(count)];
}

function laterRecords(before: Workspace, line: number): number {
  return before.tasks.filter((entry) => entry.line > line).length;
}

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
