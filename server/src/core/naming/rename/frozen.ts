import { approvalsWith, type Approval, type Entry } from '../../model/index.js';
import { mentionsInRecord } from '../inRecord.js';
import type { Named } from '../mentions.js';
import { candidatesOf } from '../paths.js';
import { isSame } from '../references.js';
import type { NewIdContext, RenameRefusal } from './types.js';

/**
 * Why an id may not change, whatever the new one: what names it is an approval that does not change any more, or rests
 * under one.
 * @param from the id as written
 */
export function heldBack(named: Named, from: string, context: NewIdContext): RenameRefusal | undefined {
  if (named.kind === 'blocked') return undefined;
  return byApproval(named, from, context) ?? byRecord(named, context);
}

/** An approval that is decided, or known by the base, keeps its cells. */
function byApproval({ kind, key }: Named, id: string, { workspace, isFixed }: NewIdContext): RenameRefusal | undefined {
  const rows = kind === 'task' ? (workspace.approvalsByTarget.get(key) ?? []) : approvalsWith(workspace, key);
  const decided = rows.find(({ record }) => isDecided(record));
  if (decided !== undefined) return { code: 'decided', params: { id, approval: decided.record.id } };
  const known = rows.find(({ record }) => isFixed(record));
  return known && { code: 'committedApproval', params: { id: known.record.id } };
}

/** A record that names it, and that such an approval rests on. */
function byRecord(named: Named, context: NewIdContext): RenameRefusal | undefined {
  const { workspace, records, isFixed } = context;
  for (const { path, text } of records) {
    if (!mentionsInRecord(text, workspace).some((mention) => isSame(mention, named))) continue;
    const holder = workspace.approvals.find((entry) => {
      return (isDecided(entry.record) || isFixed(entry.record)) && cites(entry, path, context);
    });
    if (holder !== undefined) return { code: 'bound', params: { path, approval: holder.record.id } };
  }
  return undefined;
}

/** Whether an approval names a file as its evidence. */
export function cites({ record }: Entry<Approval>, path: string, { workspace }: NewIdContext): boolean {
  return record.evidence.some(({ text }) => candidatesOf(text, workspace.policy).includes(path));
}

function isDecided({ status }: Approval): boolean {
  return status !== undefined && status !== 'pending';
}
