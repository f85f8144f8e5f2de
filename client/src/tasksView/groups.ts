import type { CategoryName, RootOverview, TaskSummary } from '../../../server/src/protocol.js';
import { chosen, compareTexts, isFiltered, type Grouping, type TaskQuery } from './query.js';
import type { GroupNode, RootNode } from './nodes.js';

/**
 * The groups of a root under a query, in order. A state of the process is there without tasks too, so that one can be
 * dragged there, unless a filter hides tasks; every other group without tasks is left out.
 */
export function groupsOf(parent: RootNode, query: TaskQuery): readonly GroupNode[] {
  const { root } = parent;
  const tasks = chosen(root.tasks, query, root.who);
  const groups = query.group === 'state' ? byState(parent, tasks) : byValue(parent, tasks, query.group);
  const all = !isFiltered(query);
  return groups.filter((group) => group.tasks.length > 0 || (all && group.by === 'state' && group.states.length > 0));
}

function byState(parent: RootNode, tasks: readonly TaskSummary[]): readonly GroupNode[] {
  const members = split(tasks, ({ category }) => category ?? 'unknown');
  const unknown = members.get('unknown') ?? [];
  const known = parent.root.categories.map(({ name, states }) =>
    groupOf(parent, 'state', name, members.get(name) ?? [], { states }),
  );
  return [
    ...known,
    groupOf(parent, 'state', 'unknown', unknown, { states: [...new Set(unknown.map(({ state }) => state))] }),
  ];
}

function byValue(
  parent: RootNode,
  tasks: readonly TaskSummary[],
  by: Exclude<Grouping, 'state'>,
): readonly GroupNode[] {
  const valueOf = (task: TaskSummary): string => (task[by] === '-' ? '' : task[by]);
  const members = split(tasks, valueOf);
  const all = by === 'milestone' ? split(parent.root.tasks, valueOf) : undefined;
  const names = [...members.keys()].sort(compareTexts);
  return names.map((name) =>
    groupOf(parent, by, name, members.get(name) ?? [], {
      ...(all === undefined || name === '' ? {} : { progress: progressOf(all.get(name) ?? []) }),
      ...(by === 'owner' && isMe(name, parent.root.who) ? { mine: true as const } : {}),
    }),
  );
}

function isMe(name: string, who: RootOverview['who']): boolean {
  return who?.actor !== undefined && (name === who.actor || name === who.role);
}

/** What is dropped counts for nothing. */
function progressOf(tasks: readonly TaskSummary[]): { readonly done: number; readonly total: number } {
  const counted = tasks.filter(({ category }) => category !== 'dropped');
  return { done: counted.filter(({ category }) => category === 'done').length, total: counted.length };
}

function split(
  tasks: readonly TaskSummary[],
  keyOf: (task: TaskSummary) => string,
): ReadonlyMap<string, readonly TaskSummary[]> {
  const groups = new Map<string, TaskSummary[]>();
  for (const task of tasks) {
    const key = keyOf(task);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [task]);
    else group.push(task);
  }
  return groups;
}

function groupOf(
  parent: RootNode,
  by: Grouping,
  name: string,
  tasks: readonly TaskSummary[],
  rest: Partial<Pick<GroupNode, 'states' | 'progress' | 'mine'>>,
): GroupNode {
  const id = `group ${by === 'state' ? '' : `${by} `}${name} ${parent.root.uri}`;
  return { kind: 'group', id, by, name, states: [], parent, tasks, ...rest };
}

/** Whether anybody works on something in it: closed at first else. */
export function isOpenAtFirst({ by, name, tasks }: GroupNode): boolean {
  if (by === 'state') return !CLOSED.has(name);
  return tasks.some(({ category }) => category === undefined || !CLOSED.has(category));
}

const CLOSED: ReadonlySet<string> = new Set<CategoryName>(['done', 'dropped', 'paused']);
