import { commands, DataTransferItem, l10n, window, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import { harmless } from '../notify/harmless.js';
import type { TARGETS_REQUEST, TargetsParams, TargetsResult } from '../../../server/src/protocol.js';
import { caught } from '../caught.js';
import { choose } from '../moves/inputs.js';
import { Mover } from '../moves/mover.js';
import { moveOf, sentence } from '../moves/outcome.js';
import { openRow } from '../moves/row.js';
import { asked } from '../progress/index.js';
import type { Services } from '../services.js';
import { droppingOf, landingOf } from './dropping.js';
import type { GroupNode, TaskNode, TreeNode } from './nodes.js';

const TARGETS: typeof TARGETS_REQUEST = 'orch/targets';
const MIME = 'application/vnd.code.tree.orch.tasks';

/** Dragging a task onto a group makes the move that leads there; what is not legal is refused with its reason. */
export class TaskDrag implements TreeDragAndDropController<TreeNode> {
  readonly dragMimeTypes = [MIME];
  readonly dropMimeTypes = [MIME];
  readonly #mover: Mover;

  constructor(private readonly services: Services) {
    this.#mover = new Mover(services);
  }

  handleDrag(source: readonly TreeNode[], transfer: DataTransfer): void {
    const tasks = source.filter((node) => node.kind === 'task');
    if (tasks.length > 0) transfer.set(MIME, new DataTransferItem(tasks));
  }

  async handleDrop(target: TreeNode | undefined, transfer: DataTransfer): Promise<void> {
    const tasks = transfer.get(MIME)?.value as readonly TaskNode[] | undefined;
    const group = target?.kind === 'task' ? target.parent : target;
    if (group?.kind !== 'group') return;
    for (const task of tasks ?? []) await caught(this.services, () => this.#drop(task, group))(undefined);
  }

  async #drop(task: TaskNode, group: GroupNode): Promise<void> {
    const dropping = droppingOf(task, group, l10n.t);
    switch (dropping.kind) {
      case 'none':
        return;
      case 'refused':
        void window.showWarningMessage(harmless(dropping.why));
        return;
      case 'owner':
        await commands.executeCommand('orch.assign', { ...task.target, owner: dropping.owner });
        return;
      case 'set':
        await commands.executeCommand('orch.set', { ...task.target, values: dropping.values });
        return;
      case 'state':
        await this.#move(task, dropping.states);
    }
  }

  async #move({ target, task }: TaskNode, states: readonly string[]): Promise<void> {
    const params: TargetsParams = target;
    const found = await asked<TargetsResult>(this.services, TARGETS, params);
    if (found === null) return;
    const { offers, why } = landingOf(found.targets, states);
    const [only, second] = offers;
    if (only === undefined) {
      await this.#refuse(task.id, target.root, why ?? l10n.t('{0} is there already.', task.id));
      return;
    }
    const items = offers.map((offer) => ({ ...moveOf(offer, task.id, l10n.t), offer }));
    const chosen = second === undefined ? only : (await choose(task.id, items, l10n.t('What is to be done?')))?.offer;
    if (chosen !== undefined) await this.#mover.offer(chosen);
  }

  /** Not waited for: a drop is over when it is clear what came of it. */
  #refuse(id: string, root: string, why: string): Promise<void> {
    const show = l10n.t('Open Row');
    void window.showWarningMessage(harmless(sentence(why, id)), show).then((answer) => {
      if (answer === show) void openRow(this.services.store, root, id);
    });
    return Promise.resolve();
  }
}
