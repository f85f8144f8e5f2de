import { commands, l10n, window, type ExtensionContext, type TextEditor, type TreeView } from 'vscode';
import type { Overview } from '../../../server/src/protocol.js';
import { problemsOf, serious } from '../overview/counts.js';
import { resourcePath } from '../overview/resourcePath.js';
import { countWords } from '../overview/words.js';
import type { Services } from '../services.js';
import { TaskDecorations } from './decorations.js';
import { headingsOver } from './headings.js';
import { TasksProvider } from './provider.js';
import type { TaskNode, TaskTree, TreeNode } from './tree.js';

const VIEW = 'orch.tasks';

/** The view *Tasks*: every task by state, what is wrong with it, and one click to its row. */
export function register(context: ExtensionContext, { store, connection }: Services): void {
  const provider = new TasksProvider(store);
  const decorations = new TaskDecorations();
  const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });
  const update = (): void => {
    provider.update();
    decorations.update(provider.tree);
    const problems = problemsOf(store.overview);
    view.badge =
      serious(problems) === 0 ? undefined : { value: serious(problems), tooltip: countWords(problems, l10n.t) };
    // For `when` clauses: which welcome the empty view shows, and in which files a task can be revealed.
    void commands.executeCommand('setContext', 'orch.server', connection.state);
    void commands.executeCommand('setContext', 'orch.taskLedgers', [...provider.tree.ledgers()].map(resourcePath));
    void commands.executeCommand('setContext', 'orch.hasCandidates', hasCandidates(store.overview));
  };
  context.subscriptions.push(
    provider,
    decorations,
    view,
    window.registerFileDecorationProvider(decorations),
    store.onDidChange(update),
    commands.registerCommand('orch.tasks.refresh', () => store.refresh()),
    commands.registerCommand('orch.tasks.reveal', async () => {
      // The text may have changed a moment ago, and rows with it.
      await store.refresh();
      await reveal(view, provider);
    }),
  );
}

function hasCandidates(overview: Overview | undefined): boolean {
  return overview?.roots.some(({ candidates }) => candidates.length > 0) ?? false;
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
