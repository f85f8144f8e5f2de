import type { AuditLine, RowChange } from '../audit/index.js';
import { idKey, undecorate } from '../model/index.js';

/** The audited move that gives a task another id. */
export const RENAME = 'rename';

/** The id that a line gives to the row of a change; undefined where it gives none. Whether it may is not asked. */
export function newIdOf({ event }: AuditLine, { kind, before, after }: RowChange): string | undefined {
  if (event !== RENAME || kind !== 'task' || before === null) return undefined;
  const id = undecorate(after?.['task_id'] ?? '');
  return id === '' ? undefined : id;
}

/**
 * All keys under which a log knows a task: the one that it has, and those that it had before.
 * @param lines in order
 */
export function keysOf(key: string, lines: readonly { readonly line: AuditLine }[]): ReadonlySet<string> {
  const keys = new Set([key]);
  for (const { line } of lines.toReversed()) {
    if (line.event !== RENAME) continue;
    for (const change of line.rows) {
      const id = newIdOf(line, change);
      if (id !== undefined && keys.has(idKey(id))) keys.add(idKey(change.id));
    }
  }
  return keys;
}
