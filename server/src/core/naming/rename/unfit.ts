import { foldedKey, idKey, isNewId } from '../../model/index.js';
import { matchesId } from '../../policy/index.js';
import { references } from '../references.js';
import type { NewIdContext, Renaming, RenameRefusal } from './types.js';

/** Why something may not have an id: it is none, or others have it, or had it. */
export function unfit(renaming: Renaming, context: NewIdContext): RenameRefusal | undefined {
  const { named, to: id } = renaming;
  const { policy } = context.workspace;
  const params = { id };
  if (!isNewId(id)) return { code: 'malformed', params };
  const { pattern } = policy.ids;
  if (named.kind === 'task' && pattern !== undefined && !matchesId(pattern, id)) {
    return { code: 'pattern', params: { id, pattern } };
  }
  if (named.kind === 'blocked' && !BLOCKED.test(id)) return { code: 'notBlocked', params };
  const taken = takenBy(renaming, context) ?? (context.isReserved(id) ? { code: 'reserved', params } : undefined);
  return taken ?? awaited(renaming, context);
}

/** Something names the id already, though nothing has it: it would then mean what is renamed. */
function awaited({ named, to: id }: Renaming, { workspace, records }: NewIdContext): RenameRefusal | undefined {
  const key = idKey(id);
  if (key === named.key) return undefined;
  const [first] = references({ kind: named.kind, key }, workspace, records);
  return first && { code: 'awaited', params: { id, path: first.file, line: first.range.start.line + 1 } };
}

const BLOCKED = /^(?:BLOCK|BLOCKED|RESOLVED|CANCELLED)-[^\s:：]+$/i;

function takenBy({ named, to: id }: Renaming, context: NewIdContext): RenameRefusal | undefined {
  const [key, folded] = [idKey(id), foldedKey(id)];
  const others = idsOf(named.kind, context).filter((other) => idKey(other) !== named.key);
  if (others.some((other) => idKey(other) === key)) return { code: 'taken', params: { id } };
  const other = others.find((one) => foldedKey(one) === folded);
  return other === undefined ? undefined : { code: 'sameButCase', params: { id, other } };
}

function idsOf(kind: Renaming['named']['kind'], { workspace }: NewIdContext): readonly string[] {
  if (kind === 'task') return workspace.tasks.map(({ record }) => record.id);
  const rows: readonly { readonly record: { readonly id: string } }[] =
    kind === 'approval' ? workspace.approvals : workspace.blocked;
  return rows.map(({ record }) => record.id);
}
