import {
  l10n,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type StatusBarItem,
} from 'vscode';
import type { Services } from '../services.js';
import { SOON } from '../progress/index.js';
import { onSettings, setting } from '../settings/index.js';
import { flagsLook } from './flags.js';
import { lookOf } from './looks.js';

/** Status bar items: how many problems there are; and FREEZE or AUTO_DECIDE, while one of them is on. */
export function register(context: ExtensionContext, { store, connection }: Services): void {
  const problems = window.createStatusBarItem('orch.status', StatusBarAlignment.Left, 40);
  const flags = window.createStatusBarItem('orch.flags', StatusBarAlignment.Left, 38);
  problems.name = 'Orch';
  flags.name = l10n.t('Orch: Flags');
  let late = false;
  const soon = setTimeout(() => {
    late = true;
    update();
  }, SOON);
  // Where there is nothing to read, nothing more is said.
  void store.settled.then(() => clearTimeout(soon));
  const update = (): void => {
    const overridden = Object.keys(setting('orch.rules.severity')).length > 0;
    const circumstances = { restricted: !workspace.isTrusted, overridden, late };
    const look = lookOf(connection.state, store.overview, l10n.t, circumstances);
    show(problems, look, look?.command);
    const flag = flagsLook(store.overview, l10n.t);
    const open = flag?.open;
    const read = { command: 'vscode.open', title: '', arguments: open === undefined ? [] : [Uri.parse(open)] };
    show(flags, flag, open === undefined ? 'orch.flags' : read);
  };
  context.subscriptions.push(
    { dispose: () => clearTimeout(soon) },
    problems,
    flags,
    store.onDidChange(update),
    onSettings(['orch.rules.severity'], update),
  );
}

/** What both kinds of items show. */
interface Shown {
  readonly text: string;
  readonly background?: 'warning' | 'error';
  readonly tooltip: readonly string[];
  readonly speech: string;
}

function show(item: StatusBarItem, look: Shown | undefined, command: StatusBarItem['command']): void {
  if (look === undefined) {
    item.hide();
    return;
  }
  item.text = look.text;
  item.command = command;
  item.tooltip = card(look.tooltip);
  item.backgroundColor = look.background && new ThemeColor(`statusBarItem.${look.background}Background`);
  item.accessibilityInformation = { label: look.speech };
  item.show();
}

function card(paragraphs: readonly string[]): MarkdownString {
  const text = new MarkdownString('**Orch**');
  for (const paragraph of paragraphs) text.appendMarkdown('\n\n').appendText(paragraph);
  return text;
}
