import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { OverviewStore } from '../overview/store.js';
import { taskTooltip, treeItem } from './items.js';
import { EVERYTHING, type TaskQuery } from './query.js';
import type { TreeNode } from './nodes.js';
import { TaskTree } from './tree.js';

export class TasksProvider implements TreeDataProvider<TreeNode> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #tree: TaskTree | undefined;
  #query: TaskQuery = EVERYTHING;

  constructor(private readonly store: OverviewStore) {}

  /** The tree that is shown; made when somebody looks. */
  get tree(): TaskTree {
    return (this.#tree ??= new TaskTree(this.store.overview, this.#query));
  }

  /** The overview or the way in which it is shown is another. */
  update(query: TaskQuery): void {
    this.#query = query;
    this.#tree = undefined;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    // Until then the view shows that it is busy, instead of a welcome that goes away.
    if (node === undefined) await this.store.settled;
    return [...this.tree.children(node)];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.tree.parent(node);
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node);
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    if (node.kind === 'task') item.tooltip = taskTooltip(node);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
