import type { RowChange } from '../../audit/index.js';
import { setBlocked, type BlockedChange } from '../../edits/index.js';
import { foldedKey, idKey, type BlockedItem, type Entry, type Workspace } from '../../model/index.js';
import { roleOf } from '../../policy/index.js';
import { makePlan, type Draft } from '../draft.js';
import { unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, Planner, Refusal } from '../types.js';
import { onlyCommand } from './authority.js';

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
