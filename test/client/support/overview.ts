import type { Overview, ProblemCounts, RootOverview, TaskSummary } from '../../../server/src/protocol.js';

export const NONE: ProblemCounts = { errors: 0, warnings: 0, infos: 0, hints: 0 };

/** `l10n.t` without a bundle: English. */
export function t(message: string, ...args: (string | number)[]): string {
  return message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));
}

/** A task in line `line` of the default ledger of root `/shop`. */
export function task(id: string, line: number, rest: Partial<TaskSummary> = {}): TaskSummary {
  return {
    id,
    title: `Title of ${id}`,
    state: 'DOING',
    category: 'active',
    owner: 'WORK',
    due: '-',
    overdue: false,
    priority: '',
    milestone: '',
    depends: [],
    artifact: '',
    uri: 'file:///shop/ORCH/STATE/TASKS.md',
    range: { start: { line, character: 0 }, end: { line, character: 40 } },
    problems: NONE,
    ...rest,
  };
}

export function root(tasks: readonly TaskSummary[], rest: Partial<RootOverview> = {}): RootOverview {
  return {
    uri: 'file:///shop',
    name: 'shop',
    problems: NONE,
    categories: [
      { name: 'backlog', states: ['PLAN'] },
      { name: 'ready', states: ['READY'] },
      { name: 'active', states: ['DOING', 'PAIRING'] },
      { name: 'review', states: ['REVIEW'] },
      { name: 'rework', states: ['FIX'] },
      { name: 'done', states: ['DONE'] },
      { name: 'paused', states: ['HOLD'] },
      { name: 'dropped', states: ['DROP'] },
    ],
    tasks,
    approvalCounts: { pending: 0, total: 0 },
    approvals: [],
    blocked: [],
    rules: [],
    lease: { ttl: 30, heartbeat: 10, grace: 5 },
    base: { kind: 'none', without: 'no-git' },
    ledgers: ['file:///shop/ORCH/STATE/TASKS.md'],
    candidates: [],
    ...rest,
  };
}

export function overview(...roots: readonly RootOverview[]): Overview {
  return { roots };
}
