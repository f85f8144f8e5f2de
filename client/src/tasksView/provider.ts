import { EventEmitter, type CancellationToken, type TreeDataProvider, type TreeItem } from 'vscode';
import type { OverviewStore } from '../overview/store.js';
import { taskTooltip, treeItem } from './items.js';
import { TaskTree, type TreeNode } from './tree.js';

export class TasksProvider implements TreeDataProvider<TreeNode> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #tree = new TaskTree(undefined);

  constructor(private readonly store: OverviewStore) {}

  get tree(): TaskTree {
    return this.#tree;
  }

  /** Shows what the store holds now. */
  update(): void {
    this.#tree = new TaskTree(this.store.overview);
    this.#changed.fire(undefined);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    // Until the server has spoken the view shows its progress bar, not a welcome that may be wrong.
    if (node === undefined) await this.store.settled;
    return [...this.#tree.children(node)];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#tree.parent(node);
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node);
  }

  resolveTreeItem(item: TreeItem, node: TreeNode, _token: CancellationToken): TreeItem {
    if (node.kind === 'task') item.tooltip = taskTooltip(node);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
