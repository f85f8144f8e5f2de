import type { Approval, Entry, Task } from '../model/index.js';

/**
 * Which keys a list of records has, and how often; the same object as before while the keys are the same in the same
 * order, which is almost always while somebody types.
 */
export class Presence {
  private constructor(
    readonly entries: readonly (Entry<Task> | Entry<Approval>)[],
    /** Key → how many rows have it. */
    readonly counts: ReadonlyMap<string, number>,
  ) {}

  static of(entries: readonly (Entry<Task> | Entry<Approval>)[], previous?: Presence): Presence {
    const same = previous !== undefined && sameKeys(entries, previous.entries);
    return new Presence(entries, same ? previous.counts : countsOf(entries));
  }
}

function sameKeys(a: Presence['entries'], b: Presence['entries']): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at] && a[at]?.record.key !== b[at]?.record.key) return false;
  return true;
}

function countsOf(entries: Presence['entries']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { record } of entries) counts.set(record.key, (counts.get(record.key) ?? 0) + 1);
  return counts;
}
