import { EventEmitter, FileDecoration, l10n, ThemeColor, type FileDecorationProvider, type Uri } from 'vscode';
import type { ProblemCounts } from '../../../server/src/protocol.js';
import { countWords } from '../overview/words.js';
import { decorated, TASK_SCHEME } from './items.js';
import { decorationOf } from './looks.js';
import { problemsOfGroup, type TaskTree, type TreeNode } from './tree.js';

/** The number of findings beside a task or a group, in the colour of the worst, as the Explorer marks files. */
export class TaskDecorations implements FileDecorationProvider {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  #problems: ReadonlyMap<string, ProblemCounts> = new Map();

  update(tree: TaskTree): void {
    this.#problems = new Map(problems(tree));
    this.#changed.fire(undefined);
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    const counts = uri.scheme === TASK_SCHEME ? this.#problems.get(uri.toString()) : undefined;
    const look = counts && decorationOf(counts);
    if (counts === undefined || look === undefined) return undefined;
    return new FileDecoration(look.badge, countWords(counts, l10n.t), new ThemeColor(look.color));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function* problems(tree: TaskTree, node?: TreeNode): Generator<[string, ProblemCounts]> {
  for (const child of tree.children(node)) {
    const counts = problemsUnder(child);
    if (counts !== undefined) yield [decorated(child.id).toString(), counts];
    if (child.kind !== 'task') yield* problems(tree, child);
  }
}

/** A group tells of the tasks in it, since it may be closed; a root does not, since the badge of the view does. */
function problemsUnder(node: TreeNode): ProblemCounts | undefined {
  if (node.kind === 'root') return undefined;
  return node.kind === 'task' ? node.task.problems : problemsOfGroup(node);
}
