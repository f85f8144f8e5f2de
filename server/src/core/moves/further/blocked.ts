import { addBlocked, setBlocked, type BlockedChange, type NewBlocked } from '../../edits/index.js';
import { foldedKey, formatTime, idKey, type BlockedItem, type Entry, type Workspace } from '../../model/index.js';
import { roleOf } from '../../policy/index.js';
import type { RowChange } from '../../audit/index.js';
import { makePlan, type Draft } from '../draft.js';
import { findTask, unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, Planner, Refusal } from '../types.js';
import { onlyCommand } from './authority.js';

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

/** `blocked.resolve`: it is no longer in the way. */
export const planBlockedResolve: Planner<Extract<Intent, { verb: 'blocked.resolve' }>> = (
  snapshot,
  intent,
  context,
) => {
  const { workspace } = snapshot;
  const entry = openItem(workspace, intent.id);
  if (isRefusal(entry)) return entry;
  const reason = intent.reason?.trim() ?? '';
  const change = { status: 'resolved', ...(reason === '' ? {} : { resolution: reason }) } as const;
  return makePlan(snapshot, context, {
    event: 'blocked.resolve',
    id: entry.record.id,
    drafts: [blockedDraft(workspace, entry, change)],
    audit: reason === '' ? {} : { reason },
  });
};

/** `blocked.escalate`: notes whose turn it is, by who commands. */
export const planBlockedEscalate: Planner<Extract<Intent, { verb: 'blocked.escalate' }>> = (
  snapshot,
  intent,
  context,
) => {
  const { workspace } = snapshot;
  const { policy } = workspace;
  const entry = openItem(workspace, intent.id);
  if (isRefusal(entry)) return entry;
  const { id, escalated } = entry.record;
  const refusal = onlyCommand(workspace, context, 'blocked.escalate', id);
  if (refusal !== undefined) return refusal;
  const to = intent.to?.trim() ?? policy.blocked.escalateTo;
  if (roleOf(policy, to) === undefined) {
    return refuse('blocked/unknown-role', { id, to, roles: [...policy.roles.keys()].join(', ') });
  }
  if (escalated) return refuse('blocked/escalated', { id }, { alreadyDone: true });
  const drafts = [blockedDraft(workspace, entry, { escalated: to })];
  return makePlan(snapshot, context, { event: 'blocked.escalate', id, drafts });
};

function blockedDraft(workspace: Workspace, entry: Entry<BlockedItem>, change: BlockedChange): Draft {
  const { path } = entry.file;
  const after = Object.fromEntries(Object.entries(change)) as Record<string, string>;
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, key === 'status' ? statusOf(entry) : '']));
  const row = { file: path, kind: 'blocked', id: entry.record.id, before, after } as const;
  return { files: [{ path, edits: setBlocked(workspace, entry, change) }], rows: [row] };
}

function statusOf({ record }: Entry<BlockedItem>): string {
  return record.status ?? 'active';
}

function openItem(workspace: Workspace, id: string): Entry<BlockedItem> | Refusal {
  const file = workspace.files.get(workspace.policy.paths.blocked);
  const broken = file && unreadable(file);
  if (broken !== undefined) return broken;
  const exact = workspace.blocked.find(({ record }) => idKey(record.id) === idKey(id.trim()));
  const entry = exact ?? workspace.blocked.find(({ record }) => foldedKey(record.id) === foldedKey(id.trim()));
  if (entry === undefined) return refuse('blocked/unknown', { id });
  const { status } = entry.record;
  if (status !== 'resolved' && status !== 'cancelled') return entry;
  return refuse('blocked/closed', { id: entry.record.id, status }, { alreadyDone: true });
}

/** A row as it was before a move; an item that the move made is cancelled. Undefined where it reads differently by now. */
export function blockedUndone(workspace: Workspace, { id, before, after }: RowChange): Draft | undefined {
  const entry = workspace.blocked.find(({ record }) => idKey(record.id) === idKey(id));
  const status = after?.['status'] ?? (entry && statusOf(entry));
  if (entry === undefined || statusOf(entry) !== status) return undefined;
  if (before === null) return blockedDraft(workspace, entry, { status: 'cancelled' });
  return blockedDraft(workspace, entry, { ...before, ...('status' in before ? { status: 'active' } : {}) });
}
