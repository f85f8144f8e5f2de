import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../../server/src/core/index.js';
import { APPROVALS, BLOCKED, FLAGS, TASKS, tasks } from '../ledgers.js';
import { approvals, AUDITOR, CHIEF, done, event, refusal, rootOf, task, WORKER } from './roots.js';

const flag = (name: string, value: string): Intent => ({ verb: 'flags.set', name, value });

describe('flags set', () => {
  it('makes the file where there is none, and changes one line where there is', async () => {
    const root = rootOf([{ state: 'READY' }]);
    const { audit } = await done(root, CHIEF, flag('freeze', 'ON'));
    expect(root.text(FLAGS)).toBe('FREEZE=on\n');
    expect(audit.rows).toEqual([
      { file: FLAGS, kind: 'flag', id: 'FREEZE', before: { value: '' }, after: { value: 'on' } },
    ]);
    expect(await refusal(root, WORKER, event('start', 'T-1'))).toBe('move/frozen');
    await done(root, CHIEF, flag('FREEZE', 'off'));
    await done(root, CHIEF, flag('AUTO_DECIDE', 'shadow'));
    expect(root.text(FLAGS)).toBe('FREEZE=off\nAUTO_DECIDE=shadow\n');
  });

  it('refuses what is no flag, no value, so already, and who does not command', async () => {
    const root = rootOf([{ state: 'READY' }], [], { [FLAGS]: 'FREEZE=on\n' });
    expect(await refusal(root, CHIEF, flag('SPEED', 'on'))).toBe('flags/unknown');
    expect(await refusal(root, CHIEF, flag('FREEZE', 'shadow'))).toBe('flags/value');
    expect(await root.refused(CHIEF, flag('FREEZE', 'on'))).toMatchObject({ code: 'flags/already', alreadyDone: true });
    expect(await refusal(root, AUDITOR, flag('FREEZE', 'off'))).toBe('move/wrong-role');
    root.store.troubles.set(FLAGS, { kind: 'not-utf8', encoding: 'other', line: 0 });
    expect(await refusal(root, CHIEF, flag('FREEZE', 'off'))).toBe('ledger/unreadable');
  });
});

describe('blocked items', () => {
  const add: Intent = {
    verb: 'blocked.add',
    title: 'no\nkey',
    task: 'T-1',
    priority: 'high',
    summary: 's',
    workaround: 'w',
  };

  it('are added by anybody, numbered on, and block the task that they name', async () => {
    const root = rootOf([{ state: 'READY' }]);
    const { id, audit } = await done(root, WORKER, add);
    expect(id).toBe('BLOCK-001');
    expect(root.text(BLOCKED)).toBe(
      '# Blocked items\n\n### BLOCK-001: no key\n\n- **date**: 2026-01-15\n- **priority**: High\n- **status**: Active\n- **task**: T-1\n- **summary**: s\n- **workaround**: w\n',
    );
    expect(audit.rows[0]).toMatchObject({ kind: 'blocked', before: null, after: { title: 'no key', task: 'T-1' } });
    expect(await refusal(root, WORKER, event('start', 'T-1'))).toBe('start/blocked');
    expect((await done(root, WORKER, { verb: 'blocked.add', title: 'again' })).id).toBe('BLOCK-002');
    await done(root, WORKER, { verb: 'blocked.resolve', id: 'block-001', reason: 'there it was' });
    expect(root.text(BLOCKED)).toContain('- **status**: Resolved\n');
    expect((await done(root, WORKER, { verb: 'blocked.add', title: 'third' })).id).toBe('BLOCK-003');
    await done(root, WORKER, event('start', 'T-1'));
    expect(await root.refused(WORKER, { verb: 'blocked.resolve', id: 'BLOCK-001' })).toMatchObject({
      code: 'blocked/closed',
      alreadyDone: true,
    });
  });

  it('are escalated by who commands, once', async () => {
    const root = rootOf([{ state: 'READY' }], [], {
      [BLOCKED]: '### BLOCK-007: key\n\n- **優先度**: 高\n- **状態**: 対応中\n',
    });
    const escalate: Intent = { verb: 'blocked.escalate', id: 'BLOCK-007', to: 'AUDIT' };
    expect(await refusal(root, WORKER, escalate)).toBe('move/wrong-role');
    expect(await refusal(root, CHIEF, { ...escalate, to: 'nobody' })).toBe('blocked/unknown-role');
    await done(root, CHIEF, escalate);
    expect((await root.workspace()).blocked[0]?.record.escalated).toBe(true);
    expect(await root.refused(CHIEF, escalate)).toMatchObject({ code: 'blocked/escalated', alreadyDone: true });
    await done(root, CHIEF, { verb: 'blocked.resolve', id: 'BLOCK-007' });
    expect(root.text(BLOCKED)).toContain('**状態**: 解決済み');
  });

  it('refuse what nobody could read', async () => {
    const root = rootOf([{ state: 'READY' }]);
    expect(await refusal(root, WORKER, { verb: 'blocked.add', title: '  ' })).toBe('blocked/no-title');
    expect(await refusal(root, WORKER, { ...add, priority: 'soon' })).toBe('blocked/priority');
    expect(await refusal(root, WORKER, { ...add, task: 'T-9' })).toBe('move/no-task');
    expect(await refusal(root, WORKER, { verb: 'blocked.resolve', id: 'BLOCK-001' })).toBe('blocked/unknown');
    root.store.files.set(BLOCKED, '# x\n');
    root.store.troubles.set(BLOCKED, { kind: 'not-utf8', encoding: 'other', line: 0 });
    expect(await refusal(root, WORKER, add)).toBe('ledger/unreadable');
  });
});

describe('file', () => {
  const list =
    '\n## Ideas\n\n- [ ] T-101 P1 (due: 2026-02-01) Log out\n- [x] T-102 done before\n- [ ] tidy\n- [ ] tidy\n- [ ] (due: soon) later\n';
  const ideas = () => rootOf([], [], { [TASKS]: tasks({ state: 'READY' }) + list });

  it('makes a task of an item, and ticks it', async () => {
    const root = ideas();
    const plan = await done(root, WORKER, { verb: 'file', item: 'T-101', owner: 'WORK' });
    expect([plan.event, plan.id, plan.to]).toEqual(['file', 'T-101', 'PLAN']);
    expect(root.text(TASKS)).toContain('- [x] T-101 P1 (due: 2026-02-01) Log out\n');
    const cells = await task(root, 'T-101');
    expect([cells('title'), cells('due'), cells('owner'), cells('notes')]).toEqual([
      'Log out',
      '2026-02-01',
      'WORK',
      'priority=P1',
    ]);
    expect(await root.refused(WORKER, { verb: 'file', item: 'Log out' })).toMatchObject({
      code: 'file/ticked',
      alreadyDone: true,
    });
    expect((await done(root, WORKER, { verb: 'file', item: 'later', id: 'T-9' })).id).toBe('T-9');
    expect((await task(root, 'T-9'))('notes')).toBe('soon');
  });

  it('refuses items that nobody knows, and several of one name', async () => {
    expect(await refusal(ideas(), WORKER, { verb: 'file', item: 'T-999' })).toBe('file/unknown');
    expect(await refusal(ideas(), WORKER, { verb: 'file', item: 'tidy' })).toBe('move/ambiguous');
    expect(await refusal(ideas(), WORKER, { verb: 'file', item: 'T-101', id: 'T-1' })).toBe('plan/id-taken');
  });
});

describe('archive', () => {
  const ARCHIVE = 'ORCH/STATE/ARCHIVE.md';
  const approved = {
    id: 'A-3',
    task: 'T-3',
    status: 'approved',
    approver: AUDITOR,
    role: 'AUDIT',
    decided: '2026-01-15T11:00:00Z',
  };
  const rows = [
    { state: 'READY', depends: 'T-3' },
    { id: 'T-2', state: 'DROP' },
    { id: 'T-3', state: 'DONE', artifact: 'src/login.ts' },
  ];
  const archive = (...ids: string[]): Intent => ({ verb: 'archive', ids });

  it('moves closed rows byte for byte, and those that wait for them go on', async () => {
    const root = rootOf(rows, [approved]);
    const before = root.text(TASKS).split('\n');
    await done(root, CHIEF, archive());
    expect(root.text(TASKS).split('\n')).toEqual([...before.slice(0, 3), '']);
    expect(root.text(ARCHIVE).split('\n')).toEqual(['# Archived tasks', '', ...before.slice(0, 2), ...before.slice(3)]);
    expect(await refusal(root, CHIEF, { verb: 'plan', title: 'x', id: 't-3' })).toBe('plan/id-taken');
    await done(root, WORKER, event('start', 'T-1'));
    await done(root, CHIEF, event('drop', 'T-1', { reason: 'x' }));
    expect((await done(root, CHIEF, archive('T-1'))).id).toBe('T-1');
    expect(root.text(ARCHIVE).trimEnd().split('\n')).toHaveLength(7);
  });

  it('leaves no view behind that would bring them back', async () => {
    const view = '\n## Overview\n\n| task_id | state |\n|---|---|\n| T-2 | DROP |\n| T-1 | READY |';
    const root = rootOf([], [], { [TASKS]: tasks(...rows.slice(0, 2)) + view });
    await done(root, CHIEF, archive('T-2', 'T-2'));
    expect((await root.workspace()).tasks.map(({ record }) => record.id)).toEqual(['T-1']);
    expect(root.text(TASKS)).not.toContain('T-2');
  });

  it('takes a whole section, and values by name where the columns differ', async () => {
    const section = (id: string): string => `### ${id}: x\n\n- **state**: DROP\n- **owner**: WORK\n\nWords.\n`;
    const root = rootOf([], [], { [TASKS]: `${section('T-1')}\n${section('T-2')}` });
    await done(root, CHIEF, archive('T-1'));
    expect(root.text(ARCHIVE)).toBe(`# Archived tasks\n\n${section('T-1')}`);
    expect(root.text(TASKS)).toBe(`\n${section('T-2')}`);
    expect(await refusal(root, CHIEF, archive())).toBe('archive/last');
    await done(root, CHIEF, { verb: 'plan', title: 'y', id: 'T-3' });
    await done(root, CHIEF, archive('T-2'));
    expect(root.text(ARCHIVE)).toBe(`# Archived tasks\n\n${section('T-1')}\n${section('T-2')}`);
    expect(root.text(TASKS)).toContain('### T-3: y\n');
    const other = rootOf(rows, [approved], { [ARCHIVE]: '| title | id | status | owner |\n|-|-|-|-|\n' });
    await done(other, CHIEF, archive('T-2'));
    expect(other.text(ARCHIVE)).toMatch(/\| Login \| T-2 \| DROP +\| WORK +\|/);
    expect(await refusal(other, CHIEF, archive('T-3'))).toBe('archive/lossy');
  });

  it('refuses what is open, awaited, there already or unreadable, and who does not command', async () => {
    const root = rootOf(rows, [{ task: 'T-2', kind: 'waiver' }, approved]);
    expect(await refusal(root, WORKER, archive('T-3'))).toBe('move/wrong-role');
    expect(await refusal(root, CHIEF, archive('T-1'))).toBe('archive/open');
    expect(await refusal(root, CHIEF, archive('T-9'))).toBe('move/no-task');
    expect(await refusal(root, CHIEF, archive('T-2'))).toBe('archive/pending');
    expect(await root.refused(CHIEF, archive('T-1'))).toMatchObject({ retry: 'never' });
    root.store.files.set(ARCHIVE, tasks({ id: 'T-3', state: 'DONE' }));
    expect(await refusal(root, CHIEF, archive('T-3'))).toBe('archive/there');
    root.store.files.set(`${ARCHIVE}/x`, '');
    root.store.files.delete(ARCHIVE);
    expect(await refusal(root, CHIEF, archive('T-3'))).toBe('ledger/unreadable');
    expect(await root.refused(CHIEF, { verb: 'archive', ids: [] })).toMatchObject({ code: 'archive/pending' });
    root.store.files.set(APPROVALS, approvals());
    root.store.files.set(TASKS, tasks({ state: 'READY' }));
    expect(await root.refused(CHIEF, archive())).toMatchObject({ code: 'archive/none', alreadyDone: true });
  });
});
