import { l10n, MarkdownString, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { TaskSummary } from '../../../server/src/protocol.js';
import * as looks from './looks.js';
import type { GroupNode, RootNode, TaskNode, TreeNode } from './tree.js';

/** Scheme of the URIs that tell the decorations which task or group is meant; nothing is ever opened under it. */
export const TASK_SCHEME = 'orch-task';

export function treeItem(node: TreeNode): TreeItem {
  switch (node.kind) {
    case 'root':
      return rootItem(node);
    case 'group':
      return groupItem(node);
    case 'task':
      return taskItem(node);
  }
}

function rootItem({ id, root }: RootNode): TreeItem {
  const item = new TreeItem(root.name, TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.iconPath = new ThemeIcon('root-folder');
  item.description = `${root.tasks.length}`;
  item.contextValue = 'root';
  return item;
}

function groupItem(group: GroupNode): TreeItem {
  const state = looks.isOpenAtFirst(group) ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(looks.groupLabel(group.name, l10n.t), state);
  item.id = group.id;
  item.iconPath = themeIcon(looks.groupIcon(group.name));
  item.description = looks.groupDescription(group);
  item.contextValue = `group.${group.name}`;
  item.resourceUri = decorated(group.id);
  return item;
}

function taskItem({ id, task }: TaskNode): TreeItem {
  const item = new TreeItem(looks.taskLabel(task), TreeItemCollapsibleState.None);
  item.id = id;
  item.iconPath = themeIcon(looks.taskIcon(task));
  item.description = looks.taskDescription(task, l10n.t);
  item.contextValue = looks.contextOf(task);
  item.resourceUri = decorated(id);
  item.accessibilityInformation = { label: looks.taskSpeech(task, l10n.t) };
  const { start } = task.range;
  const selection = new Range(start.line, start.character, start.line, start.character);
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Go to Row'),
    arguments: [Uri.parse(task.uri), { selection: rowRange(task) ?? selection, preview: true }],
  };
  return item;
}

/** A row is selected as a whole; of a section only its heading, since a page of selected text says nothing. */
function rowRange({ range: { start, end } }: TaskSummary): Range | undefined {
  return start.line === end.line ? new Range(start.line, start.character, end.line, end.character) : undefined;
}

/** The URI that stands for a node in the decorations. */
export function decorated(id: string): Uri {
  return Uri.from({ scheme: TASK_SCHEME, path: `/${encodeURIComponent(id)}` });
}

/** The hover of a task. What stands in a ledger is text, never Markdown or a link. */
export function taskTooltip({ task }: TaskNode): MarkdownString {
  const card = new MarkdownString('', true);
  card.appendMarkdown('**').appendText(task.id).appendMarkdown('** ').appendText(task.title);
  for (const { label, value } of looks.taskCard(task, l10n.t)) {
    card.appendMarkdown(`\n\n${label}: `).appendText(value);
  }
  return card;
}

function themeIcon({ name, color }: looks.Icon): ThemeIcon {
  return new ThemeIcon(name, color === undefined ? undefined : new ThemeColor(color));
}
