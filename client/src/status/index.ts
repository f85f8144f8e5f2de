import { l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, type ExtensionContext } from 'vscode';
import type { Services } from '../services.js';
import { lookOf, type Look } from './looks.js';

/** The status bar item: how many problems there are, and whether FREEZE or AUTO_DECIDE is on. */
export function register(context: ExtensionContext, { store, connection }: Services): void {
  const item = window.createStatusBarItem('orch.status', StatusBarAlignment.Left, 40);
  item.name = 'Orch';
  const update = (): void => {
    const look = lookOf(connection.state, store.overview, l10n.t);
    if (look === undefined) {
      item.hide();
      return;
    }
    item.text = look.text;
    item.command = look.command;
    item.tooltip = tooltip(look);
    item.backgroundColor = look.background && new ThemeColor(`statusBarItem.${look.background}Background`);
    item.accessibilityInformation = { label: look.speech };
    item.show();
  };
  context.subscriptions.push(item, store.onDidChange(update));
}

function tooltip({ tooltip: paragraphs }: Look): MarkdownString {
  const text = new MarkdownString('**Orch**');
  for (const paragraph of paragraphs) text.appendMarkdown('\n\n').appendText(paragraph);
  return text;
}
