import {
  DAY,
  parseTime,
  undecorate,
  type Approval,
  type Records,
  type Task,
  type WorkspaceFile,
} from '../../model/index.js';
import { wordKey, type ApprovalColumn, type TaskColumn } from '../../policy/index.js';
import type { Placed } from '../../syntax/index.js';
import { shift } from '../../text/index.js';
import { workspaceRule, type PlacedProblem } from '../types.js';
import { viewsOf } from './views.js';

type Contradiction = PlacedProblem<'table/view-contradicts'>;

/** What a view repeats; titles and notes may be shortened there. */
const TASK_FACTS: readonly TaskColumn[] = ['state', 'owner', 'due', 'priority'];
const APPROVAL_FACTS: readonly ApprovalColumn[] = ['status', 'task_id', 'approver'];

export const viewContradicts = workspaceRule({
  code: 'table/view-contradicts',
  severity: 'error',
  docs: {
    what: 'A further table (or section) that lists records of the ledger again says otherwise than the ledger.',
    why: 'The first listing of an id is the record, later ones are views for people. Whoever reads the view acts on something that is not so. A table with a date of its own, or with an id several times, is a log of what once was, and left alone.',
    fix: 'Correct the view, or drop the column from it. Where the view is right, change the ledger by the move that makes it so.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |

## This week

| task_id | state |
|---------|-------|
| T-1     | DONE  |
            ~~~~ error table/view-contradicts
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |

## This week

| task_id | state |
|---------|-------|
| T-1     | READY |
`,
  },
  check({ files }) {
    const found: Contradiction[] = [];
    for (const file of files.values()) {
      found.push(...compare(file, file.tasks, TASK_FACTS));
      found.push(...compare(file, file.approvals, APPROVAL_FACTS));
    }
    return found;
  },
});

type Reading<C extends string> = Pick<Task, 'id' | 'key' | 'range'> & {
  readonly source: { readonly dialect: 'table' | 'section' };
  text(column: C): string;
  at(column: C): Task['range'];
} & (Pick<Task, 'kind' | 'state'> | Pick<Approval, 'kind' | 'status'>);

function compare<C extends string>(
  file: WorkspaceFile,
  records: Records<C, Reading<C>> | undefined,
  facts: readonly C[],
): Contradiction[] {
  const views = viewsOf(records);
  if (records === undefined || views.length === 0) return [];
  const first = new Map<string, Placed<Reading<C>>>();
  for (const entry of records.entries) if (!first.has(entry.item.key)) first.set(entry.item.key, entry);
  return views.flatMap((view) => {
    const record = first.get(view.item.key);
    if (record === undefined || view.item.key === '') return [];
    return facts
      .filter((column) => differs(view.item, record.item, column))
      .map((column) => contradiction(file, view, record, column));
  });
}

function contradiction<C extends string>(
  file: WorkspaceFile,
  view: Placed<Reading<C>>,
  record: Placed<Reading<C>>,
  column: C,
): Contradiction {
  const [said, meant] = [view.item.text(column), record.item.text(column)];
  const at = shift(view.item.at(column), view.line);
  return {
    file: file.path,
    id: view.item.id,
    at,
    params: { id: view.item.id, column, view: said, ledger: meant },
    related: [{ file: file.path, range: shift(record.item.at(column), record.line) }],
    fixes: [
      {
        title: { code: 'replace', params: { from: said, to: meant } },
        edits: [{ range: at, newText: meant }],
        safe: false,
      },
    ],
  };
}

/** A view may leave a value out; states and statuses count by what they mean, times by their day, the rest without case. */
function differs<C extends string>(view: Reading<C>, record: Reading<C>, column: C): boolean {
  const [said, meant] = [view.text(column), record.text(column)];
  if (said === meant || said === '' || meant === '') return false;
  if (column === 'state' || column === 'status') {
    const [a, b] = [meaning(view), meaning(record)];
    return a !== undefined && b !== undefined && a !== b;
  }
  if (column === 'due') return dayOf(said) !== dayOf(meant);
  return wordKey(undecorate(said)) !== wordKey(undecorate(meant));
}

function meaning<C extends string>(record: Reading<C>): unknown {
  return record.kind === 'task' ? record.state : record.status;
}

function dayOf(text: string): number | undefined {
  const time = parseTime(undecorate(text));
  return 'ms' in time ? Math.floor(time.ms / DAY) : undefined;
}
