import { describe, expect, it } from 'vitest';
import { MINUTE, type Intent } from '../../../../server/src/core/index.js';
import { MemoryRoot } from '../../../support/memoryStore.js';
import { APPROVALS, approvals, errors, findings, tasks, TASKS } from '../ledgers.js';
import { AUDITOR, CHIEF, done, event, refusal, rootOf, WORKER } from './roots.js';

const rename = (id: string, to: string): Intent => ({ verb: 'rename', id, to });

const BLOCKED = `### BLOCK-001: No access

- **status**: Active
- **task**: T-1
`;

describe('rename', () => {
  it('changes every place that names the task, and nothing else', async () => {
    const view = '\n## Overview\n\n| task_id | state |\n|---|---|\n| T-1 | READY |\n| T-10 | PLAN |\n';
    const root = new MemoryRoot({
      [TASKS]: `${tasks({ id: 'T-1', state: 'READY' }, { id: 'T-10', state: 'PLAN', depends: 'T-1' }, { id: 'T-3', state: 'PLAN', notes: 'after T-1, depends=T-1' })}${view}`,
      [APPROVALS]: approvals({ id: 'A-1', task: 'T-1', op: 'T-1 please', status: 'pending', by: WORKER }),
      'blocked_items.md': BLOCKED,
    });
    const before = root.text(TASKS);
    const { audit } = await done(root, CHIEF, rename('T-1', 'LOGIN-1'));
    expect(root.text('blocked_items.md')).toBe(BLOCKED.replace('T-1', 'LOGIN-1'));
    expect(root.text(APPROVALS)).toContain('| LOGIN-1 | T-1 please |');
    expect(root.text(TASKS).replaceAll('LOGIN-1', 'T-1')).toBe(before);
    expect(root.text(TASKS)).toContain('after T-1, depends=LOGIN-1');
    expect(root.text(TASKS)).toContain('| LOGIN-1 | READY |\n| T-10 | PLAN |');
    expect(audit).toMatchObject({ event: 'rename', id: 'T-1' });
    expect(audit.rows.map(({ kind, id, before: was, after }) => [kind, id, was, after])).toEqual([
      ['task', 'T-1', { task_id: 'T-1' }, { task_id: 'LOGIN-1' }],
      ['task', 'T-10', { depends: 'T-1' }, { depends: 'LOGIN-1' }],
      ['task', 'T-3', { notes: 'after T-1, depends=T-1' }, { notes: 'after T-1, depends=LOGIN-1' }],
      ['approval', 'A-1', { task_id: 'T-1' }, { task_id: 'LOGIN-1' }],
      ['blocked', 'BLOCK-001', { task: 'T-1' }, { task: 'LOGIN-1' }],
    ]);
    expect(errors(await findings(root))).toEqual([]);
  });

  it('takes the record of a submission along, and the work goes on under the new id', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, event('start', 'T-1'));
    await done(root, WORKER, event('submit', 'T-1', { artifacts: ['src/login.ts'] }));
    const old = 'ORCH/patches/2026-01/T-1-A-001.diff.md';
    const now = 'ORCH/patches/2026-01/L-1-A-001.diff.md';
    expect(root.text(old)).toContain('task: "T-1"');
    await done(root, CHIEF, rename('T-1', 'L-1'));
    expect(root.store.files.has(old)).toBe(false);
    expect(root.text(now)).toContain('task: "L-1"');
    expect(root.text(now)).toContain('> Evidence of A-001 (task L-1)\n');
    expect(root.text(now)).not.toContain('T-1');
    expect(root.text(APPROVALS)).toContain(now);
    expect(errors(await findings(root))).toEqual([]);
    root.now += MINUTE;
    await done(root, AUDITOR, { verb: 'approve', id: 'A-001' });
    await done(root, CHIEF, { verb: 'event', event: 'finish', id: 'L-1' });
    expect(await findings(root)).toEqual([]);
  });

  it('knows by its former id what the work was', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, event('start', 'T-1'));
    await done(root, CHIEF, event('hold', 'T-1', { reason: 'wait' }));
    await done(root, CHIEF, rename('T-1', 'L-1'));
    expect((await done(root, CHIEF, { verb: 'event', event: 'resume', id: 'L-1' })).to).toBe('READY');
  });

  it('writes the heading of a section', async () => {
    const text = (id: string): string =>
      `# Tasks\n\n## ${id}: Log in\n\n- **state**: PLAN\n- **owner**: WORK\n\nT-1.\n`;
    const root = new MemoryRoot({ [TASKS]: text('T-1'), [APPROVALS]: approvals() });
    const { audit } = await done(root, CHIEF, rename('T-1', 'L-1'));
    expect(root.text(TASKS)).toBe(text('L-1'));
    expect(audit.rows).toMatchObject([{ id: 'T-1', before: { task_id: 'T-1' }, after: { task_id: 'L-1' } }]);
  });

  it('is for who commands, and not while somebody works on it', async () => {
    const root = rootOf([
      { state: 'READY' },
      { id: 'T-2', state: 'DOING', lock: WORKER },
      { id: 'T-3', state: 'DROP' },
    ]);
    expect(await refusal(root, WORKER, rename('T-1', 'L-1'))).toBe('move/wrong-role');
    expect(await root.refused(CHIEF, rename('T-2', 'L-1'))).toMatchObject({ code: 'rename/held', holder: WORKER });
    expect(await refusal(root, CHIEF, rename('T-3', 'L-1'))).toBe('set/closed');
    expect(await root.refused(CHIEF, rename('T-1', ' T-1 '))).toMatchObject({ alreadyDone: true });
  });

  it('refuses an id that is none, that something has or had, or that something waits for', async () => {
    const root = rootOf([{ state: 'READY' }, { id: 'T-2', state: 'PLAN', depends: 'LATER' }]);
    const to = (id: string): Promise<string> => refusal(root, CHIEF, rename('T-1', id));
    expect(await Promise.all(['', 'a b', '-1', 'a|b', '<x>'].map(to))).toEqual(Array(5).fill('rename/malformed'));
    expect(await to('T-2')).toBe('rename/taken');
    expect(await to('t-2')).toBe('rename/same-but-case');
    expect(await to('t-1')).toBe('rename/reserved');
    expect(await to('LATER')).toBe('rename/awaited');
    await done(root, CHIEF, rename('T-1', 'L-1'));
    for (const id of ['T-1', 't-1']) expect(await refusal(root, CHIEF, rename('T-2', id))).toBe('rename/reserved');
    expect(await refusal(root, CHIEF, { verb: 'plan', title: 'x', id: 'T-1' })).not.toBe('');
  });

  it('refuses what a decision was made about', async () => {
    const root = rootOf([{ state: 'FIX' }], [
      { id: 'A-1', task: 'T-1', status: 'rejected', by: WORKER, approver: AUDITOR, role: 'AUDIT', decided: '2026-01-15T11:00:00Z' },
    ]); // prettier-ignore
    expect(await refusal(root, CHIEF, rename('T-1', 'L-1'))).toBe('rename/decided');
  });

  it('is not undone, since the former id does not come back', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, CHIEF, rename('T-1', 'L-1'));
    expect(await refusal(root, CHIEF, { verb: 'undo' })).toBe('undo/renamed');
    expect(await refusal(root, CHIEF, rename('L-1', 'T-1'))).toBe('rename/reserved');
  });
});
