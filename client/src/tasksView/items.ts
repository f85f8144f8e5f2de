import { l10n, TreeItem, TreeItemCollapsibleState, type MarkdownString } from 'vscode';
import { cardOf, openCommand, themeIcon } from '../trees/items.js';
import { named } from '../trees/node.js';
import { decorated } from './decorations.js';
import { isOpenAtFirst } from './groups.js';
import * as looks from './looks.js';
import type { GroupNode, RootNode, TaskNode, TreeNode } from './nodes.js';
import { problemsOfGroup } from './tree.js';

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
  item.iconPath = themeIcon({ name: 'root-folder' });
  item.description = `${root.tasks.length}`;
  item.contextValue = 'root';
  return item;
}

function groupItem(group: GroupNode): TreeItem {
  const item = new TreeItem(looks.groupLabel(group, l10n.t), stateOf(group));
  item.id = group.id;
  item.iconPath = themeIcon(looks.groupIcon(group));
  item.description = looks.groupDescription(group);
  item.contextValue = `group.${group.by}.${group.name}`;
  item.resourceUri = decorated(group.id, problemsOfGroup(group), 'group');
  item.accessibilityInformation = { label: looks.groupSpeech(group, l10n.t) };
  return item;
}

function stateOf(group: GroupNode): TreeItemCollapsibleState {
  if (group.tasks.length === 0) return TreeItemCollapsibleState.None;
  return isOpenAtFirst(group) ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function taskItem({ id, task, parent }: TaskNode): TreeItem {
  const item = new TreeItem(looks.taskLabel(task), TreeItemCollapsibleState.None);
  item.id = id;
  item.iconPath = themeIcon(looks.taskIcon(task));
  item.description = looks.taskDescription(task, l10n.t, parent.by);
  item.contextValue = looks.contextOf(task);
  item.resourceUri = decorated(id, task.problems, 'task');
  item.accessibilityInformation = { label: looks.taskSpeech(task, l10n.t) };
  item.command = openCommand(task);
  return item;
}

/** The hover of a task. */
export function taskTooltip({ task }: TaskNode): MarkdownString {
  return cardOf(named(task.id, task.title), looks.taskCard(task, l10n.t));
}
