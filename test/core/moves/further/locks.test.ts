import { describe, expect, it } from 'vitest';
import { MINUTE, type Intent } from '../../../../server/src/core/index.js';
import { cells, TASKS } from '../ledgers.js';
import { AUDITOR, CHIEF, done, event, OTHER, refusal, rootOf, rules, task, WORKER, type Wanted } from './roots.js';

const lock = (word: 'acquire' | 'extend' | 'release' | 'steal', more: object = {}): Intent => ({
  verb: `lock.${word}`,
  id: 'T-1',
  ...more,
});
/** `WORK@me` started at 12:00: live to 12:30, past its grace at 12:35. */
const started = async (files: Readonly<Record<string, string>> = {}, asked: readonly Wanted[] = []) => {
  const root = rootOf([{ state: 'READY' }], asked, files);
  await done(root, WORKER, event('start', 'T-1'));
  return root;
};

describe('lock acquire', () => {
  it('takes the lock of work that nobody holds, and remembers what it was started from', async () => {
    const root = rootOf([{ state: 'DOING' }]);
    const { lease, audit } = await done(root, WORKER, lock('acquire'));
    expect(lease).toMatchObject({ holder: WORKER, token: 1, from: 'READY' });
    expect(audit).toMatchObject({ event: 'lock.acquire', token: 1 });
    expect(cells(root.text(TASKS), 'T-1').slice(4, 7)).toEqual([
      'WORK@me@2026-01-15T12:00:00Z',
      WORKER,
      '2026-01-15T12:30:00Z',
    ]);
    expect(await root.refused(WORKER, lock('acquire'))).toMatchObject({ code: 'lock/yours', alreadyDone: true });
    const free = Date.UTC(2026, 0, 15, 12, 35);
    expect(await root.refused(OTHER, lock('acquire'))).toMatchObject({
      code: 'start/locked',
      retry: free,
      holder: WORKER,
    });
    root.now = free;
    expect((await done(root, OTHER, lock('acquire'))).lease?.token).toBe(2);
    expect(await root.notices(WORKER)).toMatchObject([{ task: 'T-1', token: 1, holder: OTHER, event: 'lock.acquire' }]);
    expect(await root.notices(OTHER)).toEqual([]);
  });

  it('knows rework by the audit log, or by the decision on the last result', async () => {
    const root = rootOf(
      [{ state: 'DOING' }],
      [{ status: 'rejected', approver: AUDITOR, role: 'AUDIT', decided: '2026-01-15T11:00:00Z' }],
    );
    expect((await done(root, WORKER, lock('acquire'))).lease?.from).toBe('FIX');
    const fixed = rootOf([{ state: 'FIX' }]);
    await done(fixed, WORKER, event('start', 'T-1'));
    fixed.store.runtime = { ...fixed.store.runtime, leases: {} };
    fixed.now += 60 * MINUTE;
    const { lease } = await done(fixed, OTHER, lock('acquire'));
    expect(lease).toMatchObject({ from: 'FIX', token: 2 });
  });

  it('is for the owner, for work that is under way, and not while it is frozen', async () => {
    const root = rootOf([{ state: 'DOING', owner: WORKER }]);
    expect(await refusal(root, OTHER, lock('acquire'))).toBe('start/not-owner');
    expect(await refusal(root, CHIEF, lock('acquire'))).toBe('start/not-owner');
    expect(await refusal(rootOf([{ state: 'READY' }]), WORKER, lock('acquire'))).toBe('lock/not-active');
    const frozen = rootOf([{ state: 'DOING' }], [], { 'ORCH/STATE/flags.md': 'FREEZE=on\n' });
    expect(await refusal(frozen, WORKER, lock('acquire'))).toBe('move/frozen');
    expect(await refusal(root, WORKER, { verb: 'lock.acquire', id: 'T-9' })).toBe('move/no-task');
  });
});

describe('lock extend', () => {
  it('keeps the lease from now on, row included', async () => {
    const root = await started();
    root.now += 20 * MINUTE;
    const { lease } = await done(root, WORKER, lock('extend', { token: 1 }));
    expect(lease).toMatchObject({ token: 1, expires: root.now + 30 * MINUTE });
    expect((await task(root))('lock')).toBe('WORK@me@2026-01-15T12:20:00Z');
    root.now += 32 * MINUTE;
    await done(root, WORKER, lock('extend'));
    expect((await done(root, WORKER, event('submit', 'T-1', { artifacts: ['src/login.ts'] }))).to).toBe('REVIEW');
  });

  it('is for the holder with the current token, before the grace is over', async () => {
    const root = await started();
    expect(await refusal(root, OTHER, lock('extend'))).toBe('submit/not-holder');
    expect(await refusal(root, WORKER, lock('extend', { token: 7 }))).toBe('submit/stale-token');
    root.now += 35 * MINUTE;
    expect(await refusal(root, WORKER, lock('extend'))).toBe('lock/lapsed');
    await done(root, WORKER, lock('acquire'));
    expect(await refusal(rootOf([{ state: 'DOING' }]), WORKER, lock('extend'))).toBe('lock/none');
    expect(await refusal(rootOf([{ state: 'READY' }]), WORKER, lock('extend'))).toBe('lock/not-active');
  });

  it('makes a lock that only the row knows one of this machine', async () => {
    const root = rootOf([{ state: 'DOING', lock: WORKER }]);
    const { lease } = await done(root, WORKER, lock('extend'));
    expect(lease).toMatchObject({ holder: WORKER, token: 1, from: 'READY' });
    expect(root.store.runtime.leases['T-1']).toEqual(lease);
  });
});

describe('lock release', () => {
  it('of work that is under way hands it back', async () => {
    const root = await started();
    const refused = await root.refused(OTHER, lock('release'));
    expect([refused.code, refused.retry]).toEqual(['recover/held', Date.UTC(2026, 0, 15, 12, 35)]);
    const { audit, to } = await done(root, WORKER, lock('release', { token: 1 }));
    expect([audit.event, to]).toEqual(['recover', 'READY']);
    expect(root.store.runtime.leases).toEqual({});
  });

  it('elsewhere takes away what was left behind', async () => {
    const left = () => rootOf([{ state: 'READY', lock: WORKER }]);
    for (const actor of [WORKER, CHIEF]) {
      const root = left();
      await done(root, actor, lock('release'));
      expect((await task(root))('lock')).toBe('');
      expect(await root.refused(actor, lock('release'))).toMatchObject({ code: 'lock/none', alreadyDone: true });
    }
    const root = left();
    expect(await refusal(root, OTHER, lock('release'))).toBe('recover/held');
    root.now += 60 * MINUTE;
    await done(root, OTHER, lock('release'));
  });
});

describe('lock steal', () => {
  const rows = [
    { id: 'S-1', kind: 'steal', by: OTHER },
    { id: 'S-2', kind: 'steal', by: OTHER },
  ].map((row) => ({ ...row, op: 'take over', at: '2026-01-15T12:00:00Z' }));

  it('of an expired lease is free once the grace is over', async () => {
    const root = await started();
    root.now += 34 * MINUTE;
    const refused = await root.refused(OTHER, lock('steal'));
    expect(refused).toMatchObject({ code: 'steal/not-approved', holder: WORKER, retry: Date.UTC(2026, 0, 15, 12, 35) });
    root.now += MINUTE;
    const { lease, audit } = await done(root, OTHER, lock('steal', { reason: 'gone' }));
    expect([lease?.holder, lease?.token, audit.reliesOn, audit.reason]).toEqual([OTHER, 2, undefined, 'gone']);
    expect(await root.notices(WORKER)).toMatchObject([{ token: 1, holder: OTHER, event: 'lock.steal' }]);
  });

  it('of a live one uses up a row by CMD and one by AUDIT', async () => {
    const root = await started({}, rows);
    expect(await refusal(root, OTHER, lock('steal'))).toBe('steal/not-approved');
    root.now += MINUTE;
    await done(root, CHIEF, { verb: 'approve', id: 'S-1' });
    const refused = await root.refused(OTHER, lock('steal'));
    expect(refused.params).toMatchObject({ missing: 'AUDIT' });
    await done(root, AUDITOR, { verb: 'approve', id: 'S-2' });
    const { audit } = await done(root, OTHER, lock('steal'));
    expect(audit).toMatchObject({ token: 2, reliesOn: ['S-1', 'S-2'] });
    // Whoever lost it would need approvals of his own.
    expect(await refusal(root, WORKER, lock('steal'))).toBe('steal/not-approved');
    await root.accepted(CHIEF, { verb: 'blocked.add', title: 'x' });
    expect(await root.notices(WORKER)).toMatchObject([{ token: 1, holder: OTHER }]);
  });

  it('counts no rows from before the lease that it is about', async () => {
    const old = rows.map((row) => ({
      ...row,
      at: '2026-01-15T10:00:00Z',
      status: 'approved',
      decided: '2026-01-15T11:00:00Z',
    }));
    const root = await started({}, [
      { ...old[0], approver: CHIEF, role: 'CMD' },
      { ...old[1], approver: AUDITOR, role: 'AUDIT' },
    ]);
    expect(await refusal(root, OTHER, lock('steal'))).toBe('steal/not-approved');
  });

  it('asks all that approve where a policy has neither CMD nor AUDIT', async () => {
    const policy = rules('roles:\n  CMD: off\n  AUDIT: off\n  WORK: {}\n  LEAD: { approves: true }\nactors: []');
    const root = rootOf([{ state: 'DOING', lock: WORKER }], [], policy);
    const outcome = await root.refused(OTHER, lock('steal'));
    expect(outcome.code === 'steal/not-approved' ? outcome.params : outcome.code).toMatchObject({ missing: 'LEAD' });
  });

  it('refuses what is no theft, and who cannot do the work', async () => {
    const root = await started();
    expect(await refusal(root, WORKER, lock('steal'))).toBe('steal/own');
    expect(await refusal(root, CHIEF, lock('steal'))).toBe('start/not-owner');
    expect(await refusal(rootOf([{ state: 'DOING' }]), WORKER, lock('steal'))).toBe('lock/none');
    expect(await refusal(rootOf([{ state: 'READY' }]), WORKER, lock('steal'))).toBe('lock/not-active');
    await done(root, CHIEF, { verb: 'flags.set', name: 'FREEZE', value: 'on' });
    expect(await refusal(root, OTHER, lock('steal'))).toBe('move/frozen');
  });
});

it('nobody takes over more than the policy lets one work on', async () => {
  const root = rootOf([
    { state: 'DOING' },
    { id: 'T-2', state: 'DOING', lock: OTHER },
    { id: 'T-3', state: 'DOING', lock: WORKER, until: '2026-01-15T11:55:00Z', since: '2026-01-15T11:30:00Z' },
  ]);
  expect(await refusal(root, OTHER, lock('acquire'))).toBe('start/wip');
  expect(await refusal(root, OTHER, { verb: 'lock.steal', id: 'T-3' })).toBe('start/wip');
});

describe('lock clean', () => {
  it('hands back everything whose lease is past its grace, in one move', async () => {
    const root = rootOf([
      { state: 'DOING', lock: WORKER },
      { id: 'T-2', state: 'DOING', lock: OTHER, until: '2026-01-15T14:00:00Z' },
      { id: 'T-3', state: 'READY' },
      { id: 'T-4', state: 'DOING' },
    ]);
    await done(root, 'WORK@third', event('start', 'T-3'));
    expect(await root.refused(CHIEF, { verb: 'lock.clean' })).toMatchObject({ code: 'lock/clean', alreadyDone: true });
    root.now += 60 * MINUTE;
    const { audit } = await done(root, CHIEF, { verb: 'lock.clean' });
    expect([audit.event, audit.id, audit.rows.map(({ id }) => id)]).toEqual(['lock.clean', null, ['T-1', 'T-3']]);
    expect([(await task(root))('state'), (await task(root, 'T-2'))('state')]).toEqual(['READY', 'DOING']);
    expect(root.store.runtime.leases).toEqual({});
    expect(await root.notices('WORK@third')).toMatchObject([{ task: 'T-3', holder: null }]);
  });
});
