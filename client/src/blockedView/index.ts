import { commands, l10n, window, type ExtensionContext } from 'vscode';
import { caught } from '../caught.js';
import { choose } from '../moves/inputs.js';
import { Mover } from '../moves/mover.js';
import { openRow } from '../moves/row.js';
import type { Services } from '../services.js';
import type { NodesView } from '../trees/nodesView.js';
import { NodeProvider } from '../trees/provider.js';
import { Ticking } from '../trees/ticking.js';
import { addBlocked, escalateBlocked, resolveBlocked } from './forms.js';
import { blockedNodes, type BlockedNode } from './nodes.js';

/** Ages are told in hours. */
const TICK = 10 * 60_000;

/** The view *Blocked*: what is in the way, how long it has been, and whose turn it is. */
export function register(context: ExtensionContext, services: Services): NodesView {
  const { store } = services;
  const mover = new Mover(services);
  const provider = new NodeProvider(store, (overview) => blockedNodes(overview, Date.now(), l10n.t));
  const view = window.createTreeView('orch.blocked', { treeDataProvider: provider, showCollapseAll: true });
  context.subscriptions.push(
    provider,
    view,
    new Ticking(
      view,
      () => TICK,
      () => provider.renew(),
    ),
    commands.registerCommand(
      'orch.blocked.add',
      caught(services, (given) => addBlocked(mover, given)),
    ),
    commands.registerCommand(
      'orch.blocked.resolve',
      caught(services, (given) => resolveBlocked(mover, given)),
    ),
    commands.registerCommand(
      'orch.blocked.escalate',
      caught(services, (given) => escalateBlocked(mover, given)),
    ),
    commands.registerCommand(
      'orch.blocked.openTask',
      caught(services, (given) => openTask(services, given)),
    ),
  );
  return { view, provider };
}

/** Opens the row of the task that an item of the view is in the way of; asks which where there are several. */
async function openTask({ store }: Services, given: unknown): Promise<void> {
  const { tasks, target } = (given ?? {}) as Partial<BlockedNode>;
  if (tasks === undefined || target === undefined) return;
  const items = tasks.map((label) => ({ label }));
  const task = tasks.length < 2 ? tasks[0] : (await choose(target.id, items, l10n.t('Which task?')))?.label;
  if (task !== undefined) await openRow(store, target.root, task);
}
