import type { Overview, ProblemCounts, RootOverview } from '../../../server/src/protocol.js';
import { addCounts, NO_PROBLEMS } from '../overview/counts.js';
import { groupsOf } from './groups.js';
import type { GroupNode, RootNode, TaskNode, TreeNode } from './nodes.js';
import { EVERYTHING, type TaskQuery } from './query.js';

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
