import { EventEmitter, FileDecoration, l10n, ThemeColor, type FileDecorationProvider, type Uri } from 'vscode';
import { countWords } from '../overview/words.js';
import { decorated, TASK_SCHEME } from './items.js';
import { decorationOf } from './looks.js';
import { problemsOfGroup, type TaskTree, type TreeNode } from './tree.js';

/**
 * The number of findings beside a task, in the colour of the worst, as the Explorer marks files. A group tells of the
 * tasks in it, since it may be closed, but keeps its own colour, else the whole tree is red.
 */
export class TaskDecorations implements FileDecorationProvider {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  #known: ReadonlyMap<string, FileDecoration> = new Map();

  update(tree: TaskTree): void {
    this.#known = new Map(decorationsOf(tree));
    this.#changed.fire(undefined);
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    return uri.scheme === TASK_SCHEME ? this.#known.get(uri.toString()) : undefined;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function* decorationsOf(tree: TaskTree, node?: TreeNode): Generator<[string, FileDecoration]> {
  for (const child of tree.children(node)) {
    const decoration = decorate(child);
    if (decoration !== undefined) yield [decorated(child.id).toString(), decoration];
    yield* decorationsOf(tree, child);
  }
}

function decorate(node: TreeNode): FileDecoration | undefined {
  if (node.kind === 'root') return undefined;
  const counts = node.kind === 'task' ? node.task.problems : problemsOfGroup(node);
  const look = decorationOf(counts);
  const color = node.kind === 'task' && look !== undefined ? new ThemeColor(look.color) : undefined;
  return look && new FileDecoration(look.badge, countWords(counts, l10n.t), color);
}
