import type { RowChange } from '../../audit/index.js';
import { leaseOf } from '../../leases/index.js';
import type { Task, Workspace } from '../../model/index.js';
import { acceptedEdits, planNewId, type NewIdContext, type RecordText, type RenamePlan } from '../../naming/index.js';
import { makePlan } from '../draft.js';
import { isTaskIdTaken } from '../ids.js';
import { isRefusal, refuse } from '../refuse.js';
import type { FileEdit, Intent, MoveContext, Planner, Refusal, Snapshot, World } from '../types.js';
import { onlyCommand } from './authority.js';
import { openTask } from './openTask.js';
import { recordsOf } from './renameRecords.js';
import { renamedRows } from './renameRows.js';
import { unrenamed } from './renameRefused.js';

/**
 * `rename`: gives an open task another id everywhere, by who commands: its row, tasks that wait for it, requests about it
 * that nobody has decided, blocked items, their evidence records with the names of those, and what the baseline accepts of
 * all these. Refuses a task that somebody
 * works on, one that a decision was made about, one with a record that cannot be read, and an id that is none or was anybody's.
 */
export const planRename: Planner<Extract<Intent, { verb: 'rename' }>> = (snapshot, intent, context) => {
  const { workspace } = snapshot;
  const entry = openTask(workspace, intent.id, 'rename');
  if (isRefusal(entry)) return entry;
  const task = entry.record;
  const to = intent.to.trim();
  const refusal = onlyCommand(workspace, context, 'rename', task.id) ?? heldNow(snapshot, task, context);
  if (refusal !== undefined) return refusal;
  if (to === task.id) return refuse('set/unchanged', { event: 'rename', id: task.id }, { alreadyDone: true });
  const named = { kind: 'task', key: task.key } as const;
  const records = recordsOf(workspace, task, context.world);
  if (isRefusal(records)) return records;
  const plan = planNewId({ named, from: task.id, to }, naming(workspace, records, context.world));
  if ('code' in plan) return unrenamed(plan);
  const rows = renamedRows(workspace, task, plan, to);
  const drafts = [{ files: [...filesOf(plan), ...acceptedFiles(workspace, rows, context.world)], rows }];
  return makePlan(snapshot, context, { event: 'rename', id: task.id, drafts });
};

/** The baseline, where it accepts findings of what is renamed: else those would be new ones. One of more than 1 MB stays as it is. */
function acceptedFiles({ policy }: Workspace, rows: readonly RowChange[], world: World): readonly FileEdit[] {
  const path = policy.paths.baseline;
  const fact = world.fact(path, true);
  const edits = fact.kind === 'file' && fact.text !== undefined ? acceptedEdits(fact.text, rows) : [];
  return edits.length === 0 ? [] : [{ path, edits }];
}

/** Who holds a task knows it by its id, and so does the lock. */
function heldNow(snapshot: Snapshot, task: Task, { now }: MoveContext): Refusal | undefined {
  const lease = leaseOf(snapshot, task, now);
  if (lease?.live !== true && task.state?.category !== 'active') return undefined;
  const holder = lease?.holder ?? '';
  return refuse('rename/held', { id: task.id, holder }, holder === '' ? {} : { holder });
}

function naming(workspace: Workspace, records: readonly RecordText[], world: World): NewIdContext {
  return {
    workspace,
    records,
    movable: true,
    exists: (path) => world.fact(path, false).kind !== 'missing',
    isReserved: isTaskIdTaken(workspace, world),
    // What the last commit has of a request is advanced by the audit line.
    isFixed: () => false,
  };
}

/** What is edited, each file under the name that it has, with the one that it gets. */
function filesOf({ edits, files }: RenamePlan): readonly FileEdit[] {
  const names = new Map(files.map(({ from, to }) => [from, to]));
  return [...new Set([...edits.keys(), ...names.keys()])].map((path) => {
    const to = names.get(path);
    return { path, edits: edits.get(path) ?? [], ...(to === undefined ? {} : { to }) };
  });
}
