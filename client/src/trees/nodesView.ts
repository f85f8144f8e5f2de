import type { TreeView } from 'vscode';
import type { ViewNode } from './node.js';
import type { NodeProvider } from './provider.js';

/** A view of nodes, as tests look at it. */
export interface NodesView {
  readonly view: TreeView<ViewNode>;
  readonly provider: NodeProvider;
}
