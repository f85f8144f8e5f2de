import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../../server/src/core/index.js';
import { defaultPolicy } from '../../../../server/src/core/index.js';
import type { MemoryRoot } from '../../../support/memoryStore.js';
import { APPROVALS, TASKS, tasks } from '../ledgers.js';
import { approvals, CHIEF, done, event, refusal, rootOf, WORKER } from './roots.js';

const undo: Intent = { verb: 'undo' };
const because = { reason: 'because' };
const ARCHIVE = defaultPolicy.paths.archive;
const archive = (...ids: readonly string[]): Intent => ({ verb: 'archive', ids });
const migrate = (...columns: readonly string[]): Intent => ({ verb: 'migrate', columns });

describe('undo of an archiving', () => {
  const five = () =>
    rootOf([
      { id: 'T-1', state: 'DROP' },
      { id: 'T-2', state: 'PLAN' },
      { id: 'T-3', state: 'DROP' },
      { id: 'T-4', state: 'DROP' },
      { id: 'T-5', state: 'DROP' },
    ]);

  it('puts all rows back where they stood, and out of the archive', async () => {
    const root = five();
    const before = root.text(TASKS);
    await done(root, CHIEF, archive('T-4', 'T-1', 'T-3'));
    const plan = await done(root, CHIEF, undo);
    expect(root.text(TASKS)).toBe(before);
    expect(root.text(ARCHIVE)).not.toContain('T-1');
    expect(plan.audit).toMatchObject({ reason: 'archive', rows: [{ id: 'T-1', before: null }, {}, {}] });
    await done(root, CHIEF, archive());
    await done(root, CHIEF, undo);
    expect(root.text(TASKS)).toBe(before);
  });

  it('puts a row to the end where its place is gone', async () => {
    const root = five();
    await done(root, CHIEF, archive('T-1'));
    root.store.files.set(TASKS, tasks({ id: 'T-8', state: 'PLAN' }, { id: 'T-9', state: 'PLAN' }));
    await done(root, CHIEF, undo);
    const first = { id: 'T-1', state: 'DROP' };
    expect(root.text(TASKS)).toBe(tasks({ id: 'T-8', state: 'PLAN' }, { id: 'T-9', state: 'PLAN' }, first));
  });

  it('keeps odd bytes: no line end at the end, blanks, carriage returns', async () => {
    const text = tasks({ id: 'T-1', state: 'PLAN' }, { id: 'T-2', state: 'DROP', notes: '  wide ' })
      .replaceAll('\n', '\r\n')
      .slice(0, -2);
    const root = rootOf([], [], { [TASKS]: `\uFEFF${text}` });
    await done(root, CHIEF, archive());
    await done(root, CHIEF, undo);
    expect(root.text(TASKS)).toBe(`\uFEFF${text}`);
  });

  it.each(['first', 'middle', 'last'])('puts sections back: %s', async (place) => {
    const section = (id: string, state: string): string =>
      `## ${id}: do it\n\n- **state**: ${state}\n- **owner**: WORK\n- **lock**: -\n- **lock_owner**: -\n- **lock_expires_at**: -\n- **notes**: -\n\nWords of ${id}.\n\n### More\n\nof it.\n`;
    const states = {
      first: ['DROP', 'PLAN', 'PLAN'],
      middle: ['PLAN', 'DROP', 'PLAN'],
      last: ['PLAN', 'PLAN', 'DROP'],
    };
    const all = states[place as 'first'].map((state, at) => section(`T-${at + 1}`, state));
    for (const text of [all.join('\n'), `# Tasks\n\n\n${all.join('\n\n')}`]) {
      const root = rootOf([], [], { [TASKS]: text });
      await done(root, CHIEF, archive());
      expect(root.text(TASKS)).not.toBe(text);
      await done(root, CHIEF, undo);
      expect(root.text(TASKS)).toBe(text);
    }
  });

  it('keeps to the table that a row came from', async () => {
    const two = `${tasks({ id: 'T-1', state: 'DROP' })}\nWords.\n\n${tasks({ id: 'T-2', state: 'DROP' }, { id: 'T-3', state: 'PLAN' })}`;
    const root = rootOf([], [], { [TASKS]: two });
    await done(root, CHIEF, archive('T-2'));
    await done(root, CHIEF, undo);
    expect(root.text(TASKS)).toBe(two);
  });

  it('refuses what the archive does not list any more as it was', async () => {
    const root = five();
    await done(root, CHIEF, archive('T-1'));
    const text = root.text(ARCHIVE);
    root.store.files.set(ARCHIVE, text.replace('Login', 'Logout'));
    expect(await root.refused(CHIEF, undo)).toMatchObject({
      code: 'undo/changed',
      params: { id: 'T-1', file: ARCHIVE },
    });
    root.store.files.delete(ARCHIVE);
    expect(await refusal(root, CHIEF, undo)).toBe('undo/changed');
    root.store.files.set(ARCHIVE, text);
    const back = root.text(TASKS);
    root.store.files.set(TASKS, back + tasks({ id: 'T-1', state: 'PLAN' }).split('\n').slice(2).join('\n'));
    expect(await refusal(root, CHIEF, undo)).toBe('undo/changed');
    root.store.files.set(TASKS, back.replaceAll(/^(\|[^|]*\|)[^|]*\|/gm, '$1'));
    expect(await refusal(root, CHIEF, undo)).toBe('archive/lossy');
    root.store.files.delete(TASKS);
    expect(await refusal(root, CHIEF, undo)).toBe('ledger/missing');
  });

  it('brings nothing back that would be an error by now', async () => {
    const root = rootOf([
      { id: 'T-1', state: 'DROP', depends: 'T-2' },
      { id: 'T-2', state: 'PLAN' },
    ]);
    await done(root, CHIEF, archive('T-1'));
    await done(root, 'CMD@eve', { verb: 'set', id: 'T-2', values: { depends: 'T-1' } });
    expect(await refusal(root, CHIEF, undo)).toBe('set/circle');
    const proven = { status: 'approved', approver: 'AUDIT@kim', role: 'AUDIT', decided: '2026-01-15T11:00:00Z' };
    const finished = rootOf([{ state: 'DONE', artifact: 'src/login.ts' }], [proven]);
    await done(finished, CHIEF, archive());
    finished.store.files.set(APPROVALS, approvals());
    expect(await refusal(finished, CHIEF, undo)).toBe('undo/changed');
  });

  it('also reads a line that does not say where a row stood', async () => {
    const root = five();
    await done(root, CHIEF, archive('T-1'));
    for (const [path, text] of root.store.files) {
      if (path.endsWith('.jsonl')) root.store.files.set(path, text.replace(/,"stood":\{[^}]*\}/, ''));
    }
    await done(root, CHIEF, undo);
    expect(root.text(TASKS).trimEnd().split('\n').at(-1)).toContain('T-1');
  });
});

describe('undo of a migration', () => {
  it('takes columns away that nobody has filled, from tables and sections', async () => {
    const view = `${tasks({ state: 'PLAN' }, { id: 'T-2', state: 'PLAN' })}\n| task_id | state |\n|---|---|\n| T-2 | PLAN |\n`;
    const section = '## T-1: x\n\n- **state**: PLAN\n- **owner**: WORK\n- **notes**:\n  - a\n  - b\n\nWords.\n';
    const odd =
      '\uFEFF|task_id|title|state|owner\r\n|-|:-:|-|-\r\n|T-1|a \\| b| PLAN |WORK \r\nT-2 | `b` | PLAN | WORK ';
    for (const text of [tasks({ state: 'PLAN' }), view, section, section.trimEnd(), odd]) {
      const root = rootOf([], [], { [TASKS]: text });
      const ledgers = [root.text(TASKS), root.text(APPROVALS)];
      await done(root, CHIEF, migrate('milestone', 'priority', 'expiry_utc'));
      expect(root.text(TASKS)).not.toBe(text);
      const plan = await done(root, CHIEF, undo);
      expect([root.text(TASKS), root.text(APPROVALS)]).toEqual(ledgers);
      expect(plan.audit.rows).toEqual([]);
      const [tasksChange, approvalsChange] = plan.audit.columns ?? [];
      expect([...(tasksChange?.removed ?? [])].sort()).toEqual(['milestone', 'priority']);
      expect(approvalsChange).toEqual({ file: APPROVALS, added: [], removed: ['expiry_utc'] });
    }
  });

  it('refuses as long as a record says something there', async () => {
    for (const text of [
      tasks({ state: 'PLAN' }),
      '## T-1: x\n\n- **state**: PLAN\n- **owner**: WORK\n- **notes**: -\n',
    ]) {
      const root = rootOf([], [], { [TASKS]: text });
      await done(root, CHIEF, migrate('milestone'));
      await done(root, 'CMD@eve', { verb: 'set', id: 'T-1', values: { milestone: 'M1' } });
      const params = { path: TASKS, column: 'milestone', id: 'T-1' };
      expect(await root.refused(CHIEF, undo)).toMatchObject({ code: 'undo/filled', params });
      await done(root, 'CMD@eve', { verb: 'set', id: 'T-1', values: { milestone: '-' } });
      await done(root, CHIEF, undo);
      expect(root.text(TASKS)).toBe(text);
    }
  });

  it('leaves the columns of tables that had them, and of ledgers that are others by now', async () => {
    const short = '| task_id | title | state | owner | due |\n|---|---|---|---|---|\n| T-1 | a | PLAN | WORK | - |\n';
    const long =
      '| task_id | title | state | owner | milestone |\n|---|---|---|---|---|\n| T-2 | b | PLAN | WORK | M1 |\n';
    const root = rootOf([], [], { [TASKS]: `${short}\nWords.\n\n${long}` });
    const before = root.text(TASKS);
    await done(root, CHIEF, migrate('milestone'));
    await done(root, CHIEF, undo);
    expect(root.text(TASKS)).toBe(before);
    const { audit } = await done(root, CHIEF, migrate('milestone'));
    expect(audit.columns).toMatchObject([{ tables: [['milestone'], []] }]);
    const migrated = root.text(TASKS);
    root.store.files.set(TASKS, migrated.replace('milestone', 'extra'));
    expect(await refusal(root, CHIEF, undo)).toBe('undo/filled');
    root.store.files.set(TASKS, `${migrated}\n\n| a |\n|---|\n`);
    expect(await refusal(root, CHIEF, undo)).toBe('undo/filled');
    root.store.files.delete(TASKS);
    expect(await refusal(root, CHIEF, undo)).toBe('ledger/missing');
  });

  it('takes them from the archive too, and reads a line that does not say which tables lacked them', async () => {
    const root = rootOf([{ state: 'DROP' }, { id: 'T-2', state: 'PLAN' }]);
    await done(root, CHIEF, archive('T-1'));
    const before = [root.text(TASKS), root.text(ARCHIVE)];
    await done(root, CHIEF, migrate('milestone'));
    for (const [path, text] of root.store.files) {
      if (path.endsWith('.jsonl')) root.store.files.set(path, text.replaceAll(/,"tables":.*?,"sections":\[\]/g, ''));
    }
    await done(root, CHIEF, undo);
    expect([root.text(TASKS), root.text(ARCHIVE)]).toEqual(before);
    await done(root, WORKER, { verb: 'plan', title: 'x' });
    await done(root, CHIEF, event('drop', 'T-3', because));
  });
});

it('does a migration again after it was taken back', async () => {
  const root: MemoryRoot = rootOf([{ state: 'PLAN' }]);
  await done(root, CHIEF, migrate('milestone'));
  const migrated = root.text(TASKS);
  await done(root, CHIEF, undo);
  await done(root, CHIEF, migrate('milestone'));
  expect(root.text(TASKS)).toBe(migrated);
});
