import {
  foldedKey,
  idKey,
  type Approval,
  type Entry,
  type Task,
  type Workspace,
  type WorkspaceFile,
} from '../model/index.js';
import { nearest } from '../policy/problems.js';
import { isRefusal, refuse } from './refuse.js';
import type { Refusal } from './types.js';

/** The task with an id. Refuses an id that no task has, or several, and a ledger that cannot be changed without loss. */
export function findTask(workspace: Workspace, id: string): Entry<Task> | Refusal {
  const found = workspace.taskByKey.all(idKey(id.trim()));
  return theOne(workspace, found, id) ?? notFound(workspace, workspace.tasks, id, 'tasks');
}

/** The approval with an id, as `findTask`. */
export function findApproval(workspace: Workspace, id: string): Entry<Approval> | Refusal {
  const { approvals } = workspace;
  const key = idKey(id.trim());
  const found = key === '' ? [] : approvals.filter(({ record }) => record.key === key);
  return theOne(workspace, found, id) ?? notFound(workspace, approvals, id, 'approvals');
}

type Ledger = 'tasks' | 'approvals';

/** What was found, where it is one that can be changed; undefined where it is none. */
function theOne<R extends Task | Approval>(
  workspace: Workspace,
  found: readonly Entry<R>[],
  id: string,
): Entry<R> | Refusal | undefined {
  const [first, second] = found;
  if (first === undefined) return undefined;
  if (second !== undefined) return refuse('move/ambiguous', { id, places: placesOf(found) });
  const file = workspace.files.get(first.file.path);
  return (file && unreadable(file)) ?? first;
}

function notFound<R extends Task | Approval>(
  workspace: Workspace,
  entries: readonly Entry<R>[],
  id: string,
  ledger: Ledger,
): Refusal {
  const files = ledgersOf(workspace, ledger);
  if (isRefusal(files)) return files;
  const broken = files.map((file) => unreadable(file)).find(isRefusal);
  if (broken !== undefined) return broken;
  const ids = entries.map(({ record }) => record.id).filter((one) => one !== '');
  const near = ids.find((one) => foldedKey(one) === foldedKey(id)) ?? nearest(id, ids) ?? '';
  return refuse(ledger === 'tasks' ? 'move/no-task' : 'move/no-approval', { id, near });
}

/** The ledgers of a kind that are there, in the policy's order. Refuses where there is none. */
export function ledgersOf({ policy, files }: Workspace, ledger: Ledger): readonly WorkspaceFile[] | Refusal {
  const found = policy.paths[ledger].flatMap((path) => files.get(path) ?? []);
  return found.length > 0 ? found : refuse('ledger/missing', { path: policy.paths[ledger][0] ?? '' });
}

/** Why a file cannot be changed without losing something of it; undefined where it can. */
export function unreadable({ path, source, document }: WorkspaceFile): Refusal | undefined {
  const reason = source.trouble?.kind ?? (document.tooComplex === undefined ? undefined : 'too-complex');
  return reason === undefined ? undefined : refuse('ledger/unreadable', { path, reason });
}

const MOST = 4;

function placesOf(entries: readonly Entry<Task | Approval>[]): string {
  return entries
    .slice(0, MOST)
    .map(({ file, line }) => `${file.path}:${line + 1}`)
    .join(', ');
}
