import type { Caller } from '../../identity/index.js';
import { deadline, type Entry, type Task } from '../../model/index.js';
import { eventsFrom } from '../../process/index.js';
import { planEvent } from '../event.js';
import { isRefusal } from '../refuse.js';
import type { Snapshot, World } from '../types.js';

/**
 * The tasks that this caller may start now, by priority, then by what is due first, then in order of the ledger. A
 * question to the world that is not answered yet throws `Unanswered`.
 * @param now UTC milliseconds
 */
export function nextFor(snapshot: Snapshot, caller: Caller, world: World, now: number): readonly Entry<Task>[] {
  const context = { caller, world, now };
  const { policy, tasks } = snapshot.workspace;
  const mayStart = ({ record: { id, state } }: Entry<Task>): boolean => {
    if (state === undefined) return false;
    const starts = eventsFrom(policy, state).filter(({ event }) => event.lock === 'acquire');
    return starts.some(
      ({ event }) => !isRefusal(planEvent(snapshot, { verb: 'event', event: event.name, id }, context)),
    );
  };
  return tasks.filter(mayStart).sort((a, b) => rank(a.record) - rank(b.record) || dueAt(a.record) - dueAt(b.record));
}

/** `P0` before `P1`; words as people mean them; what says nothing comes last but one, `P∞` last. */
function rank({ priority }: Task): number {
  const text = priority.normalize('NFKC').trim().toLowerCase();
  const number = /^p?(\d{1,6})$/.exec(text)?.[1];
  return number === undefined ? (WORDS[text] ?? 5e5) : Number(number);
}

const WORDS: Readonly<Record<string, number>> = {
  critical: 0, urgent: 0, highest: 0, 緊急: 0, 最優先: 0, high: 1, 高: 1, medium: 2, normal: 2, 中: 2, 普通: 2,
  low: 3, 低: 3, lowest: 4, 'p∞': 1e6,
}; // prettier-ignore

function dueAt({ due }: Task): number {
  return (due && deadline(due)) ?? Number.MAX_SAFE_INTEGER;
}
