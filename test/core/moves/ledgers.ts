import {
  Checker,
  factsFrom,
  type Fact,
  type Finding,
  type Past,
  type Workspace,
} from '../../../server/src/core/index.js';
import type { MemoryRoot } from '../../support/memoryStore.js';

export const TASKS = 'ORCH/STATE/TASKS.md';
export const APPROVALS = 'ORCH/STATE/APPROVALS.md';
export const FLAGS = 'ORCH/STATE/flags.md';
export const RULES = 'PROJECT_RULES.md';
export const BLOCKED = 'blocked_items.md';

export const TASK_HEAD = `| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes | depends |
|---------|-------|-------|-------|------|------------|-----------------|-----|----------|-------|---------|
`;
export const APPROVAL_HEAD = `| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |
|---------|---------|----|--------|--------------|----------|---------------|--------|--------|----------|
`;

/** What a task's row says; `lock` is its holder. */
export interface Row {
  readonly id?: string;
  readonly title?: string;
  readonly state: string;
  readonly owner?: string;
  readonly lock?: string;
  /** `YYYY-MM-DDTHH:mm:ssZ` */
  readonly since?: string;
  readonly until?: string;
  readonly artifact?: string;
  readonly notes?: string;
  readonly depends?: string;
}

/** A task ledger of rows. */
export function tasks(...rows: readonly Row[]): string {
  return TASK_HEAD + rows.map(rowOf).join('');
}

function rowOf(row: Row): string {
  const { lock, since = '2026-01-15T11:50:00Z', until = '2026-01-15T12:20:00Z' } = row;
  const cells = lock === undefined ? ['-', '-', '-'] : [`${lock}@${since}`, lock, until];
  const { id = 'T-1', title = 'Login', owner = 'WORK', artifact = '-', notes = '-', depends = '-' } = row;
  return `| ${[id, title, row.state, owner, ...cells, '-', artifact, notes, depends].join(' | ')} |\n`;
}

/** A row of the approval ledger. */
export interface Asked {
  readonly id?: string;
  readonly task?: string;
  readonly op?: string;
  readonly status: string;
  readonly by?: string;
  readonly approver?: string;
  readonly role?: string;
  readonly at?: string;
  readonly decided?: string;
  readonly evidence?: string;
}

export function approvals(...rows: readonly Asked[]): string {
  return APPROVAL_HEAD + rows.map(askedOf).join('');
}

function askedOf(row: Asked): string {
  const { id = 'A-1', task = 'T-1', op = 'form', status, by = 'WORK@claude-2', evidence = '-' } = row;
  const { approver = '-', role = '-', at = '2026-01-15T10:00:00Z', decided = '-' } = row;
  return `| ${[id, task, op, status, by, approver, role, at, decided, evidence].join(' | ')} |\n`;
}

/** What `orch check` says of a root in memory, all facts looked up. */
export async function findings(root: MemoryRoot): Promise<readonly Finding[]> {
  return check(root, await root.workspace());
}

export function check(root: MemoryRoot, workspace: Workspace, past?: Past): readonly Finding[] {
  const checker = new Checker();
  const known = new Map<string, { readonly fact: Fact; readonly text: boolean }>();
  for (;;) {
    const result = checker.check(workspace, factsFrom(new Map(known)), root.now, past);
    if (result.wanted.length === 0) return result.findings;
    for (const { path, text } of result.wanted) known.set(path, { fact: root.answers.fact(path, text), text });
  }
}

/** The findings that fail a check. */
export function errors(found: readonly Finding[]): readonly string[] {
  return found
    .filter(({ severity }) => severity === 'error')
    .map(({ code, file, range, id }) => `${code} ${file}:${range.start.line + 1} ${id ?? ''}`);
}

/** The trimmed cells of the row of an id. */
export function cells(text: string, id: string): readonly string[] {
  const row = text.split('\n').find((line) => line.replace(/\s/g, '').startsWith(`|${id}|`));
  return (row ?? '')
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
