import type { CategoryName, Overview, ProblemCounts, RootOverview, TaskSummary } from '../../../server/src/protocol.js';
import { addCounts, NO_PROBLEMS } from '../overview/counts.js';

/** A category, or the tasks whose state the policy does not know. */
export type GroupName = CategoryName | 'unknown';

export interface RootNode {
  readonly kind: 'root';
  /** Unique in the tree, and the same as long as the thing itself is: what is open stays open. */
  readonly id: string;
  readonly root: RootOverview;
}

export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly name: GroupName;
  /** The states of the category as the policy calls them; of unknown ones, as the ledger does. */
  readonly states: readonly string[];
  readonly parent: RootNode;
  readonly tasks: readonly TaskSummary[];
}

export interface TaskNode {
  readonly kind: 'task';
  readonly id: string;
  readonly parent: GroupNode;
  readonly task: TaskSummary;
}

export type TreeNode = RootNode | GroupNode | TaskNode;

/** The tasks of an overview as a tree: root (only where there are several) → category → task in the ledger's order. */
export class TaskTree {
  readonly #groups: readonly { readonly root: RootNode; readonly groups: readonly GroupNode[] }[];
  readonly #tasks = new Map<GroupNode, readonly TaskNode[]>();

  constructor(overview: Overview | undefined) {
    const roots = (overview?.roots ?? []).filter(({ tasks }) => tasks.length > 0);
    this.#groups = roots.map((root) => {
      const node: RootNode = { kind: 'root', id: `root ${root.uri}`, root };
      return { root: node, groups: groupsOf(node) };
    });
  }

  get isEmpty(): boolean {
    return this.#groups.length === 0;
  }

  /** The nodes under a node, or at the top. */
  children(node?: TreeNode): readonly TreeNode[] {
    if (node === undefined) return this.#top();
    if (node.kind === 'root') return this.#groups.find(({ root }) => root === node)?.groups ?? [];
    return node.kind === 'group' ? this.#tasksOf(node) : [];
  }

  parent(node: TreeNode): TreeNode | undefined {
    if (node.kind === 'task') return node.parent;
    return node.kind === 'group' && this.#groups.length > 1 ? node.parent : undefined;
  }

  /** The task whose row or heading stands in line `line` (from 0) of a file; the smallest where there are several. */
  taskAt(uri: string, line: number): TaskNode | undefined {
    const hits = this.#all().filter(
      ({ task }) => task.uri === uri && task.range.start.line <= line && line <= task.range.end.line,
    );
    return hits.reduce<TaskNode | undefined>(
      (best, hit) => (best === undefined || height(hit) < height(best) ? hit : best),
      undefined,
    );
  }

  /** The files that tasks stand in. */
  ledgers(): ReadonlySet<string> {
    return new Set(this.#groups.flatMap(({ root }) => root.root.tasks.map(({ uri }) => uri)));
  }

  #top(): readonly TreeNode[] {
    const [only] = this.#groups;
    return this.#groups.length === 1 && only !== undefined ? only.groups : this.#groups.map(({ root }) => root);
  }

  #all(): TaskNode[] {
    return this.#groups.flatMap(({ groups }) => groups.flatMap((group) => this.#tasksOf(group)));
  }

  #tasksOf(group: GroupNode): readonly TaskNode[] {
    const known = this.#tasks.get(group);
    if (known !== undefined) return known;
    const seen = new Map<string, number>();
    const nodes = group.tasks.map((task): TaskNode => {
      // An id may be there twice: a finding, but no reason for a tree that does not open.
      const count = (seen.get(task.id) ?? 0) + 1;
      seen.set(task.id, count);
      return { kind: 'task', id: `${group.id} ${count} ${task.id}`, parent: group, task };
    });
    this.#tasks.set(group, nodes);
    return nodes;
  }
}

function groupsOf(parent: RootNode): readonly GroupNode[] {
  const { categories, tasks } = parent.root;
  const group = (name: GroupName, states: readonly string[], members: readonly TaskSummary[]): GroupNode => ({
    kind: 'group',
    id: `group ${name} ${parent.root.uri}`,
    name,
    states,
    parent,
    tasks: members,
  });
  const unknown = tasks.filter(({ category }) => category === undefined);
  const known = categories.map(({ name, states }) =>
    group(
      name,
      states,
      tasks.filter(({ category }) => category === name),
    ),
  );
  const lost = group('unknown', [...new Set(unknown.map(({ state }) => state))], unknown);
  return [...known, lost].filter((node) => node.tasks.length > 0);
}

function height({ task: { range } }: TaskNode): number {
  return range.end.line - range.start.line;
}

/** The problems of a group, one number a severity. */
export function problemsOfGroup({ tasks }: GroupNode): ProblemCounts {
  return tasks.map(({ problems }) => problems).reduce(addCounts, NO_PROBLEMS);
}
