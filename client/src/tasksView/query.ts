import type { RootOverview, TaskSummary } from '../../../server/src/protocol.js';
import { serious } from '../overview/counts.js';
import { isMine } from '../overview/mine.js';

export const GROUPINGS = ['state', 'owner', 'priority', 'milestone'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const SORTINGS = ['ledger', 'due', 'priority', 'id'] as const;
export type Sorting = (typeof SORTINGS)[number];

export const MARKS = ['mine', 'overdue', 'locked', 'findings'] as const;
/** What a filter can ask of a task beside its words. */
export type Mark = (typeof MARKS)[number];

/** How the tasks are shown: kept for each workspace. */
export interface TaskQuery {
  readonly group: Grouping;
  readonly sort: Sorting;
  /** Words that id, title, state, owner, priority, milestone or artifact hold; all of them. */
  readonly text: string;
  /** All of these must be so. */
  readonly only: readonly Mark[];
}

/** How they are shown at first. */
export const EVERYTHING: TaskQuery = { group: 'state', sort: 'ledger', text: '', only: [] };

/** What was kept, or given by a key binding: what is none of it is as it is `otherwise`. */
export function readQuery(given: unknown, otherwise: TaskQuery = EVERYTHING): TaskQuery {
  const { group, sort, text, only } = (typeof given === 'object' && given !== null ? given : {}) as Partial<
    Record<keyof TaskQuery, unknown>
  >;
  return {
    group: GROUPINGS.find((one) => one === group) ?? otherwise.group,
    sort: SORTINGS.find((one) => one === sort) ?? otherwise.sort,
    text: typeof text === 'string' ? text : otherwise.text,
    only: Array.isArray(only) ? MARKS.filter((mark) => only.includes(mark)) : otherwise.only,
  };
}

export function isFiltered({ text, only }: TaskQuery): boolean {
  return text.trim() !== '' || only.length > 0;
}

/** The tasks that a filter lets through, in the order that was asked for. */
export function chosen(
  tasks: readonly TaskSummary[],
  query: TaskQuery,
  who: RootOverview['who'],
): readonly TaskSummary[] {
  const sought = query.text.toLowerCase().split(/\s+/).filter((word) => word !== ''); // prettier-ignore
  const found = isFiltered(query) ? tasks.filter((task) => matches(task, sought, query.only, who)) : tasks;
  const compare = ORDERS[query.sort];
  return compare === undefined ? found : [...found].sort(compare);
}

function matches(
  task: TaskSummary,
  sought: readonly string[],
  only: readonly Mark[],
  who: RootOverview['who'],
): boolean {
  if (!only.every((mark) => HAS[mark](task, who))) return false;
  if (sought.length === 0) return true;
  const { id, title, state, owner, priority, milestone, artifact } = task;
  const text = [id, title, state, owner, priority, milestone, artifact].join('\n').toLowerCase();
  return sought.every((word) => text.includes(word));
}

const HAS: Readonly<Record<Mark, (task: TaskSummary, who: RootOverview['who']) => boolean>> = {
  mine: isMine,
  overdue: ({ overdue }) => overdue,
  locked: ({ lock }) => lock !== undefined,
  findings: ({ problems }) => serious(problems) > 0,
};

/** `P2` before `P10`, `T-9` before `T-10`. Made when something is sorted: that takes half as long as everything else at the start. */
let natural: Intl.Collator | undefined;

/** What says nothing comes last. */
export function compareTexts(a: string, b: string): number {
  const [none, other] = [a === '' || a === '-', b === '' || b === '-'];
  if (none || other) return Number(none) - Number(other);
  natural ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return natural.compare(a, b);
}

/** Undefined: as the ledger has them. */
const ORDERS: Readonly<Record<Sorting, ((a: TaskSummary, b: TaskSummary) => number) | undefined>> = {
  ledger: undefined,
  due: (a, b) => compareTexts(a.due, b.due),
  priority: (a, b) => compareTexts(a.priority, b.priority),
  id: (a, b) => compareTexts(a.id, b.id),
};
