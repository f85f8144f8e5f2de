import { describe, expect, it } from 'vitest';
import { applyEdits, complete, type Completion } from '../../../server/src/core/index.js';
import { contextOf, readCursor } from '../../support/cursor.js';

function at(fixture: string): { readonly text: string; readonly found: readonly Completion[] } {
  const { files, file, position } = readCursor(fixture);
  return { text: files.get(file)!, found: complete(contextOf(files), file, position) };
}

function labels(fixture: string): string[] {
  return at(fixture).found.map(({ text }) => text);
}

/** The line with the cursor after the named proposal was accepted. */
function accept(fixture: string, label: string): string {
  const { text, found } = at(fixture);
  const chosen = found.find((one) => one.text === label);
  if (chosen === undefined) throw new Error(`not proposed: ${label}`);
  return applyEdits(text, [{ range: chosen.range, newText: chosen.insert }]).split('\n')[chosen.range.start.line]!;
}

const tasks = (row: string, more = ''): string => `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | due | depends | lock | lock_expires_at |
|---------|-------|-------|-------|-----|---------|------|-----------------|
| T-001 | Base | DONE | WORK@ada | - | - | - | - |
| T-002 | Logo | READY | WORK@ada | - | - | - | - |
${row}${more}
`;

describe('states', () => {
  it('come in order: legal next ones, the current one, the rest', () => {
    const { found } = at(tasks('| T-003 | Login | DOING$0 | WORK | - | - | - | - |'));
    expect(found.map(({ text }) => text)).toEqual(['REVIEW', 'HOLD', 'DROP', 'READY', 'FIX', 'DOING', 'PLAN', 'DONE']);
    expect(found[0]?.detail).toBe('submit, the lock holder');
    expect(found.at(-1)?.detail).toBe('no move leads here from DOING');
  });

  it('are found although another whole value stands in the cell', () => {
    const { found } = at(tasks('| T-003 | Login | DOING$0 | WORK | - | - | - | - |'));
    expect(found[0]?.filter).toBe('DOING REVIEW');
    expect(at(tasks('| T-003 | Login | RE$0 | WORK | - | - | - | - |')).found[0]?.filter).toBeUndefined();
  });

  it('replace exactly the value, wherever the cursor is in the cell', () => {
    const expected = '| T-003 | Login |  REVIEW  | WORK | - | - | - | - |';
    expect(accept(tasks('| T-003 | Login |  DOI$0NG  | WORK | - | - | - | - |'), 'REVIEW')).toBe(expected);
    expect(accept(tasks('| T-003 | Login |  $0DOING  | WORK | - | - | - | - |'), 'REVIEW')).toBe(expected);
    expect(accept(tasks('| T-003 | Login | $0 | WORK | - | - | - | - |'), 'PLAN')).toBe(
      '| T-003 | Login | PLAN | WORK | - | - | - | - |',
    );
  });

  it('start with the first one for a new row that is being typed', () => {
    expect(labels(tasks('| T-003 | Login | $0'))[0]).toBe('PLAN');
    expect(accept(tasks('| T-003 | Login | $0'), 'PLAN')).toBe('| T-003 | Login | PLAN');
  });

  it('are proposed in sections', () => {
    const section = '=== ORCH/STATE/TASKS.md\n## T-1: Login\n\n- **state**: REV$0IEW\n- **owner**: WORK\n';
    expect(labels(section).slice(0, 2)).toEqual(['FIX', 'DONE']);
    expect(accept(section, 'DONE')).toBe('- **state**: DONE');
  });
});

describe('other cells of a task', () => {
  it('owner: roles, and who is used', () => {
    expect(labels(tasks('| T-003 | Login | PLAN | $0 | - | - | - | - |'))).toEqual([
      'CMD',
      'AUDIT',
      'WORK',
      'WORK@ada',
      '-',
    ]);
  });

  it('depends: the member under the cursor, open tasks first', () => {
    const row = '| T-003 | Login | PLAN | WORK | - | T-001, T$0 | - | - |';
    expect(labels(tasks(row))).toEqual(['T-002', 'T-001', '-']);
    expect(accept(tasks(row), 'T-002')).toBe('| T-003 | Login | PLAN | WORK | - | T-001, T-002 | - | - |');
    const behind = '| T-003 | Login | PLAN | WORK | - | T-001, $0 | - | - |';
    expect(accept(tasks(behind), 'T-002')).toBe('| T-003 | Login | PLAN | WORK | - | T-001, T-002 | - | - |');
  });

  it('task_id: the next free one', () => {
    expect(labels(tasks('| $0 | Login | PLAN | WORK | - | - | - | - |'))).toEqual(['T-003']);
  });

  it('times: dates for due, owner and now for the lock, its end', () => {
    expect(labels(tasks('| T-003 | x | PLAN | WORK | $0 | - | - | - |'))[0]).toBe('2026-01-15');
    expect(labels(tasks('| T-003 | x | DOING | WORK@bo | - | - | -$0 | - |'))[0]).toBe('WORK@bo@2026-01-15T12:00:00Z');
    expect(labels(tasks('| T-003 | x | DOING | WORK@bo | - | - | - | $0 |'))[0]).toBe('2026-01-15T12:30:00Z');
  });

  it('nothing in the header and in prose', () => {
    expect(labels('=== ORCH/STATE/TASKS.md\n| task_id | sta$0te |\n|---|---|\n')).toEqual([]);
    expect(labels('=== ORCH/STATE/TASKS.md\n# Tasks\n\nSome $0 text\n')).toEqual([]);
  });
});

describe('approvals', () => {
  const approvals = (row: string): string => `
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---------|-------|-------|
| T-1     | Login | REVIEW |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence | kind |
|---------|---------|----|--------|--------------|----------|---------------|--------|--------|----------|------|
${row}
`;

  it('status, kind, task, times', () => {
    expect(labels(approvals('| A-1 | T-1 | x | $0 | WORK | - | - | - | - | - | - |'))).toEqual([
      'pending',
      'approved',
      'rejected',
      'expired',
    ]);
    expect(labels(approvals('| A-1 | $0 | x | pending | WORK | - | - | - | - | - | - |'))[0]).toBe('T-1');
    expect(labels(approvals('| A-1 | T-1 | x | pending | WORK | - | - | $0 | - | - | - |'))[0]).toBe(
      '2026-01-15T12:00:00Z',
    );
    expect(labels(approvals('| A-1 | T-1 | x | pending | WORK | - | - | - | - | - | $0 |'))[0]).toBe('result');
  });

  it('never propose the requester or a role that does not approve as approver', () => {
    expect(labels(approvals('| A-1 | T-1 | x | pending | CMD | $0 | - | - | - | - | - |'))).toEqual(['AUDIT', '-']);
    expect(labels(approvals('| A-1 | T-1 | x | pending | CMD | - | $0 | - | - | - | - |'))).toEqual([
      'CMD',
      'AUDIT',
      '-',
    ]);
  });

  it('know where the evidence belongs', () => {
    expect(labels(approvals('| A:1 | T-1 | x | pending | CMD | - | - | - | - | $0 | - |'))[0]).toBe(
      'ORCH/patches/2026-01/T-1-A%3A1.diff.md',
    );
  });
});

describe('flags', () => {
  it('names and values', () => {
    expect(labels('=== ORCH/STATE/flags.md\nFREEZE=$0\n')).toEqual(['on', 'off']);
    expect(labels('=== ORCH/STATE/flags.md\nAUTO_DECIDE=sha$0\n')).toEqual(['on', 'shadow', 'off']);
    expect(accept('=== ORCH/STATE/flags.md\nFREEZE=off\nAU$0\n', 'AUTO_DECIDE=')).toBe('AUTO_DECIDE=');
  });
});
