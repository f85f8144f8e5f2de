import { describe, expect, it } from 'vitest';
import { MINUTE, type Intent } from '../../../../server/src/core/index.js';
import { APPROVALS, BLOCKED, cells, FLAGS, TASKS, tasks } from '../ledgers.js';
import { approval, AUDITOR, CHIEF, done, event, OTHER, RECORD, refusal, rootOf, rules, task, WORKER } from './roots.js';

const undo: Intent = { verb: 'undo' };
const because = { reason: 'because' };
const approved = {
  status: 'approved',
  approver: AUDITOR,
  role: 'AUDIT',
  decided: '2026-01-15T11:00:00Z',
  evidence: RECORD,
};

describe('undo', () => {
  it('takes back the last move of the caller, and then the one before', async () => {
    const root = rootOf([{ state: 'PLAN' }]);
    const first = root.text(TASKS);
    await done(root, CHIEF, event('ready', 'T-1'));
    await done(root, WORKER, { verb: 'set', id: 'T-1', values: { notes: 'mine' } });
    await done(root, CHIEF, { verb: 'set', id: 'T-1', values: { due: '2026-02-01', title: 'Another' } });
    const { audit } = await done(root, CHIEF, undo);
    expect(audit).toMatchObject({ event: 'undo', id: 'T-1', reason: 'set', undoes: { seq: 3 } });
    const ready = await done(root, CHIEF, undo);
    expect([ready.from, ready.to]).toEqual(['READY', 'PLAN']);
    await done(root, WORKER, undo);
    expect(root.text(TASKS)).toBe(first);
    expect(await refusal(root, CHIEF, undo)).toBe('undo/none');
  });

  it('takes back the move that is asked for, if it is the caller’s and not taken back yet', async () => {
    const root = rootOf([{ state: 'PLAN' }, { id: 'T-2', state: 'PLAN' }]);
    await done(root, CHIEF, event('ready', 'T-1'));
    await done(root, CHIEF, event('ready', 'T-2'));
    expect(await refusal(root, AUDITOR, { verb: 'undo', seq: 1 })).toBe('undo/not-yours');
    expect(await refusal(root, CHIEF, { verb: 'undo', seq: 9 })).toBe('undo/unknown');
    await done(root, CHIEF, { verb: 'undo', seq: 1 });
    expect(await root.refused(CHIEF, { verb: 'undo', seq: 1 })).toMatchObject({ code: 'undo/done', alreadyDone: true });
    expect(await refusal(root, CHIEF, { verb: 'undo', seq: 3 })).toBe('undo/undone');
  });

  it('gives back the lease that a start took', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, event('start', 'T-1'));
    await done(root, WORKER, undo);
    expect(root.store.runtime.leases).toEqual({});
    expect(cells(root.text(TASKS), 'T-1').slice(2, 7)).toEqual(['READY', 'WORK', '-', '-', '-']);
    expect((await done(root, OTHER, event('start', 'T-1'))).lease?.token).toBe(2);
  });

  it('gives the lease of work that was stopped to its holder again, unless it is frozen', async () => {
    const root = rootOf([{ state: 'FIX' }]);
    await done(root, WORKER, event('start', 'T-1'));
    root.now += MINUTE;
    await done(root, CHIEF, event('hold', 'T-1', because));
    await done(root, CHIEF, { verb: 'flags.set', name: 'FREEZE', value: 'on' });
    expect(await refusal(root, CHIEF, { verb: 'undo', seq: 2 })).toBe('move/frozen');
    await done(root, CHIEF, undo);
    const { lease } = await done(root, CHIEF, undo);
    expect(lease).toMatchObject({ holder: WORKER, token: 2, from: 'FIX' });
    expect((await task(root))('notes')).toBe('');
    expect((await done(root, WORKER, event('recover', 'T-1', because))).to).toBe('FIX');
    expect((await done(root, WORKER, undo)).lease).toMatchObject({ holder: WORKER, token: 3, from: 'FIX' });
  });

  it('does not revive a lease that somebody else was freed of', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, event('start', 'T-1'));
    root.now += 60 * MINUTE;
    await done(root, OTHER, event('recover', 'T-1', because));
    expect(await refusal(root, OTHER, undo)).toBe('undo/freed');
  });

  it('of a submission goes on with the work, and lets its row expire', async () => {
    const root = rootOf([{ state: 'READY', artifact: 'src/login.ts' }]);
    await done(root, WORKER, event('start', 'T-1'));
    await done(root, WORKER, event('submit', 'T-1'));
    expect((await done(root, WORKER, undo)).lease?.holder).toBe(WORKER);
    expect([(await task(root))('state'), (await approval(root, 'A-001'))('status')]).toEqual(['DOING', 'expired']);
    await done(root, WORKER, event('submit', 'T-1'));
    await done(root, AUDITOR, { verb: 'approve', id: 'A-002' });
    expect(await refusal(root, WORKER, undo)).toBe('undo/changed');
  });

  it('of a hold asks for the decision again that waited', async () => {
    const root = rootOf([{ state: 'REVIEW' }], [{ evidence: RECORD }]);
    const before = [root.text(TASKS), root.text(APPROVALS)];
    await done(root, CHIEF, event('hold', 'T-1', because));
    await done(root, CHIEF, undo);
    expect([root.text(TASKS), root.text(APPROVALS)]).toEqual(before);
    await done(root, CHIEF, event('drop', 'T-1', because));
    await done(root, CHIEF, undo);
    expect([root.text(TASKS), root.text(APPROVALS)]).toEqual(before);
  });

  it('takes a new task away, unless something hangs on it', async () => {
    const root = rootOf([{ state: 'PLAN' }]);
    const before = root.text(TASKS);
    const plan = await done(root, WORKER, { verb: 'plan', title: 'x' });
    await done(root, WORKER, undo);
    expect(root.text(TASKS)).toBe(before);
    expect((await done(root, WORKER, { verb: 'plan', title: 'y' })).id).not.toBe(plan.id);
    await done(root, WORKER, { verb: 'request', target: 'T-3', kind: 'execute', op: 'x' });
    await done(root, WORKER, undo);
    expect((await approval(root, 'A-001'))('status')).toBe('expired');
    expect(await refusal(root, WORKER, undo)).toBe('undo/changed');
  });

  it('clears the box of an item that was filed', async () => {
    const text = `${tasks({ state: 'PLAN' })}\n- [ ] T-7 tidy\n`;
    const root = rootOf([], [], { [TASKS]: text });
    await done(root, WORKER, { verb: 'file', item: 'T-7' });
    await done(root, WORKER, undo);
    expect(root.text(TASKS)).toBe(text);
  });

  it('sets flags and blocked items back', async () => {
    const root = rootOf([{ state: 'PLAN' }], [], { [FLAGS]: 'AUTO_DECIDE=shadow\n' });
    for (const [name, value, then] of [
      ['AUTO_DECIDE', 'on', 'shadow'],
      ['FREEZE', 'on', 'off'],
    ] as const) {
      await done(root, CHIEF, { verb: 'flags.set', name, value });
      await done(root, CHIEF, undo);
      expect(root.text(FLAGS)).toContain(`${name}=${then}\n`);
    }
    await done(root, CHIEF, { verb: 'blocked.add', title: 'x' });
    await done(root, CHIEF, { verb: 'blocked.escalate', id: 'BLOCK-001' });
    await done(root, CHIEF, undo);
    expect((await root.workspace()).blocked[0]?.record.escalated).toBe(false);
    await done(root, CHIEF, { verb: 'blocked.resolve', id: 'BLOCK-001', reason: 'found' });
    await done(root, CHIEF, undo);
    expect(root.text(BLOCKED)).toContain('Active');
    await done(root, CHIEF, undo);
    expect(root.text(BLOCKED)).toContain('Cancelled');
  });

  it('takes nothing back that somebody has built on', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, CHIEF, { verb: 'assign', id: 'T-1', owner: WORKER });
    await done(root, 'CMD@eve', { verb: 'assign', id: 'T-1', owner: OTHER });
    expect(await refusal(root, CHIEF, undo)).toBe('undo/changed');
    await done(root, CHIEF, { verb: 'flags.set', name: 'FREEZE', value: 'on' });
    root.store.files.set(FLAGS, 'FREEZE=off\n');
    expect(await refusal(root, CHIEF, undo)).toBe('undo/changed');
    await done(root, CHIEF, { verb: 'blocked.add', title: 'x' });
    root.store.files.delete(BLOCKED);
    expect(await refusal(root, CHIEF, undo)).toBe('undo/changed');
  });

  it('restores nothing that would be an error by now', async () => {
    const root = rootOf([
      { state: 'PLAN', depends: 'T-2' },
      { id: 'T-2', state: 'PLAN' },
    ]);
    await done(root, CHIEF, { verb: 'set', id: 'T-1', values: { depends: '' } });
    await done(root, 'CMD@eve', { verb: 'set', id: 'T-2', values: { depends: 'T-1' } });
    expect(await refusal(root, CHIEF, undo)).toBe('set/circle');
  });

  it('leaves decisions as they are, and says what to do instead', async () => {
    const instead = async (root: ReturnType<typeof rootOf>, actor: string): Promise<unknown> => {
      const { code, params } = await root.refused(actor, undo);
      return [code, params && 'instead' in params ? params.instead : undefined];
    };
    const review = () => rootOf([{ state: 'REVIEW' }], [{ evidence: RECORD }]);
    const root = review();
    await done(root, AUDITOR, { verb: 'approve', id: 'A-1' });
    expect(await instead(root, AUDITOR)).toEqual(['undo/decision', 'return']);
    await done(root, CHIEF, event('finish', 'T-1'));
    expect(await instead(root, CHIEF)).toEqual(['undo/decision', 'reopen']);
    const back = review();
    await done(back, AUDITOR, event('return', 'T-1', because));
    expect(await instead(back, AUDITOR)).toEqual(['undo/decision', 'start']);
    const rule = rootOf([{ state: 'PLAN' }], [{ task: 'rule:x', kind: 'change' }]);
    await done(rule, AUDITOR, { verb: 'reject', id: 'A-1' });
    expect(await instead(rule, AUDITOR)).toEqual(['undo/decision', 'request']);
  });

  it('brings back what was done only while it is approved', async () => {
    const root = rootOf([{ state: 'DONE', artifact: 'src/login.ts' }], [approved]);
    await done(root, CHIEF, event('reopen', 'T-1', because));
    const text = root.text(APPROVALS);
    root.store.files.set(APPROVALS, text.replace('approved', 'expired'));
    expect(await refusal(root, CHIEF, undo)).toBe('undo/changed');
    root.store.files.set(APPROVALS, text);
    expect((await done(root, CHIEF, undo)).to).toBe('DONE');
  });

  it('gives a heartbeat’s time back, and never ends a lock in the past', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, event('start', 'T-1'));
    const started = [root.text(TASKS), root.store.runtime.leases];
    await done(root, WORKER, { verb: 'lock.extend', id: 'T-1' });
    // Within the same second nothing was changed by it.
    expect(await refusal(root, WORKER, undo)).toBe('undo/spent');
    root.now += 10 * MINUTE;
    await done(root, WORKER, { verb: 'lock.extend', id: 'T-1' });
    const { lease } = await done(root, WORKER, undo);
    expect([root.text(TASKS), root.store.runtime.leases]).toEqual(started);
    expect(lease?.token).toBe(1);
    await done(root, WORKER, { verb: 'lock.extend', id: 'T-1' });
    root.now += 5 * MINUTE;
    await done(root, WORKER, { verb: 'lock.extend', id: 'T-1' });
    expect(await refusal(root, WORKER, { verb: 'undo', seq: 5 })).toBe('undo/changed');
    await done(root, WORKER, undo);
    root.now += 15 * MINUTE;
    const params = { id: 'T-1', expires: '2026-01-15T12:30:00Z' };
    expect(await root.refused(WORKER, { verb: 'undo', seq: 5 })).toMatchObject({ code: 'undo/over', params });
  });

  it('revives no lease that somebody else has lost', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, event('start', 'T-1'));
    root.now += 60 * MINUTE;
    await done(root, OTHER, { verb: 'lock.steal', id: 'T-1' });
    const params = { id: 'T-1', holder: WORKER };
    expect(await root.refused(OTHER, undo)).toMatchObject({ code: 'undo/stolen', params });
    await done(root, OTHER, { verb: 'lock.release', id: 'T-1' });
    await done(root, WORKER, event('start', 'T-1'));
    root.now += 60 * MINUTE;
    await done(root, OTHER, { verb: 'lock.clean' });
    expect(await root.refused(OTHER, undo)).toMatchObject({ code: 'undo/freed', params });
  });

  it('gives a lock back that was left behind to nobody', async () => {
    const root = rootOf([{ state: 'REVIEW', lock: WORKER }]);
    await done(root, WORKER, { verb: 'lock.release', id: 'T-1' });
    const params = { id: 'T-1', holder: WORKER };
    expect(await root.refused(WORKER, undo)).toMatchObject({ code: 'undo/released', params });
  });

  it('lets who cleaned up after himself go on, under new tokens', async () => {
    const two = { ...rules('wip: 2'), [FLAGS]: '' };
    const root = rootOf([{ state: 'READY' }, { id: 'T-2', state: 'FIX' }, { id: 'T-3', state: 'READY' }], [], two);
    await done(root, WORKER, event('start', 'T-1'));
    await done(root, WORKER, event('start', 'T-2'));
    root.now += 60 * MINUTE;
    await done(root, WORKER, { verb: 'lock.clean' });
    expect(root.store.runtime.leases).toEqual({});
    await done(root, WORKER, event('start', 'T-3'));
    expect(await refusal(root, WORKER, { verb: 'undo', seq: 3 })).toBe('start/wip');
    await done(root, WORKER, undo);
    const plan = await done(root, WORKER, { verb: 'undo', seq: 3 });
    expect(plan.lease).toBeNull();
    expect(Object.values(root.store.runtime.leases)).toMatchObject([
      { holder: WORKER, token: 2, from: 'READY' },
      { holder: WORKER, token: 2, from: 'FIX' },
    ]);
    expect((await task(root))('lock_owner')).toBe(WORKER);
    expect((await done(root, WORKER, event('recover', 'T-2', because))).to).toBe('FIX');
  });

  it('leaves a task under way to be locked where its lock was taken late', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, event('start', 'T-1'));
    root.now += 60 * MINUTE;
    await done(root, WORKER, { verb: 'lock.acquire', id: 'T-1' });
    await done(root, WORKER, undo);
    expect([(await task(root))('state'), (await task(root))('lock')]).toEqual(['DOING', '']);
  });
});
