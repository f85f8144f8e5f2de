import { EventEmitter, type Disposable, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Overview } from '../../../server/src/protocol.js';
import type { OverviewStore } from '../overview/store.js';
import { cardOf, nodeItem } from './items.js';
import type { ViewNode } from './node.js';

/** A view of nodes that are made of the overview, when somebody looks. */
export class NodeProvider implements TreeDataProvider<ViewNode>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscription: Disposable;
  #nodes: readonly ViewNode[] | undefined;
  #parents = new WeakMap<ViewNode, ViewNode>();

  /** @param make what the view shows; pure */
  constructor(
    private readonly store: OverviewStore,
    private readonly make: (overview: Overview | undefined) => readonly ViewNode[],
  ) {
    this.#subscription = store.onDidChange(() => this.refresh());
  }

  /** What stands at the top. */
  get nodes(): readonly ViewNode[] {
    return (this.#nodes ??= this.make(this.store.overview));
  }

  /** What is shown may be another now, if only because time went by. */
  refresh(): void {
    this.#nodes = undefined;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: ViewNode): Promise<ViewNode[]> {
    // Until then the view shows that it is busy, instead of a welcome that goes away.
    if (node === undefined) await this.store.settled;
    const children = node === undefined ? this.nodes : (node.children ?? []);
    if (node !== undefined) for (const child of children) this.#parents.set(child, node);
    return [...children];
  }

  getParent(node: ViewNode): ViewNode | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: ViewNode): TreeItem {
    return nodeItem(node);
  }

  resolveTreeItem(item: TreeItem, { label, card }: ViewNode): TreeItem {
    if (card !== undefined) item.tooltip = cardOf(label, card);
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
