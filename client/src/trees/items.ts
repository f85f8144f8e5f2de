import {
  l10n,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  type Command,
} from 'vscode';
import type { CardLine, Icon, Place, ViewNode } from './node.js';

/** A node as VS Code shows it; its hover is made when somebody hovers it. */
export function nodeItem(node: ViewNode): TreeItem {
  const item = new TreeItem(node.label, stateOf(node));
  item.id = node.id;
  item.description = node.description;
  item.iconPath = themeIcon(node.icon);
  item.contextValue = node.context;
  if (node.speech !== undefined) item.accessibilityInformation = { label: node.speech };
  if (node.place !== undefined) item.command = openCommand(node.place);
  return item;
}

function stateOf({ children, open }: ViewNode): TreeItemCollapsibleState {
  if (children === undefined) return TreeItemCollapsibleState.None;
  return open === true ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

export function themeIcon({ name, color }: Icon): ThemeIcon {
  return new ThemeIcon(name, color === undefined ? undefined : new ThemeColor(color));
}

/** Opens a row and selects it as a whole; of a section only its heading, since a page of selected text says nothing. */
export function openCommand({ uri, range: { start, end } }: Place): Command {
  const last = start.line === end.line ? end.character : start.character;
  const selection = new Range(start.line, start.character, start.line, last);
  const options = { selection, preview: true };
  return { command: 'vscode.open', title: l10n.t('Go to Row'), arguments: [Uri.parse(uri), options] };
}

/** A hover. What stands in a ledger is text, never Markdown or a link. */
export function cardOf(title: string, lines: readonly CardLine[]): MarkdownString {
  const card = new MarkdownString('', true);
  card.appendMarkdown('**').appendText(title).appendMarkdown('**');
  for (const { label, value } of lines) card.appendMarkdown(`\n\n${label}: `).appendText(value);
  return card;
}
