import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { MemoryRoot } from '../../support/memoryStore.js';
import { approvals, APPROVALS, TASKS } from '../moves/ledgers.js';
import { accusations, Repository } from './pasts.js';

const table = `# Tasks

| task_id | title | state | owner | notes |
|-|:-:|-|-|-|
|T-1|*Log* in \\| out|**DOING**|WORK|a_b; __c__|
|T-2|Form|READY |WORK|-|
| T-3 | 画面 | DONE | WORK@me | |
`;

const sections = `Tasks
=====

### T-1: Log in
* **state**: DOING
* **owner**: WORK
* **artifact**:
    * src/a.ts
    * src/b.ts

### T-2: *Log* out
* **state**: __READY__
* **owner**: -
`;

const asked = approvals(
  { status: 'approved', op: '*form* of __it__', approver: 'AUDIT', role: 'AUDIT', decided: '2026-01-15T11:00:00Z' },
  { id: 'A-2', status: 'pending', evidence: 'docs/a_b*.md' },
);

/** What is said after the text of a ledger was changed. */
async function said(path: string, text: string, change: (text: string) => string | Promise<string>): Promise<string> {
  const root = new MemoryRoot({ [path]: text });
  const repository = new Repository(root);
  repository.commit();
  const after = await change(text);
  expect(after).not.toBe(text);
  root.store.files.set(path, after);
  const workspace = await root.workspace();
  expect(workspace.tasks.length + workspace.approvals.length).toBeGreaterThan(1);
  return accusations(root, workspace, repository.past(workspace)).join('\n');
}

const prettier = (text: string): Promise<string> => format(text, { parser: 'markdown' });
const reversed = (text: string): string => {
  const lines = text.trimEnd().split('\n');
  const first = lines.findIndex((line) => /^\|[-:| ]+$/.test(line)) + 1;
  return [...lines.slice(0, first), ...lines.slice(first).reverse()].join('\n');
};
const column = (text: string): string => text.replace(/^(\|.*)\|$/gm, (_, row: string) => `${row}| ${/^\|[-:| ]+$/.test(row) ? '---' : 'x'} |`); // prettier-ignore

describe.each([
  ['a table of tasks', TASKS, table],
  ['sections', TASKS, sections],
  ['a table of approvals', APPROVALS, asked],
])('%s', (name, path, text) => {
  it.each([
    ['formatted by Prettier', prettier],
    ['with other line ends', (before: string) => before.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (before: string) => `\uFEFF${before}`],
    ['without a line end at its end', (before: string) => before.trimEnd()],
  ])('%s is the same', async (_, change) => {
    expect(await said(path, text, change)).toBe('');
  });

  it.runIf(name !== 'sections')('with its rows in another order is the same', async () => {
    expect(await said(path, text, reversed)).toBe('');
  });

  it.runIf(name !== 'sections')('with a column more is the same', async () => {
    expect(await said(path, text, (before) => column(before).replace('| x |', '| scope |'))).toBe('');
  });
});

describe('a row', () => {
  it('whose state is written otherwise, or is none of the policy, is not judged by it', async () => {
    expect(await said(TASKS, table, (text) => text.replace('**DOING**', '作業中'))).toBe('');
    expect(await said(TASKS, table.replace('READY ', 'SOON'), (text) => text.replace('SOON', 'DONE'))).toBe('');
  });

  it('whose id changed case was renamed, neither deleted nor born', async () => {
    const found = await said(TASKS, table, (text) => text.replace('T-3', 't-3'));
    expect(found).toContain('history/immutable-cell-changed t-3');
    expect(found.split('\n')).toHaveLength(1);
  });

  it('that stands there twice is a duplicate, and goes without a word', async () => {
    const twice = `${table}| T-2 | Form | READY | WORK | - |\n`;
    expect(await said(TASKS, twice, () => table)).toBe('');
    expect(await said(TASKS, table, () => twice.replace(/READY \| WORK \| - \|\n$/, 'DONE | WORK | - |\n'))).toContain('history/born-past-initial T-2'); // prettier-ignore
  });

  it('that swapped its id with another changed as both', async () => {
    const swap = (text: string): string => text.replace('A-1', 'A-0').replace('A-2', 'A-1').replace('A-0', 'A-2');
    const found = await said(APPROVALS, asked, swap);
    expect(found).toContain('history/decision-reversed A-1');
    expect(found).toContain('history/immutable-cell-changed A-1');
  });
});
