import { fileItem, readProposal } from '../../edits/index.js';
import { foldedKey, parseTime, type Workspace, type WorkspaceFile } from '../../model/index.js';
import type { ChecklistItem } from '../../syntax/index.js';
import { planTask } from '../create.js';
import { unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { FileEdit, Intent, Planner, Refusal } from '../types.js';

/** An item of a check list, and the ledger that it stands in. */
interface Listed {
  readonly file: WorkspaceFile;
  readonly item: ChecklistItem;
}

/**
 * `file`: an open item of a check list in a task ledger becomes a task, and is ticked. The item is named by the id that
 * it proposes, or by its text. Refuses an item that nobody knows, that is ticked already, or that several are.
 */
export const planFile: Planner<Extract<Intent, { verb: 'file' }>> = (snapshot, intent, context) => {
  const { workspace } = snapshot;
  const found = findItem(workspace, intent.item);
  if (isRefusal(found)) return found;
  const { id, priority, due, title } = readProposal(found.item);
  const wanted = intent.id ?? id;
  const plan = planTask(
    snapshot,
    {
      verb: 'plan',
      title,
      ...(wanted === undefined ? {} : { id: wanted }),
      ...(intent.owner === undefined ? {} : { owner: intent.owner }),
      ...(priority === undefined ? {} : { priority }),
      ...(due !== undefined && 'ms' in parseTime(due) ? { due } : {}),
      ...(due !== undefined && !('ms' in parseTime(due)) ? { notes: due } : {}),
    },
    context,
  );
  if (isRefusal(plan)) return plan;
  const files = withEdits(plan.files, found.file.path, fileItem(found.file, found.item));
  return { ...plan, event: 'file', files, audit: { ...plan.audit, event: 'file' } };
};

function findItem(workspace: Workspace, text: string): Listed | Refusal {
  const items = itemsOf(workspace);
  const wanted = foldedKey(text.trim());
  const named = (listed: Listed): boolean => namesOf(listed.item).includes(wanted);
  const open = items.filter((listed) => !listed.item.checked && named(listed));
  const [first, second] = open;
  if (second !== undefined) {
    const places = open.map(({ file, item }) => `${file.path}:${item.line + 1}`).join(', ');
    return refuse('move/ambiguous', { id: text, places });
  }
  if (first !== undefined) return unreadable(first.file) ?? first;
  if (items.some(named)) return refuse('file/ticked', { item: text }, { alreadyDone: true });
  return refuse('file/unknown', { item: text });
}

/** The items of the check lists in all task ledgers. */
export function itemsOf({ files }: Pick<Workspace, 'files'>): readonly Listed[] {
  const ledgers = [...files.values()].filter(({ tasks }) => tasks !== undefined);
  return ledgers.flatMap((file) => file.document.checklist.map((item) => ({ file, item })));
}

/** What an item can be called: the id that it proposes, its title, its text. */
function namesOf(item: ChecklistItem): readonly string[] {
  const { id, title } = readProposal(item);
  return [...(id === undefined ? [] : [id]), title, item.text.value.trim()].map(foldedKey);
}

function withEdits(files: readonly FileEdit[], path: string, edits: FileEdit['edits']): readonly FileEdit[] {
  if (!files.some((file) => file.path === path)) return [...files, { path, edits }];
  return files.map((file) => (file.path === path ? { path, edits: [...file.edits, ...edits] } : file));
}
