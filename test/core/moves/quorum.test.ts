import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../server/src/core/index.js';
import type { MemoryRoot } from '../../support/memoryStore.js';
import { APPROVALS, check, errors, TASKS } from './ledgers.js';
import { AUDITOR, CHIEF, done, event, refusal, rootOf, rules, task, WORKER, type Wanted } from './further/roots.js';

const because = { reason: 'because' };
const approve = (id: string): Intent => ({ verb: 'approve', id });
const request = (kind: 'result' | 'execute', more: object = {}): Intent => ({
  verb: 'request',
  target: 'T-1',
  kind,
  op: 'second look',
  ...more,
});
const two = (more = ''): Readonly<Record<string, string>> => rules(`approvals: { quorum: { result: 2 } }\n${more}`);

/** A task in review, its first row open. */
async function inReview(files = two()): Promise<MemoryRoot> {
  const root = rootOf([{ state: 'READY', artifact: 'src/login.ts' }], [], files);
  await done(root, WORKER, event('start', 'T-1'));
  await done(root, WORKER, event('submit', 'T-1'));
  return root;
}

describe('a quorum of results', () => {
  it('lets a task finish when so many principals approved the same evidence', async () => {
    const root = await inReview();
    await done(root, WORKER, request('result'));
    await done(root, AUDITOR, approve('A-001'));
    const params = { count: 1, needed: 2, by: `A-001 ${AUDITOR}`, pending: 'A-002', rejected: '' };
    expect(await root.refused(CHIEF, event('finish', 'T-1'))).toMatchObject({ code: 'approvals/too-few', params });
    expect(await refusal(root, AUDITOR, approve('A-002'))).toBe('decide/twice');
    await done(root, CHIEF, approve('A-002'));
    expect(await done(root, CHIEF, event('finish', 'T-1'))).toMatchObject({ to: 'DONE', approval: 'A-002' });
  });

  it('says how to ask for another row, and who is left', async () => {
    const people = 'people: { kim: { roles: [AUDIT] }, dana: { roles: [CMD] }, me: { roles: [WORK, CMD] } }';
    const root = await inReview(two(people));
    await done(root, AUDITOR, approve('A-001'));
    const { code, params } = await root.refused(CHIEF, event('finish', 'T-1'));
    expect([code, params]).toMatchObject(['approvals/too-few', { pending: '', who: 'CMD@dana' }]);
    await done(root, WORKER, request('result'));
    expect(await refusal(root, WORKER, request('result'))).toBe('request/open');
  });

  it('opens no more rows than are needed, and none beside others on other evidence', async () => {
    const root = await inReview();
    await done(root, WORKER, request('result'));
    expect(await refusal(root, WORKER, request('result'))).toBe('request/open');
    const single = await inReview({});
    expect(await refusal(single, WORKER, request('result'))).toBe('request/open');
  });

  it('does not count agents with their operators, nor anybody twice', async () => {
    const root = await inReview(two('agents: { robo: { operator: kim } }'));
    await done(root, WORKER, request('result'));
    await done(root, AUDITOR, approve('A-001'));
    expect(await refusal(root, 'CMD@robo', approve('A-002'))).toBe('decide/twice');
    expect(await refusal(root, 'CMD@kim', approve('A-002'))).toBe('decide/twice');
    await done(root, CHIEF, approve('A-002'));
  });

  it('lets a team of one decide as often as it is asked', async () => {
    const root = await inReview(two('separation: solo'));
    await done(root, WORKER, request('result'));
    await done(root, CHIEF, approve('A-001'));
    await done(root, CHIEF, approve('A-002'));
    await done(root, CHIEF, event('finish', 'T-1'));
  });

  it('sends back what one of them rejects', async () => {
    const root = await inReview();
    await done(root, WORKER, request('result'));
    await done(root, CHIEF, approve('A-001'));
    expect((await done(root, AUDITOR, { verb: 'reject', id: 'A-002', ...because })).to).toBe('FIX');
    await done(root, WORKER, event('start', 'T-1'));
    await done(root, WORKER, event('submit', 'T-1'));
    // The old evidence's approval does not count for the new.
    await done(root, AUDITOR, approve('A-003'));
    expect(await root.refused(CHIEF, event('finish', 'T-1'))).toMatchObject({
      params: { count: 1, by: 'A-003 AUDIT@kim' },
    });
    const first = await inReview();
    await done(first, WORKER, request('result'));
    await done(first, AUDITOR, { verb: 'reject', id: 'A-001', ...because });
    expect(await first.refused(CHIEF, event('finish', 'T-1'))).toMatchObject({ params: { rejected: 'A-001' } });
    expect((await done(first, CHIEF, event('return', 'T-1', because))).to).toBe('FIX');
  });

  it('finishes on no evidence that changed after any of the decisions', async () => {
    const root = await inReview();
    await done(root, WORKER, request('result'));
    await done(root, AUDITOR, approve('A-001'));
    const path = [...root.store.files.keys()].find((one) => one.endsWith('A-001.diff.md')) ?? '';
    root.store.files.set(path, `${root.text(path)}more\n`);
    // The check reports what was done to the record by hand.
    await root.accepted(CHIEF, approve('A-002'));
    expect(errors(check(root, await root.workspace()))).toEqual([
      expect.stringContaining('evidence/changed-after-decision'),
    ]);
    // Bound to two digests, they are not on the same evidence.
    expect(await root.refused(CHIEF, event('finish', 'T-1'))).toMatchObject({
      params: { count: 1, by: 'A-002 CMD@dana' },
    });
  });
});

describe('a quorum of permissions', () => {
  const needed = rules('approvals: { required_for: [active], quorum: { execute: 2 } }');

  it('lets work begin when so many agreed, whatever was refused before', async () => {
    const root = rootOf([{ state: 'READY' }], [], needed);
    expect(await refusal(root, WORKER, event('start', 'T-1'))).toBe('start/not-permitted');
    await done(root, WORKER, request('execute'));
    await done(root, AUDITOR, { verb: 'reject', id: 'A-001', ...because });
    await done(root, WORKER, request('execute'));
    await done(root, AUDITOR, approve('A-002'));
    const params = { kind: 'execute', count: 1, needed: 2, pending: '' };
    expect(await root.refused(WORKER, event('start', 'T-1'))).toMatchObject({ code: 'approvals/too-few', params });
    await done(root, WORKER, request('execute'));
    expect(await refusal(root, AUDITOR, approve('A-003'))).toBe('decide/twice');
    await done(root, CHIEF, approve('A-003'));
    expect((await done(root, WORKER, event('start', 'T-1'))).to).toBe('DOING');
  });
});

describe('cross/done-without-approval under a quorum', () => {
  const yes: Wanted = { status: 'approved', evidence: 'x.md', decided: '2026-01-15T11:00:00Z' };
  const kim = { ...yes, approver: AUDITOR, role: 'AUDIT' };
  const dana = { ...yes, id: 'A-2', approver: CHIEF, role: 'CMD' };
  const found = async (...asked: readonly Wanted[]): Promise<readonly unknown[]> => {
    const root = rootOf([{ state: 'DONE', artifact: 'src/login.ts' }], asked, { ...two(), 'x.md': '', 'y.md': '' });
    const all = check(root, await root.workspace());
    return all.flatMap(({ code, severity, params }) =>
      code === 'cross/done-without-approval' ? [[severity, (params as { fault: string }).fault]] : [],
    );
  };

  it('counts principals on one evidence', async () => {
    expect(await found(kim, dana)).toEqual([]);
    expect(await found(kim)).toEqual([['error', 'few']]);
    expect(await found(kim, { ...kim, id: 'A-2' })).toEqual([['error', 'few']]);
    expect(await found(kim, { ...dana, evidence: 'y.md' })).toEqual([['error', 'few']]);
    const later = { id: 'A-3', status: 'pending', evidence: 'y.md', at: '2026-01-15T11:30:00Z' };
    expect(await found(kim, dana, later)).toEqual([['warning', 'later']]);
    expect(await found({ status: 'pending' })).toEqual([['error', 'none']]);
  });

  it('brings a task back to done only where enough approved it', async () => {
    const root = rootOf([{ state: 'DONE', artifact: 'src/login.ts' }], [kim, dana], { ...two(), 'x.md': '' });
    await done(root, CHIEF, event('reopen', 'T-1', because));
    const text = root.text(APPROVALS);
    root.store.files.set(APPROVALS, text.replace('| approved | WORK@me | CMD@dana', '| expired | WORK@me | CMD@dana'));
    expect(await refusal(root, CHIEF, { verb: 'undo' })).toBe('undo/changed');
    root.store.files.set(APPROVALS, text);
    await done(root, CHIEF, { verb: 'undo' });
    expect((await task(root))('state')).toBe('DONE');
  });
});

it('rows of a quorum may wait together', async () => {
  const root = await inReview();
  await done(root, WORKER, request('result'));
  const codes = async (): Promise<readonly string[]> => check(root, await root.workspace()).map(({ code }) => code);
  expect(await codes()).not.toContain('cross/several-open-approvals');
  const row =
    root
      .text(APPROVALS)
      .split('\n')
      .find((line) => line.includes('A-002')) ?? '';
  root.store.files.set(APPROVALS, `${root.text(APPROVALS)}${row.replace('A-002', 'A-003')}\n`);
  expect(await codes()).toContain('cross/several-open-approvals');
  expect(errors(check(root, await root.workspace()))).toEqual([]);
  expect(root.text(TASKS)).toContain('REVIEW');
});
