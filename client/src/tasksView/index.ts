import { commands, l10n, window, type ExtensionContext, type TextEditor, type TreeView } from 'vscode';
import type { Overview } from '../../../server/src/protocol.js';
import { resourcePath } from '../overview/resourcePath.js';
import type { Services } from '../services.js';
import { askFilter, askGrouping, askSorting, groupingName, markName, sortingName } from './asking.js';
import { taskDecorations } from './decorations.js';
import { TaskDrag } from './drag.js';
import { headingsOver } from './headings.js';
import { TasksProvider } from './provider.js';
import { EVERYTHING, isFiltered, readQuery, type TaskQuery } from './query.js';
import { messageOver } from './message.js';
import type { TaskNode, TreeNode } from './nodes.js';
import { TaskTree } from './tree.js';

const VIEW = 'orch.tasks';
/** Where the way in which tasks are shown is kept for each workspace. */
const KEPT = 'orch.tasks.query';

/** What tests look at, and drop tasks with. */
export interface TasksView {
  readonly view: TreeView<TreeNode>;
  readonly provider: TasksProvider;
  readonly drag: TaskDrag;
}

/** The view *Tasks*: every task by what is asked for, what is wrong with it, and one click to its row. */
export function register(context: ExtensionContext, services: Services): TasksView {
  const { store, connection } = services;
  const provider = new TasksProvider(store);
  const drag = new TaskDrag(services);
  const options = { treeDataProvider: provider, dragAndDropController: drag, showCollapseAll: true };
  const view = window.createTreeView(VIEW, options);
  let query = readQuery(context.workspaceState.get(KEPT));
  const show = (change: Partial<TaskQuery>): number => {
    query = { ...query, ...change };
    void context.workspaceState.update(KEPT, query);
    update();
    return provider.tree.counts.shown;
  };
  const update = (): void => {
    provider.update(query);
    const { shown, total } = provider.tree.counts;
    const filter = isFiltered(query) ? filterWords(query, shown, total) : '';
    view.message = messageOver(provider.tree.isEmpty, filter, store.overview, l10n.t);
    view.description = descriptionOf(query);
    // For `when` clauses: which welcome the empty view shows, and in which files a task can be revealed.
    void commands.executeCommand('setContext', 'orch.server', connection.state);
    void commands.executeCommand('setContext', 'orch.taskLedgers', [...provider.tree.ledgers()].map(resourcePath));
    void commands.executeCommand('setContext', 'orch.hasCandidates', hasCandidates(store.overview));
    void commands.executeCommand('setContext', 'orch.hasLedgers', hasLedgers(store.overview));
    void commands.executeCommand('setContext', 'orch.hasTasks', total > 0);
    void commands.executeCommand('setContext', 'orch.tasks.filtered', isFiltered(query));
  };
  context.subscriptions.push(
    provider,
    view,
    window.registerFileDecorationProvider(taskDecorations),
    store.onDidChange(update),
    commands.registerCommand('orch.tasks.refresh', () => store.refresh()),
    commands.registerCommand('orch.tasks.group', async (given: unknown) => {
      const group = 'group' in asked(given) ? readQuery(given, query).group : await askGrouping(query);
      if (group !== undefined) show({ group });
    }),
    commands.registerCommand('orch.tasks.sort', async (given: unknown) => {
      const sort = 'sort' in asked(given) ? readQuery(given, query).sort : await askSorting(query);
      if (sort !== undefined) show({ sort });
    }),
    commands.registerCommand('orch.tasks.filter', async (given: unknown) => {
      const { text, only } = readQuery(given, query);
      if ('text' in asked(given) || 'only' in asked(given)) show({ text, only });
      else await askFilter(query, show);
    }),
    commands.registerCommand('orch.tasks.clearFilter', () => {
      show(NO_FILTER);
    }),
    commands.registerCommand('orch.tasks.reveal', async () => {
      // The text may have changed a moment ago, and rows with it.
      await store.refresh();
      const all = new TaskTree(store.overview, { ...query, ...NO_FILTER });
      const editor = window.activeTextEditor;
      // A filter gives way to who asks for what it hides.
      const hidden = editor && taskUnder(editor, provider.tree) === undefined && taskUnder(editor, all) !== undefined;
      if (hidden === true) show(NO_FILTER);
      await reveal(view, provider);
    }),
  );
  return { view, provider, drag };
}

const NO_FILTER: Pick<TaskQuery, 'text' | 'only'> = { text: EVERYTHING.text, only: EVERYTHING.only };

function asked(given: unknown): object {
  return typeof given === 'object' && given !== null ? given : {};
}

/** `2 of 40 tasks: Mine, login`. */
function filterWords({ text, only }: TaskQuery, shown: number, total: number): string {
  const parts = [...only.map(markName), ...(text.trim() === '' ? [] : [`"${text.trim()}"`])];
  return l10n.t('{0} of {1} tasks: {2}', shown, total, parts.join(l10n.t(', ')));
}

/** What differs from how the view is at first. */
function descriptionOf({ group, sort }: TaskQuery): string {
  const parts = [
    ...(group === EVERYTHING.group ? [] : [l10n.t('by {0}', groupingName(group))]),
    ...(sort === EVERYTHING.sort ? [] : [l10n.t('sorted by {0}', sortingName(sort))]),
  ];
  return parts.join(l10n.t(', '));
}

function hasCandidates(overview: Overview | undefined): boolean {
  return overview?.roots.some(({ candidates }) => candidates.length > 0) ?? false;
}

function hasLedgers(overview: Overview | undefined): boolean {
  return overview?.roots.some(({ ledgers }) => ledgers.length > 0) ?? false;
}

/** Selects the task under the cursor in the tree. */
async function reveal(view: TreeView<TreeNode>, provider: TasksProvider): Promise<void> {
  const editor = window.activeTextEditor;
  const task = editor && taskUnder(editor, provider.tree);
  if (task === undefined) {
    await window.showInformationMessage(l10n.t('There is no task under the cursor: put it on a row of a task ledger.'));
    return;
  }
  await view.reveal(task, { select: true, focus: true, expand: true });
}

/** The task whose row or section the cursor is in. */
function taskUnder({ document, selection }: TextEditor, tree: TaskTree): TaskNode | undefined {
  const { line } = selection.active;
  const uri = document.uri.toString();
  const row = tree.taskAt(uri, line);
  if (row !== undefined) return row;
  for (const heading of headingsOver(line, (at) => document.lineAt(at).text)) {
    const task = tree.taskAt(uri, heading);
    if (task !== undefined) return task;
  }
  return undefined;
}
