import type { Caller } from '../../identity/index.js';
import { deadline, type Entry, type Task } from '../../model/index.js';
import { eventsFrom } from '../../process/index.js';
import { planEvent, whyNot } from '../event.js';
import { isRefusal } from '../refuse.js';
import type { EventIntent, Snapshot, World } from '../types.js';

/**
 * The tasks that this caller may start now, by priority, then by what is due first, then in order of the ledger. A
 * question to the world that is not answered yet throws `Unanswered`.
 * @param now UTC milliseconds
 */
export function nextFor(snapshot: Snapshot, caller: Caller, world: World, now: number): readonly Entry<Task>[] {
  const context = { caller, world, now };
  const takes = new Map<string, boolean>();
  const mayStart = (entry: Entry<Task>): boolean => {
    const intent = startsOf(snapshot, entry).find((one) => whyNot(snapshot, one, context) === undefined);
    if (intent === undefined) return false;
    // Whether a row can be written is a matter of its ledger's columns: that one can is enough to know of all.
    const path = entry.file.path;
    const able = takes.get(path) ?? !isRefusal(planEvent(snapshot, intent, context));
    takes.set(path, able);
    return able;
  };
  const found = snapshot.workspace.tasks.filter(mayStart);
  return found.sort((a, b) => rank(a.record) - rank(b.record) || dueAt(a.record) - dueAt(b.record));
}

/** The events that would take a task's lock. */
function startsOf({ workspace }: Snapshot, { record: { id, state } }: Entry<Task>): readonly EventIntent[] {
  const ways = state === undefined ? [] : eventsFrom(workspace.policy, state);
  return ways.flatMap(({ event }) => (event.lock === 'acquire' ? [{ verb: 'event', event: event.name, id }] : []));
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
