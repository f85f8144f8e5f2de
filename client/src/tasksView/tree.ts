import type { CategoryName, Overview, ProblemCounts, RootOverview, TaskSummary } from '../../../server/src/protocol.js';
import { addCounts, NO_PROBLEMS } from '../overview/counts.js';
import type { Target } from '../trees/node.js';
import { groupsOf } from './groups.js';
import { EVERYTHING, type Grouping, type TaskQuery } from './query.js';

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
  /** What its tasks have in common. */
  readonly by: Grouping;
  /** Of a state `GroupName`, else the value as the ledger has it; '' where it says nothing. */
  readonly name: string;
  /** The states of the category as the policy calls them; of unknown ones, as the ledger does. */
  readonly states: readonly string[];
  /** Of a milestone: how far all of its tasks have got, whatever the filter shows. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** Of an owner: whoever works here. */
  readonly mine?: true;
  readonly parent: RootNode;
  readonly tasks: readonly TaskSummary[];
}

export interface TaskNode {
  readonly kind: 'task';
  readonly id: string;
  readonly parent: GroupNode;
  readonly task: TaskSummary;
  /** What commands are given. */
  readonly target: Target;
}

export type TreeNode = RootNode | GroupNode | TaskNode;

/** The tasks of an overview as a tree: root (only where there are several) → group → task. Tasks are made when asked for. */
export class TaskTree {
  readonly #roots: readonly RootOverview[];
  readonly #groups: readonly { readonly root: RootNode; readonly groups: readonly GroupNode[] }[];
  readonly #tasks = new Map<GroupNode, readonly TaskNode[]>();

  constructor(
    overview: Overview | undefined,
    readonly query: TaskQuery = EVERYTHING,
  ) {
    this.#roots = (overview?.roots ?? []).filter(({ tasks }) => tasks.length > 0);
    const found = this.#roots.map((root) => {
      const node: RootNode = { kind: 'root', id: `root ${root.uri}`, root };
      return { root: node, groups: groupsOf(node, query) };
    });
    this.#groups = found.filter(({ groups }) => groups.length > 0);
  }

  /** How many tasks there are, and how many of them are shown. */
  get counts(): { readonly shown: number; readonly total: number } {
    const shown = this.#groups.flatMap(({ groups }) => groups.map(({ tasks }) => tasks.length));
    return { shown: sum(shown), total: sum(this.#roots.map(({ tasks }) => tasks.length)) };
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
    return new Set(this.#roots.flatMap(({ tasks }) => tasks.map(({ uri }) => uri)));
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
      const target = { root: group.parent.root.uri, id: task.id };
      return { kind: 'task', id: `${group.id} ${count} ${task.id}`, parent: group, task, target };
    });
    this.#tasks.set(group, nodes);
    return nodes;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function height({ task: { range } }: TaskNode): number {
  return range.end.line - range.start.line;
}

/** The problems of a group, one number a severity. */
export function problemsOfGroup({ tasks }: GroupNode): ProblemCounts {
  return tasks.map(({ problems }) => problems).reduce(addCounts, NO_PROBLEMS);
}
