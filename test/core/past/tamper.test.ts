import { describe, expect, it } from 'vitest';
import { encodeLine, NO_HASH, type AuditEntry, type AuditLine } from '../../../server/src/core/audit/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { approvals, APPROVALS, tasks, TASKS } from '../moves/ledgers.js';
import { accusations, Repository } from './pasts.js';

const AUDIT = 'ORCH/AUDIT/2026-01/w-1.jsonl';

interface Said extends Partial<AuditEntry> {
  readonly event: string;
}

/** Lines of one writer, chained as Orch chains them. */
function log(...said: readonly Said[]): string {
  let prev = NO_HASH;
  return said
    .map((one, index) => {
      const entry = { time: '2026-01-15T12:30:00Z', actor: 'CMD@kim', role: 'CMD', assurance: 'asserted', id: null, rows: [], ...one } as const; // prettier-ignore
      const { text, hash } = encodeLine(entry, { writer: 'w-1', seq: index + 1, prev, seen: {} });
      prev = hash;
      return `${text}\n`;
    })
    .join('');
}

function state(before: string, after: string, id = 'T-1'): Pick<AuditLine, 'rows'> {
  return { rows: [{ file: TASKS, kind: 'task', id, before: { state: before }, after: { state: after } }] };
}

/** What is said after the ledgers were edited from one state to another, and a log was put beside them. */
async function said(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Promise<string> {
  const root = new MemoryRoot(before);
  const repository = new Repository(root);
  repository.commit();
  for (const [path, text] of Object.entries(after)) root.store.files.set(path, text);
  const workspace = await root.workspace();
  const found = accusations(root, workspace, repository.past(workspace));
  return found.map((line) => line.replace(/ \{.*/, '')).join('\n');
}

const plan = { [TASKS]: tasks({ state: 'PLAN' }) };
const ready: Said = { event: 'ready', id: 'T-1', ...state('PLAN', 'READY') };
const start: Said = { event: 'start', id: 'T-1', actor: 'WORK@lee', role: 'WORK', ...state('READY', 'DOING') };

describe('an audit line', () => {
  it('explains what it tells of, step by step', async () => {
    const after = { [TASKS]: tasks({ state: 'DOING' }), [AUDIT]: log(ready, start) };
    expect(await said(plan, after)).toBe('');
  });

  it.each([
    ['was changed', (text: string) => text.replace('CMD@kim', 'CMD@eve')],
    ['lost the one before it', (text: string) => text.slice(text.indexOf('\n') + 1)],
    [
      'stands before the one that it follows',
      (text: string) => text.split('\n').reverse().join('\n').trimStart() + '\n',
    ],
    [
      'was put in without a hash',
      (text: string) => text.replace(/"prev":"sha256:[1-9a-f][^"]*"/, `"prev":"${NO_HASH}"`),
    ],
  ])('explains nothing where it %s', async (_, tamper) => {
    const after = { [TASKS]: tasks({ state: 'DOING' }), [AUDIT]: tamper(log(ready, start)) };
    const found = await said(plan, after);
    expect(found).toContain('error audit/chain-broken');
  });

  it('explains nothing where no event does that', async () => {
    const finish: Said = { event: 'finish', id: 'T-1', ...state('PLAN', 'DONE') };
    const after = { [TASKS]: tasks({ state: 'DONE' }), [AUDIT]: log(finish) };
    expect(await said(plan, after)).toBe('error history/skipped-states T-1');
  });

  it('explains nothing that its actor may not do', async () => {
    const after = { [TASKS]: tasks({ state: 'READY' }), [AUDIT]: log({ ...ready, actor: 'WORK@lee', role: 'WORK' }) };
    expect(await said(plan, after)).toBe('error history/wrong-actor T-1');
  });

  it('leaves the skipped states in sight where the cells that it found were not there', async () => {
    const finish: Said = { event: 'finish', id: 'T-1', approval: 'A-1', ...state('REVIEW', 'DONE') };
    const row = { status: 'approved', approver: 'AUDIT@kim', role: 'AUDIT', decided: '2026-01-15T11:00:00Z' };
    const before = { ...plan, [APPROVALS]: approvals(row) };
    const after = { [TASKS]: tasks({ state: 'DONE' }), [AUDIT]: log(finish) };
    expect(await said(before, after)).toBe('error history/skipped-states T-1');
  });

  it('explains no finish without an approved result', async () => {
    const finish: Said = { event: 'finish', id: 'T-1', approval: 'A-1', ...state('REVIEW', 'DONE') };
    const reopen: Said = { event: 'reopen', id: 'T-1', reason: 'x', ...state('DONE', 'FIX') };
    const root = new MemoryRoot({ [TASKS]: tasks({ state: 'REVIEW' }), [APPROVALS]: approvals({ status: 'pending' }) });
    const repository = new Repository(root);
    repository.commit();
    root.store.files.set(AUDIT, log(finish, reopen));
    const past = repository.past(await root.workspace());
    expect(past.log.rejected.map(({ why }) => why)).toEqual(['approval']);
  });

  it('explains no decision on an own request', async () => {
    const rows: AuditLine['rows'] = [
      { file: APPROVALS, kind: 'approval', id: 'A-1', before: { status: 'pending' }, after: { status: 'approved' } },
    ];
    const own: Said = { event: 'approve', id: 'A-1', actor: 'AUDIT@kim', role: 'AUDIT', rows };
    const before = { [APPROVALS]: approvals({ status: 'pending', by: 'AUDIT@kim' }) };
    const row = { status: 'approved', by: 'AUDIT@kim', approver: 'AUDIT@lee', role: 'AUDIT', decided: '2026-01-15T11:00:00Z' }; // prettier-ignore
    expect(await said(before, { [APPROVALS]: approvals(row), [AUDIT]: log(own) })).toBe(
      'error history/wrong-actor A-1',
    );
  });

  it('is missed where the base has it', async () => {
    const before = { [TASKS]: tasks({ state: 'DOING' }), [AUDIT]: log(ready, start) };
    expect(await said(before, { [AUDIT]: log(ready) })).toBe('error audit/chain-broken ');
    expect(await said(before, { [AUDIT]: before[AUDIT].replaceAll('\n', '\r\n') })).toBe('');
  });

  it('is seen to be overwritten', async () => {
    const submit: Said = { event: 'submit', id: 'T-1', actor: 'WORK@lee', role: 'WORK', ...state('DOING', 'REVIEW') };
    const doing = { [TASKS]: tasks({ state: 'DOING' }) };
    expect(await said(doing, { [AUDIT]: log(submit) })).toBe('error history/move-overwritten T-1');
  });

  it('is no cover for a hand edit on top of it', async () => {
    const after = { [TASKS]: tasks({ state: 'DONE' }), [AUDIT]: log(ready, start) };
    expect(await said(plan, after)).toBe('error history/skipped-states T-1');
  });

  it('may stand on a hand edit that is one step', async () => {
    const after = { [TASKS]: tasks({ state: 'DOING' }), [AUDIT]: log(start) };
    expect(await said(plan, after)).toBe('');
  });
});
