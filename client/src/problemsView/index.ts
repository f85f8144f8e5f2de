import { commands, env, l10n, Uri, window, type ExtensionContext } from 'vscode';
import { harmless } from '../notify/harmless.js';
import type { FIX_RULE_REQUEST, FixRuleParams, FixRuleResult } from '../../../server/src/protocol.js';
import { caught } from '../caught.js';
import { asked } from '../progress/index.js';
import type { Services } from '../services.js';
import type { NodesView } from '../trees/nodesView.js';
import { NodeProvider } from '../trees/provider.js';
import { problemCount, problemNodes, type RuleNode } from './nodes.js';

const FIX_RULE: typeof FIX_RULE_REQUEST = 'orch/fixRule';

/** The view *Problems by Rule*: which rules found most, what they mean, and all of their safe fixes at once. */
export function register(context: ExtensionContext, services: Services): NodesView {
  const { store } = services;
  const provider = new NodeProvider(store, (overview) => problemNodes(overview, l10n.t));
  const view = window.createTreeView('orch.problems', { treeDataProvider: provider, showCollapseAll: true });
  context.subscriptions.push(
    provider,
    view,
    store.onDidChange(() => {
      const count = problemCount(store.overview);
      view.description = count === 0 ? '' : `${count}`;
    }),
    commands.registerCommand(
      'orch.problems.openDocs',
      caught(services, (given) => openDocs(given)),
    ),
    commands.registerCommand(
      'orch.problems.fixRule',
      caught(services, (given) => fixRule(services, given)),
    ),
  );
  return { view, provider };
}

/** Shows what a rule is about, as a page where it is at hand. */
async function openDocs(given: unknown): Promise<void> {
  const docs = (given as Partial<RuleNode> | undefined)?.rule?.docs;
  if (docs === undefined) return;
  const uri = Uri.parse(docs);
  if (/^https?$/.test(uri.scheme)) await env.openExternal(uri);
  else await commands.executeCommand((await canPreview()) ? 'markdown.showPreview' : 'vscode.open', uri);
}

/** Whether VS Code's own Markdown support is there; it can be switched off. */
async function canPreview(): Promise<boolean> {
  return (await commands.getCommands(true)).includes('markdown.showPreview');
}

/** Applies every fix of a rule that is always right, as one edit that can be undone; nothing is saved. */
async function fixRule(services: Services, given: unknown): Promise<boolean | undefined> {
  const { root, rule } = (given ?? {}) as Partial<RuleNode>;
  if (root === undefined || rule === undefined) return undefined;
  const params: FixRuleParams = { root, code: rule.code };
  const edit = await asked<FixRuleResult>(services, FIX_RULE, params);
  const done = edit !== null && (await services.connection.apply(edit));
  if (!done)
    void window.showInformationMessage(
      harmless(l10n.t('Nothing that {0} found can be fixed by itself now.', rule.code)),
    );
  return done;
}
