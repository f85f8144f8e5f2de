import { randomOf } from './random.js';
import type { Author, WantedCommit } from './fastImport.js';

/** What one event alone may do to a task, by hand: SPEC §2 read by eye, knowing nothing of the code that is tested. */
export const ONE_EVENT: Readonly<Record<string, readonly string[]>> = {
  PLAN: ['READY', 'HOLD', 'DROP'],
  READY: ['DOING', 'HOLD', 'DROP'],
  DOING: ['REVIEW', 'READY', 'FIX', 'HOLD', 'DROP'],
  REVIEW: ['DONE', 'FIX', 'HOLD', 'DROP'],
  FIX: ['DOING', 'HOLD', 'DROP'],
  HOLD: ['PLAN', 'READY', 'REVIEW', 'FIX', 'DROP'],
  DONE: ['FIX'],
  DROP: [],
};
export const STATES = Object.keys(ONE_EVENT);

export const LEDGER = 'ORCH/STATE/TASKS.md';

export const AUTHORS: readonly Author[] = [
  { name: 'Dana', email: 'dana@example.org' },
  { name: 'Kenji 田中', email: 'kenji@example.org' },
  { name: 'claude-2', email: 'claude-2@agents.example.org' },
];

/** What a generated history holds, by its own count. */
export interface Count {
  steps: number;
  /** Number of the commit, from 0. */
  readonly illegal: { readonly commit: number; readonly id: string; readonly email: string }[];
}

export interface HistoryShape {
  readonly tasks: number;
  readonly commits: number;
  readonly seed: number;
  /** One of so many steps is illegal. */
  readonly illegal: number;
  /** One of so many commits is made on a branch, and merged after the next one. */
  readonly merges: number;
}

/**
 * A history of hand edits, one step a commit, beginning with a ledger of tasks in all states. What is illegal in it is
 * counted in `count` while it is made.
 */
export function* handHistory(shape: HistoryShape, count: Count): Generator<WantedCommit> {
  const random = randomOf(shape.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const rows = Array.from({ length: shape.tasks }, (_, at) => ({ id: idOf(at), state: pick(STATES) }));
  const tasks = rows.map(({ id, state }) => rowOf(id, state));
  const states = rows.map(({ state }) => state);
  let time = Date.UTC(2025, 0, 6) / 1000;
  let made = 0;
  const commit = (parents: readonly number[], author: Author): WantedCommit => {
    made++;
    time += 600 + Math.floor(random() * 3000);
    return { author, time, parents, files: { [LEDGER]: printed(tasks) } };
  };
  const change = (at: number, author: Author): void => {
    const from = states[at] ?? '';
    const legal = ONE_EVENT[from] ?? [];
    const wrong = legal.length === 0 || random() * shape.illegal < 1;
    const to = pick(wrong ? STATES.filter((state) => state !== from && !legal.includes(state)) : legal);
    states[at] = to;
    tasks[at] = rowOf(idOf(at), to);
    count.steps++;
    if (!wrong) return;
    count.illegal.push({ commit: made, id: idOf(at), email: author.email });
  };
  yield commit([], pick(AUTHORS));
  while (made < shape.commits) {
    const author = pick(AUTHORS);
    const at = Math.floor(random() * shape.tasks);
    const fork = made - 1;
    if (made + 3 > shape.commits || random() * shape.merges >= 1) {
      change(at, author);
      yield commit([fork], author);
      continue;
    }
    // Two that know nothing of one another, and the merge that has what both did.
    const before = [...tasks];
    const other = (at + 1) % shape.tasks;
    change(at, author);
    yield commit([fork], author);
    const mine = tasks[at] ?? '';
    tasks.splice(0, tasks.length, ...before);
    const second = pick(AUTHORS);
    change(other, second);
    yield commit([fork], second);
    tasks[at] = mine;
    yield commit([made - 2, made - 1], author);
  }
}

const idOf = (at: number): string => `T-${String(at + 1).padStart(5, '0')}`;

function rowOf(id: string, state: string): string {
  return `| ${id} | 検索結果の並び順を直す (${id}) | ${state} | WORK@claude-1 | - | - | - | 2026-05-01 | src/module.ts | priority=HIGH・checked with the shop team |`;
}

/** A ledger of tasks in these states. */
export function ledgerOf(tasks: readonly (readonly [id: string, state: string])[]): string {
  return printed(tasks.map(([id, state]) => rowOf(id, state)));
}

function printed(rows: readonly string[]): string {
  return `# Tasks\n\n| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |\n|---|---|---|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}
