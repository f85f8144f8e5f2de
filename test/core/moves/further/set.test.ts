import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../../server/src/core/index.js';
import { TASKS } from '../ledgers.js';
import { CHIEF, done, event, OTHER, refusal, rootOf, task, WORKER } from './roots.js';

type Set = Extract<Intent, { verb: 'set' }>;
const set = (values: Set['values'], id = 'T-1'): Set => ({ verb: 'set', id, values });
const assign = (owner: string): Intent => ({ verb: 'assign', id: 'T-1', owner });

describe('assign', () => {
  it('gives a task another owner, by who commands', async () => {
    const root = rootOf([{ state: 'READY' }]);
    expect(await refusal(root, WORKER, assign(WORKER))).toBe('move/wrong-role');
    const { audit } = await done(root, CHIEF, assign(WORKER));
    expect(audit.rows).toEqual([
      { file: TASKS, kind: 'task', id: 'T-1', before: { owner: 'WORK' }, after: { owner: WORKER } },
    ]);
    expect(await root.refused(CHIEF, assign(WORKER))).toMatchObject({ code: 'set/unchanged', alreadyDone: true });
  });

  it('refuses an owner without a role, and what is over', async () => {
    const root = rootOf([{ state: 'READY' }, { id: 'T-2', state: 'DROP' }]);
    for (const owner of ['BOSS', '', 'WORK@a|b', 'WORK@a\nb'])
      expect(await refusal(root, CHIEF, assign(owner)), owner).toBe('assign/unknown-owner');
    expect(await refusal(root, CHIEF, { verb: 'assign', id: 'T-2', owner: 'WORK' })).toBe('set/closed');
    expect(await refusal(root, CHIEF, { verb: 'assign', id: 'T-9', owner: 'WORK' })).toBe('move/no-task');
  });

  it('does not take a task from under its holder', async () => {
    const root = rootOf([{ state: 'DOING', lock: WORKER }]);
    expect(await refusal(root, CHIEF, assign(OTHER))).toBe('assign/held');
    await done(root, CHIEF, assign(WORKER));
  });
});

describe('set', () => {
  it('writes what each may, as the ledger writes it', async () => {
    const root = rootOf([{ state: 'READY' }, { id: 'T-2', state: 'PLAN' }]);
    await done(root, CHIEF, set({ title: 'Log | in', due: '2026/2/1', priority: 'P1' }));
    await done(root, WORKER, set({ artifact: 'src/login.ts, docs/', depends: 'T-2' }));
    const cells = await task(root);
    expect([cells('title'), cells('due'), cells('notes'), cells('artifact'), cells('depends')]).toEqual([
      ...['Log | in', '2026-02-01', 'priority=P1', 'src/login.ts, docs/', 'T-2'],
    ]);
    await done(root, CHIEF, set({ due: '-', priority: '', depends: '', artifact: '-' }));
    const empty = await task(root);
    expect([empty('due'), empty('notes'), empty('artifact'), empty('depends')]).toEqual(['', '', '', '']);
  });

  it('leaves what is planned to who commands', async () => {
    const root = rootOf([{ state: 'READY' }]);
    for (const values of [
      { title: 'x' },
      { due: '2026-02-01' },
      { priority: 'P0' },
      { milestone: 'm' },
      { notes: 'priority=P0' },
      { notes: 'orch-ignore=task/overdue' },
    ])
      expect(await refusal(root, WORKER, set(values)), JSON.stringify(values)).toBe('set/not-yours');
    const own = rootOf([{ state: 'READY', owner: WORKER }]);
    expect(await refusal(own, OTHER, set({ notes: 'mine' }))).toBe('set/not-yours');
    await done(own, WORKER, set({ notes: 'mine' }));
  });

  it('refuses what would be an error in the ledger', async () => {
    const root = rootOf([
      { state: 'READY' },
      { id: 'T-2', state: 'PLAN', depends: 'T-1' },
      { id: 'T-3', state: 'PLAN', notes: 'depends=T-2' },
    ]);
    expect(await refusal(root, CHIEF, set({ title: ' - ' }))).toBe('set/no-title');
    for (const due of ['tomorrow', '2026-02-30']) expect(await refusal(root, CHIEF, set({ due }))).toBe('set/bad-due');
    for (const artifact of ['../x.ts', 'a.ts, C:\\b.ts', '/etc/passwd', 'src\\a.ts'])
      expect(await refusal(root, CHIEF, set({ artifact })), artifact).toBe('set/bad-path');
    expect(await refusal(root, CHIEF, set({ depends: 'T-8' }))).toBe('set/depends-unknown');
    expect(await refusal(root, CHIEF, set({ depends: 'T-1' }))).toBe('set/circle');
    expect(await refusal(root, CHIEF, set({ depends: 'T-2' }))).toBe('set/circle');
    expect(await refusal(root, WORKER, set({ notes: 'depends=T-3' }))).toBe('set/circle');
    expect(await refusal(root, CHIEF, set({ milestone: 'm1' }))).toBe('ledger/missing-column');
  });

  it('refuses what is over, what is so already, and nothing', async () => {
    const root = rootOf([{ state: 'DROP' }, { id: 'T-2', state: 'READY', notes: 'x' }]);
    expect(await refusal(root, CHIEF, set({ notes: 'x' }))).toBe('set/closed');
    expect(await root.refused(CHIEF, set({ notes: 'x' }, 'T-2'))).toMatchObject({
      code: 'set/unchanged',
      alreadyDone: true,
    });
    expect(await refusal(root, CHIEF, set({}, 'T-2'))).toBe('set/unchanged');
  });

  it('keeps in rewritten notes where a task was held from', async () => {
    const root = rootOf([{ state: 'REVIEW', owner: WORKER, notes: 'old' }]);
    await done(root, CHIEF, event('hold', 'T-1', { reason: 'wait' }));
    await done(root, WORKER, set({ notes: 'new・held_from=PLAN' }));
    expect((await task(root))('notes')).toBe('new・held_from=REVIEW');
    await done(root, CHIEF, set({ notes: '' }));
    expect((await task(root))('notes')).toBe('held_from=REVIEW');
    const free = rootOf([{ state: 'READY' }]);
    expect(await refusal(free, WORKER, set({ notes: 'held_from=REVIEW' }))).toBe('set/unchanged');
  });

  it('moves what the notes say of it into the column', async () => {
    const root = rootOf([
      { state: 'READY', notes: 'a; depends=T-2; b' },
      { id: 'T-2', state: 'PLAN' },
      { id: 'T-3', state: 'PLAN' },
    ]);
    await done(root, WORKER, set({ depends: 't-3'.toUpperCase() }));
    const cells = await task(root);
    expect([cells('depends'), cells('notes')]).toEqual(['T-3', 'a; b']);
  });

  it('edits a section in place', async () => {
    const text =
      '### T-1: Log in\n\n- **state**: READY\n- **owner**: WORK\n- **due**: -\n- **artifact**:\n  - a.ts\n  - b.ts\n';
    const root = rootOf([], [], { [TASKS]: text });
    await done(root, CHIEF, set({ title: 'Log out', due: '2026-02-01' }));
    expect(root.text(TASKS)).toBe(text.replace('Log in', 'Log out').replace('**due**: -', '**due**: 2026-02-01'));
  });
});
