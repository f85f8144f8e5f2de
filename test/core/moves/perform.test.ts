import { describe, expect, it } from 'vitest';
import { MINUTE, StoreFault, type Intent } from '../../../server/src/core/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { approvals, APPROVALS, cells, tasks, TASKS, type Row } from './ledgers.js';

const DANA = 'CMD@dana';
const ME = 'WORK@me';
const OTHER = 'WORK@other';

const event = (name: string, more: object = {}): Intent => ({ verb: 'event', event: name, id: 'T-1', ...more });

function root(...rows: readonly Row[]): MemoryRoot {
  return new MemoryRoot({ [TASKS]: tasks(...rows), [APPROVALS]: approvals(), 'src/a.ts': 'export {};\n' });
}

describe('perform', () => {
  it('answers with what changed, from which line to which', async () => {
    const at = root({ state: 'READY' }, { id: 'T-2', state: 'PLAN' });
    const { result, notices } = await at.accepted(ME, event('start'));
    expect(result).toEqual({
      version: 1,
      ok: true,
      event: 'start',
      id: 'T-1',
      from: 'READY',
      to: 'DOING',
      lock: { owner: ME, expires: '2026-01-15T12:30:00Z', token: 1 },
      approval: null,
      changes: [
        {
          file: TASKS,
          line: 3,
          before: '| T-1 | Login | READY | WORK | - | - | - | - | - | - | - |',
          after:
            '| T-1 | Login | DOING | WORK | WORK@me@2026-01-15T12:00:00Z | WORK@me | 2026-01-15T12:30:00Z | - | - | - | - |',
        },
      ],
      seq: 1,
    });
    expect(notices).toEqual([]);
  });

  it('tells of rows and files that are new', async () => {
    const at = root({ state: 'DOING', lock: ME });
    const { result, changes } = await at.accepted(ME, event('submit', { artifacts: ['src/a.ts'], op: 'it' }));
    const path = 'ORCH/patches/2026-01/T-1-A-001.diff.md';
    expect(result).toMatchObject({ to: 'REVIEW', lock: null, approval: 'A-001' });
    expect(result.changes.map(({ file, line, before }) => [file, line, before === ''])).toEqual([
      [TASKS, 3, false],
      [APPROVALS, 3, true],
      [path, 1, true],
    ]);
    expect(changes.map(({ before }) => before === undefined)).toEqual([false, false, true]);
    expect(at.answers.history()[0]?.line).toMatchObject({
      event: 'submit',
      evidence: { path, digest: at.answers.digest(path) },
      approval: 'A-001',
    });
  });

  it('does the same key once, and refuses it for something else', async () => {
    const at = root({ state: 'PLAN' });
    const first = await at.accepted(DANA, { verb: 'plan', title: 'x', owner: 'WORK' }, { key: 'k' });
    at.now += MINUTE;
    const again = await at.accepted(DANA, { owner: 'WORK', title: 'x', verb: 'plan' }, { key: 'k' });
    expect(again.result).toEqual(first.result);
    expect(again.changes).toEqual([]);
    expect(at.store.commits).toBe(1);
    const other = await at.refused(DANA, { verb: 'plan', title: 'y' }, { key: 'k' });
    expect(other).toMatchObject({ code: 'key/reused', params: { key: 'k' } });
    expect(await at.refused('CMD@kim', { verb: 'plan', title: 'x', owner: 'WORK' }, { key: 'k' })).toMatchObject({
      code: 'key/reused',
    });
    expect(await at.refused(DANA, event('finish'), { key: '__proto__' })).toMatchObject({ code: 'move/not-legal' });
  });

  it('keeps no more keys than retries need', async () => {
    const at = root();
    for (let n = 0; n < 260; n++) {
      at.now += 1000;
      await at.accepted(DANA, { verb: 'plan', title: `t${n}` }, { key: `${1000 - n}` });
    }
    expect(Object.keys(at.store.runtime.keys)).toHaveLength(256);
    for (const kept of ['745', '741']) expect(at.store.runtime.keys).toHaveProperty(kept);
  });

  it('writes nothing in a dry run, and says what it would write', async () => {
    const at = root({ state: 'PLAN' });
    const was = new Map(at.store.files);
    const outcome = await at.accepted(DANA, event('ready'), { dryRun: true });
    expect(outcome.changes[0]?.after).toContain('READY');
    expect(at.store.files).toEqual(was);
    expect(at.store.runtime.generation).toBe(0);
  });

  it('refuses who is nobody', async () => {
    const at = root({ state: 'PLAN' });
    const nobody = await at.perform('', event('ready'));
    expect(nobody).toMatchObject({ kind: 'refused', refusal: { code: 'actor/missing' } });
  });

  it('plans again on fresh data when somebody wrote meanwhile', async () => {
    const at = root({ state: 'PLAN' }, { id: 'T-2', state: 'PLAN' });
    let left = 2;
    at.store.beforeCommit = () => {
      if (left-- > 0) at.store.files.set(TASKS, at.text(TASKS).replace('| T-2 |', '| T-2x |'));
    };
    await at.accepted(DANA, event('ready'));
    expect(at.text(TASKS)).toContain('T-2x');
    expect(cells(at.text(TASKS), 'T-1')[2]).toBe('READY');
  });

  it('refuses by the fresh data, not by the old', async () => {
    const at = root({ state: 'READY' });
    at.store.beforeCommit = () => {
      at.store.files.set(TASKS, tasks({ state: 'DOING', lock: OTHER }));
    };
    const refusal = await at.refused(ME, event('start'));
    expect(refusal).toMatchObject({ code: 'start/locked', holder: OTHER });
  });

  it('gives up where somebody never stops writing', async () => {
    const at = root({ state: 'PLAN' });
    at.store.beforeCommit = () => at.store.files.set(TASKS, `${at.text(TASKS)}\n`);
    expect(await at.refused(DANA, event('ready'))).toMatchObject({
      code: 'store/conflict',
      retry: 'now',
      params: { paths: TASKS },
    });
    at.store.exclusively = () => Promise.resolve(undefined);
    expect(await at.refused(DANA, event('ready'))).toMatchObject({ code: 'store/busy', retry: 'now' });
  });

  it('makes a refusal of what a store cannot do', async () => {
    const at = root({ state: 'PLAN' });
    at.store.read = () => Promise.reject(new StoreFault('store/newer', { path: 'state.json', version: '2' }));
    expect(await at.refused(DANA, event('ready'))).toMatchObject({ code: 'store/newer', retry: 'never' });
    at.store.read = () => Promise.reject(new Error('a bug'));
    await expect(at.perform(DANA, event('ready'))).rejects.toThrow('a bug');
  });

  it.each([
    ['read-only', 'store/read-only', 'never'],
    ['disk-full', 'store/disk-full', 'now'],
    ['denied', 'store/denied', 'never'],
    ['outside', 'store/outside', 'never'],
    ['other', 'store/failed', 'never'],
  ] as const)('refuses what cannot be written: %s', async (why, code, retry) => {
    const at = root({ state: 'PLAN' });
    at.store.commit = () => Promise.resolve({ kind: 'failed', why, path: TASKS, detail: 'EIO' });
    expect(await at.refused(DANA, event('ready'))).toMatchObject({ code, retry, params: { path: TASKS } });
  });

  it('gives a first clone a name, and chains its lines', async () => {
    const at = root({ state: 'PLAN' });
    await at.accepted(DANA, event('ready'));
    await at.accepted(ME, event('start'));
    const lines = at.answers.history();
    expect(at.store.runtime.writer).toBe('w-0123456789abcdef');
    expect(lines.map(({ line }) => line.seq)).toEqual([1, 2]);
    expect(lines[1]?.line.prev).toBe(lines[0]?.hash);
    expect(at.store.runtime.audit.head).toMatchObject({ seq: 2, hash: lines[1]?.hash });
    expect(lines[1]?.line).toMatchObject({
      actor: ME,
      role: 'WORK',
      assurance: 'asserted',
      from: 'READY',
      to: 'DOING',
      token: 1,
    });
  });

  it('tells of a lost lease until a move of the loser went through', async () => {
    const at = root({ state: 'READY' }, { id: 'T-2', state: 'READY' });
    await at.accepted(ME, event('start'));
    at.now += 40 * MINUTE;
    await at.accepted(OTHER, event('recover', { reason: 'gone' }));
    await at.accepted(OTHER, event('start'));
    const lost = [{ task: 'T-1', token: 1, holder: OTHER, event: 'recover' }];
    for (let n = 0; n < 2; n++) {
      const outcome = await at.event(ME, 'submit', 'T-1');
      expect(outcome).toMatchObject({
        kind: 'refused',
        refusal: { code: 'submit/not-holder', holder: OTHER },
        notices: lost,
      });
    }
    expect(await at.accepted(ME, event('start', { id: 'T-2' }))).toMatchObject({ notices: lost });
    expect(await at.notices(ME)).toEqual([]);
  });
});
