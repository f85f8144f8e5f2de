import { addBlocked, type NewBlocked } from '../../edits/index.js';
import { formatTime, type Workspace } from '../../model/index.js';
import { makePlan, type Draft } from '../draft.js';
import { findTask, unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, Planner, Refusal } from '../types.js';

type Add = Extract<Intent, { verb: 'blocked.add' }>;

const PRIORITIES = ['High', 'Medium', 'Low'] as const;

/** `blocked.add`: says what is in the way, by anybody. The file is made where there is none. */
export const planBlockedAdd: Planner<Add> = (snapshot, intent, context) => {
  const { workspace } = snapshot;
  const path = workspace.policy.paths.blocked;
  const file = workspace.files.get(path);
  const broken = file && unreadable(file);
  if (broken !== undefined) return broken;
  const item = newItem(workspace, intent, context.now);
  if (isRefusal(item)) return item;
  const edits = addBlocked(file, item);
  const after = Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'id')) as Record<string, string>;
  const draft: Draft = {
    files: [
      { path, edits: file === undefined ? edits.map((edit) => ({ ...edit, newText: HEADING + edit.newText })) : edits },
    ],
    rows: [{ file: path, kind: 'blocked', id: item.id, before: null, after }],
  };
  return makePlan(snapshot, context, { event: 'blocked.add', id: item.id, drafts: [draft] });
};

const HEADING = '# Blocked items\n\n';

function newItem(workspace: Workspace, intent: Add, now: number): NewBlocked | Refusal {
  const title = intent.title.replace(/\s+/g, ' ').trim();
  if (title === '') return refuse('blocked/no-title', undefined);
  const said = intent.priority?.trim().toLowerCase();
  const priority = said === undefined ? undefined : PRIORITIES.find((one) => one.toLowerCase() === said);
  if (said !== undefined && priority === undefined) {
    return refuse('blocked/priority', { priority: intent.priority ?? '', legal: PRIORITIES.join(', ') });
  }
  const task = intent.task === undefined ? undefined : findTask(workspace, intent.task);
  if (isRefusal(task)) return task;
  return {
    id: nextBlockedId(workspace),
    title,
    date: formatTime(now).slice(0, 10),
    ...(priority === undefined ? {} : { priority }),
    status: 'active',
    ...(task === undefined ? {} : { task: task.record.id }),
    ...(intent.summary === undefined ? {} : { summary: intent.summary }),
    ...(intent.workaround === undefined ? {} : { workaround: intent.workaround }),
  };
}

/** Numbers go on counting, whatever became of the items. */
function nextBlockedId({ blocked }: Workspace): string {
  const numbers = blocked.map(({ record }) => Number(/-(\d{1,9})$/.exec(record.id)?.[1] ?? 0));
  return `BLOCK-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}
