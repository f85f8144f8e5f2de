import { expect } from 'vitest';
import { DAY, type Intent } from '../../../../server/src/core/index.js';
import type { Plan } from '../../../../server/src/core/moves/index.js';
import { MemoryRoot } from '../../../support/memoryStore.js';
import { APPROVALS, check, errors, tasks, TASKS, type Row } from '../ledgers.js';

export const WORKER = 'WORK@me';
export const OTHER = 'WORK@other';
export const CHIEF = 'CMD@dana';
export const AUDITOR = 'AUDIT@kim';
export const RECORD = 'ORCH/patches/2026-01/T-1-A-1.diff.md';

/** A row of an approval ledger that has all the columns. */
export interface Wanted {
  readonly id?: string;
  readonly task?: string;
  readonly op?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly by?: string;
  readonly approver?: string;
  readonly role?: string;
  readonly at?: string;
  readonly decided?: string;
  readonly evidence?: string;
}

const HEAD = `| appr_id | task_id | op | kind | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence | digest |
|---|---|---|---|---|---|---|---|---|---|---|---|
`;

export function approvals(...rows: readonly Wanted[]): string {
  return HEAD + rows.map(lineOf).join('');
}

function lineOf(row: Wanted): string {
  const { id = 'A-1', task = 'T-1', op = 'form', kind = 'result', status = 'pending', by = WORKER } = row;
  const { approver = '-', role = '-', at = '2026-01-15T10:00:00Z', decided = '-', evidence = '-' } = row;
  return `| ${[id, task, op, kind, status, by, approver, role, at, decided, evidence, '-'].join(' | ')} |\n`;
}

/** A root with these rows, and a file that tasks can name. */
export function rootOf(
  rows: readonly Row[],
  asked: readonly Wanted[] = [],
  files: Readonly<Record<string, string>> = {},
): MemoryRoot {
  return new MemoryRoot({
    [TASKS]: tasks(...rows),
    [APPROVALS]: approvals(...asked),
    'src/login.ts': 'export {};\n',
    [RECORD]: '# Evidence of A-1\n',
    ...files,
  });
}

/** A policy as PROJECT_RULES.md says it. */
export function rules(yaml: string): Readonly<Record<string, string>> {
  return { 'PROJECT_RULES.md': `---\norch:\n  version: 1\n${yaml.replace(/^/gm, '  ')}\n---\n# Rules\n` };
}

/** Does a move that must be accepted; what `orch check` says afterwards holds no error. Gives its plan. */
export async function done(root: MemoryRoot, actor: string, intent: Intent): Promise<Plan> {
  const { plan } = await root.accepted(actor, intent);
  expect(errors(check(root, await root.workspace())), JSON.stringify(intent)).toEqual([]);
  if (plan === undefined) throw new Error('done before');
  return plan;
}

/** Does a move that must be refused; nothing is written. Gives the code of the refusal. */
export async function refusal(root: MemoryRoot, actor: string, intent: Intent): Promise<string> {
  const before = new Map(root.store.files);
  const { runtime } = root.store;
  const { code } = await root.refused(actor, intent);
  expect(root.store.files).toEqual(before);
  expect(root.store.runtime).toBe(runtime);
  return code;
}

export const event = (name: string, id: string, more: object = {}): Intent => ({
  verb: 'event',
  event: name,
  id,
  ...more,
});

/** What the ledgers say of a task and of an approval. */
export async function task(root: MemoryRoot, id = 'T-1') {
  const entry = (await root.workspace()).tasks.find(({ record }) => record.id === id);
  return (
    column:
      | 'state'
      | 'owner'
      | 'lock'
      | 'lock_owner'
      | 'lock_expires_at'
      | 'due'
      | 'notes'
      | 'artifact'
      | 'depends'
      | 'title',
  ) => entry?.record.text(column);
}

export async function approval(root: MemoryRoot, id = 'A-1') {
  const entry = (await root.workspace()).approvals.find(({ record }) => record.id === id);
  return (
    column: 'status' | 'approver' | 'approver_role' | 'ts_dec' | 'digest' | 'kind' | 'evidence' | 'requested_by',
  ) => entry?.record.text(column);
}

export const WEEK = 7 * DAY;
