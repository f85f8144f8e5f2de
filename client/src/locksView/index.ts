import { l10n, window, type ExtensionContext } from 'vscode';
import type { NodesView } from '../trees/nodesView.js';
import type { Services } from '../services.js';
import { NodeProvider } from '../trees/provider.js';
import { Ticking } from '../trees/ticking.js';
import { lockNodes } from './nodes.js';

/** More locks than these do not count down by the second: each would be drawn anew. */
const MANY = 50;

/** The view *Locks*: who holds what, counting down while it is seen. */
export function register(context: ExtensionContext, { store }: Services): NodesView {
  const provider = new NodeProvider(store, (overview) => lockNodes(overview, Date.now(), l10n.t));
  const view = window.createTreeView('orch.locks', { treeDataProvider: provider });
  const pace = (): number => {
    const count = provider.nodes.length;
    return count === 0 ? 0 : count > MANY ? 10_000 : 1000;
  };
  const ticking = new Ticking(view, pace, () => provider.renew());
  context.subscriptions.push(
    provider,
    view,
    ticking,
    store.onDidChange(() => ticking.update()),
  );
  return { view, provider };
}
