import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  complete,
  completionNeeds,
  resolveCaller,
  type AssistContext,
  type Completion,
} from '../../../server/src/core/index.js';
import { evidencePath } from '../../../server/src/core/evidence/index.js';
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

  it.each([
    '- **st$0ate**: READY',
    '$0- **state**: READY',
    '- $0**state**: READY',
    '- **artifact**:\n$0  - a.md',
    '- **artifact**:\n  - a$0.md\n    b.md',
  ])('are not put in the place of a key, nor elsewhere than where the cursor is: %j', (bullet) => {
    expect(labels(`=== ORCH/STATE/TASKS.md\n## T-1: Login\n\n${bullet}\n- **owner**: WORK\n`)).toEqual([]);
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
    expect(labels(tasks(row))).toEqual(['T-002', 'T-001']);
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

  it('propose the name that a move gives a record, also of an id that no name of a file can hold', () => {
    expect(labels(approvals("| 承認(1)'\ud800 | T-1 | x | pending | CMD | - | - | - | - | $0 | - |"))[0]).toBe(
      evidencePath('ORCH/patches', Date.parse('2026-01-15'), 'T-1', "承認(1)'\ud800"),
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

/** The proposals where more is known than the ledgers. */
function knowing(fixture: string, more: Partial<AssistContext>, actor?: string): readonly Completion[] {
  const { files, file, position } = readCursor(fixture);
  const context = contextOf(files);
  const caller = actor === undefined ? undefined : resolveCaller(context.workspace.policy, { as: actor });
  return complete({ ...context, caller: caller && 'role' in caller ? caller : undefined, ...more }, file, position);
}

describe('states, where the planners were asked', () => {
  it('are those that can be moved to now, then the one that holds, then the rest with why not', () => {
    const targets = [
      { state: 'PLAN', moves: [], why: 'T-003 is DOING' },
      { state: 'DOING', moves: [], why: '' },
      { state: 'REVIEW', moves: ['Submit'], why: '' },
    ];
    const found = knowing(tasks('| T-003 | Login | DOING$0 | WORK | - | - | - | - |'), { targets });
    expect(found.map(({ text, detail, illegal }) => [text, detail, illegal])).toEqual([
      ['REVIEW', 'Submit', undefined],
      ['DOING', 'as it is', undefined],
      ['PLAN', 'not legal now', 'T-003 is DOING'],
    ]);
  });

  it('are marked by the transition table where they were not', () => {
    const { found } = at(tasks('| T-003 | Login | DOING$0 | WORK | - | - | - | - |'));
    expect(found.filter(({ illegal }) => illegal !== undefined).map(({ text }) => text)).toEqual(['PLAN', 'DONE']);
  });
});

describe('statuses', () => {
  const approval = (status: string, requester = 'WORK@ada'): string => `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op | status | requested_by |
|---------|---------|----|--------|--------------|
| A-1 | T-1 | ship | ${status}$0 | ${requester} |
`;
  const illegal = (fixture: string, actor?: string): string[] =>
    knowing(fixture, {}, actor)
      .filter((one) => one.illegal !== undefined)
      .map(({ text }) => text);

  it('follow a pending one by whoever may decide, and no decision', () => {
    expect(illegal(approval('pending'), 'CMD@cy')).toEqual([]);
    expect(illegal(approval('pending'))).toEqual([]);
    expect(illegal(approval('pending'), 'WORK@bo')).toEqual(['approved', 'rejected']);
    expect(illegal(approval('pending', 'CMD@cy'), 'CMD@cy')).toEqual(['approved', 'rejected']);
    expect(illegal(approval('approved'), 'CMD@cy')).toEqual(['pending', 'rejected', 'expired']);
    expect(illegal(approval(''), 'CMD@cy')).toEqual(['approved', 'rejected', 'expired']);
  });
});

describe('paths', () => {
  const row = (artifact: string): string => `
=== ORCH/STATE/TASKS.md
| task_id | state | artifact |
|---------|-------|----------|
| T-1 | DOING | ${artifact} |
`;
  const needs = (fixture: string): object => {
    const { files, file, position } = readCursor(fixture);
    return completionNeeds(contextOf(files), file, position);
  };

  it('come from the folder that is being typed, and never from outside the root', () => {
    expect(needs(row('$0'))).toEqual({ folder: '' });
    expect(needs(row('- $0'))).toEqual({ folder: '' });
    expect(needs(row('a.md, src/lib/lo$0'))).toEqual({ folder: 'src/lib' });
    for (const outside of ['../$0', '/etc/$0', 'src/../../x/$0', 'C:\\x/$0', '~/$0', 'C:$0'])
      expect(needs(row(outside)), outside).toEqual({});
    const evidence = '=== ORCH/STATE/APPROVALS.md\n| appr_id | task_id | status | evidence |\n|---|---|---|---|\n';
    expect(needs(`${evidence}| A-1 | T-1 | pending | $0 |`)).toEqual({ folder: 'ORCH/patches/2026-01' });
  });

  it('replace one member of the list, folders to go on from', () => {
    const folder = {
      path: 'src',
      entries: [
        { name: 'login.ts', kind: 'file' },
        { name: 'lib', kind: 'directory' },
        { name: 'a, b.ts', kind: 'file' },
        { name: 'x|y.ts', kind: 'file' },
      ] as const,
    };
    const fixture = row('a.md, src/lo$0');
    const found = knowing(fixture, { folder });
    expect(found.map(({ text, goesOn }) => [text, goesOn])).toEqual([
      ['src/lib/', true],
      ['src/login.ts', undefined],
      ['src/x|y.ts', undefined],
    ]);
    const { files, file } = readCursor(fixture);
    const accepted = (one: Completion): string =>
      applyEdits(files.get(file)!, [{ range: one.range, newText: one.insert }]);
    expect(accepted(found[1]!)).toContain('| a.md, src/login.ts |');
    expect(accepted(found[2]!)).toContain('| a.md, src/x\\|y.ts |');
  });
});

describe('notes', () => {
  const row = (notes: string): string => `
=== ORCH/STATE/TASKS.md
| task_id | state | title | notes |
|---------|-------|-------|-------|
| T-1 | DOING | Login | ${notes} |
| T-2 | READY | Logo | - |
`;
  it('take keys, in any part of them', () => {
    expect(labels(row('$0'))).toEqual(['priority=', 'depends=', 'orch-ignore=', '-']);
    expect(labels(row('see docs・de$0'))).toEqual(['priority=', 'depends=', 'orch-ignore=']);
    expect(accept(row('see docs; de$0; x'), 'depends=')).toBe('| T-1 | DOING | Login | see docs; depends=; x |');
    expect(labels(row('see docs $0'))).toEqual(['-']);
  });

  it('take what a key takes: ids of tasks, codes of rules, what is found here first', () => {
    expect(labels(row('depends=$0'))).toEqual(['depends=T-2', '-']);
    const found = knowing(row('orch-ignore=task/$0'), { found: ['task/doing-without-lock'] });
    expect(found[0]).toMatchObject({
      text: 'orch-ignore=task/doing-without-lock:',
      detail: expect.stringContaining('reason') as unknown,
    });
    expect(found.filter(({ text }) => text.includes('doing-without-lock'))).toHaveLength(1);
    expect(found.map(({ text }) => text)).toContain('orch-ignore=table/blank-cell:');
  });

  it('are proposed in sections', () => {
    const section = '=== ORCH/STATE/TASKS.md\n## T-1: Login\n\n- **state**: READY\n- **notes**: x; $0\n';
    expect(labels(section)).toContain('priority=');
  });
});

describe('people', () => {
  it('begin with whoever works here', () => {
    const [first] = knowing(tasks('| T-003 | Login | READY | $0 | - | - | - | - |'), {}, 'CMD@zed');
    expect(first).toMatchObject({ text: 'CMD@zed', detail: 'you' });
  });
});
