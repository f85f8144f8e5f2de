import { approvalsWith, type Approval, type Entry } from '../../model/index.js';
import type { Past } from '../../past/index.js';
import { mentionsInRecord } from '../navigation/inRecord.js';
import type { Named } from '../navigation/mentions.js';
import { candidatesOf } from '../navigation/paths.js';
import { isSame } from '../references.js';
import type { RenameContext, RenameRefusal } from './types.js';

/**
 * Why an id may not change, whatever the new one: others know it by the last commit or the audit log, or a decision rests
 * on what names it. A rename all the same would be an edit by hand that `check` reports as an error.
 * @param from the id as written
 */
export function frozenBy(named: Named, from: string, context: RenameContext): RenameRefusal | undefined {
  const { kind, key } = named;
  if (kind === 'blocked') return undefined;
  if (UNKNOWN.has(context.past.without)) return { code: 'baseUnknown' };
  return knownAs(kind, key, from, context.past) ?? byApproval(named, from, context) ?? byRecord(named, context);
}

const UNKNOWN: ReadonlySet<Past['without']> = new Set(['untrusted', 'unreadable', 'no-program'] as const);

function knownAs(kind: 'task' | 'approval', key: string, id: string, past: Past): RenameRefusal | undefined {
  const params = { id };
  if (past.lastMove(kind, key) !== undefined) {
    return kind === 'task' ? { code: 'logged', params } : { code: 'loggedApproval', params };
  }
  if (!(kind === 'task' ? past.tasks : past.approvals).has(key)) return undefined;
  return kind === 'task' ? { code: 'committed', params } : { code: 'committedApproval', params };
}

/** An approval that is decided, or known by the base, keeps its cells. */
function byApproval({ kind, key }: Named, id: string, { workspace, past }: RenameContext): RenameRefusal | undefined {
  const rows = kind === 'task' ? (workspace.approvalsByTarget.get(key) ?? []) : approvalsWith(workspace, key);
  const decided = rows.find(({ record }) => isDecided(record));
  if (decided !== undefined) return { code: 'decided', params: { id, approval: decided.record.id } };
  const known = rows.find(({ record }) => isFixed(record, past));
  return known && { code: 'committedApproval', params: { id: known.record.id } };
}

/** A record that names it, and that such an approval rests on. */
function byRecord(named: Named, context: RenameContext): RenameRefusal | undefined {
  const { workspace, records, past } = context;
  for (const { path, text } of records) {
    if (!mentionsInRecord(text, workspace).some((mention) => isSame(mention, named))) continue;
    const holder = workspace.approvals.find((entry) => isFixed(entry.record, past) && cites(entry, path, context));
    if (holder !== undefined) return { code: 'bound', params: { path, approval: holder.record.id } };
  }
  return undefined;
}

/** Whether an approval names a file as its evidence. */
export function cites({ record }: Entry<Approval>, path: string, { workspace }: RenameContext): boolean {
  return record.evidence.some(({ text }) => candidatesOf(text, workspace.policy).includes(path));
}

function isDecided({ status }: Approval): boolean {
  return status !== undefined && status !== 'pending';
}

function isFixed(approval: Approval, past: Past): boolean {
  return (
    isDecided(approval) || past.approvals.has(approval.key) || past.lastMove('approval', approval.key) !== undefined
  );
}
