import { EventEmitter, type Disposable, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Overview } from '../../../server/src/protocol.js';
import type { OverviewStore } from '../overview/store.js';
import { cardOf, nodeItem } from './items.js';
import type { ViewNode } from './node.js';

/** A view of nodes that are made of the overview, when somebody looks. */
export class NodeProvider implements TreeDataProvider<ViewNode>, Disposable {
  readonly #changed = new EventEmitter<ViewNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscription: Disposable;
  /** What nodes that VS Code holds say by now. */
  #now = new WeakMap<ViewNode, ViewNode>();
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

  /** What is shown may be something else now. */
  refresh(): void {
    this.#nodes = undefined;
    this.#changed.fire(undefined);
  }

  /** Time went by: what is there says something else. The view as a whole stays, so that it does not seem to be busy. */
  renew(): void {
    const held = this.nodes;
    const made = this.make(this.store.overview);
    const [before, after] = [leavesOf(held), leavesOf(made)];
    if (before.length !== after.length || before.some(({ id }, at) => id !== after[at]?.id)) {
      this.refresh();
      return;
    }
    before.forEach((node, at) => this.#now.set(node, after[at] ?? node));
    this.#changed.fire([...before]);
  }

  /** What a node says now. */
  latest(node: ViewNode): ViewNode {
    return this.#now.get(node) ?? node;
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
    return nodeItem(this.latest(node));
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

/** What nothing stands under, in order. */
function leavesOf(nodes: readonly ViewNode[]): readonly ViewNode[] {
  return nodes.flatMap((node) => (node.children === undefined ? [node] : leavesOf(node.children)));
}
