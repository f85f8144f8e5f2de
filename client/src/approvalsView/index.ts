import { commands, l10n, Uri, window, type ExtensionContext } from 'vscode';
import { caught } from '../caught.js';
import { argumentsOf } from '../moves/arguments.js';
import { askOptional, askText, choose } from '../moves/inputs.js';
import { resourcePath } from '../overview/resourcePath.js';
import type { Services } from '../services.js';
import type { NodesView } from '../trees/nodesView.js';
import { NodeProvider } from '../trees/provider.js';
import { Ticking } from '../trees/ticking.js';
import { evidenceBehind, EvidenceDiffs } from './diff.js';
import { openEvidence } from './evidence.js';
import { approvalsFor, evidenceToJudge, type Found } from './finding.js';
import { approvalNodes, waitingForMe } from './nodes.js';

/** Ages are told in minutes at best. */
const TICK = 60_000;

/** The view *Approvals*: what waits for whoever works here, decided in place, with its evidence beside it. */
export function register(context: ExtensionContext, services: Services): NodesView {
  const { store } = services;
  const provider = new NodeProvider(store, (overview) => approvalNodes(overview, Date.now(), l10n.t));
  const view = window.createTreeView('orch.approvals', { treeDataProvider: provider, showCollapseAll: true });
  const diffs = new EvidenceDiffs(services);
  const update = (): void => {
    const waiting = waitingForMe(store.overview);
    view.badge = waiting === 0 ? undefined : { value: waiting, tooltip: waitingWords(waiting) };
    const judged = evidenceToJudge(store.overview).map(resourcePath);
    void commands.executeCommand('setContext', 'orch.evidenceToJudge', judged);
    const nobody = store.overview?.roots.some(({ who }) => who !== undefined && who.actor === undefined) ?? false;
    void commands.executeCommand('setContext', 'orch.nobody', nobody);
  };
  context.subscriptions.push(
    provider,
    view,
    diffs,
    new Ticking(
      view,
      () => TICK,
      () => provider.renew(),
    ),
    store.onDidChange(update),
    commands.registerCommand(
      'orch.approvals.approve',
      caught(services, (given) => decide(services, 'approve', given)),
    ),
    commands.registerCommand(
      'orch.approvals.reject',
      caught(services, (given) => decide(services, 'reject', given)),
    ),
    commands.registerCommand(
      'orch.approvals.openEvidence',
      caught(services, async (given) => {
        const found = await which(services, given);
        return found && openEvidence(found.approval);
      }),
    ),
    commands.registerCommand(
      'orch.approvals.openDiff',
      caught(services, async (given) => {
        const found = await which(services, given);
        return found && diffs.open(found);
      }),
    ),
  );
  return { view, provider };
}

function waitingWords(waiting: number): string {
  return waiting === 1 ? l10n.t('1 approval waits for you') : l10n.t('{0} approvals wait for you', waiting);
}

/** Asks for a comment, which a rejection cannot do without, and decides. */
async function decide(services: Services, event: 'approve' | 'reject', given: unknown): Promise<unknown> {
  const found = await which(services, given);
  if (found === undefined) return undefined;
  const { id } = found.approval;
  const said = argumentsOf(given).reason;
  const reason = typeof said === 'string' ? said : await askReason(event, id);
  if (reason === undefined) return undefined;
  const comment = reason === '' ? {} : { reason };
  return commands.executeCommand(`orch.${event}`, { root: found.root, id, ...comment });
}

function askReason(event: 'approve' | 'reject', id: string): Promise<string | undefined> {
  return event === 'approve'
    ? askOptional(l10n.t('Approve {0}', id), l10n.t('A comment for the audit log, or nothing. Enter approves.'))
    : askText(l10n.t('Reject {0}', id), l10n.t('Why? Who asked reads it, and the audit log keeps it.'));
}

/** The approval that a command is about: a node's, the evidence's in an editor, else one that is chosen. */
async function which({ store }: Services, given: unknown): Promise<Found | undefined> {
  const file = given instanceof Uri ? evidenceBehind(given) : undefined;
  const found = approvalsFor(store.overview, file ?? argumentsOf(given));
  // Of evidence that several rows name, those are meant that can be decided.
  const mine = found.filter(({ approval }) => approval.mayDecide === true);
  const all = file !== undefined && mine.length > 0 ? mine : found;
  const [only, second] = all;
  if (only === undefined) void window.showInformationMessage(l10n.t('No approval waits for you.'));
  if (second === undefined || (file === undefined && argumentsOf(given).id !== undefined)) return only;
  const items = all.map((found) => ({
    label: found.approval.id,
    description: found.approval.op,
    detail: found.approval.title,
    found,
  }));
  return (await choose(l10n.t('Approvals'), items, l10n.t('Which one?')))?.found;
}
