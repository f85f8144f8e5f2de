import type { Overview, RootOverview, TaskSummary } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';

/** A lock that whoever works in this window holds. */
export interface HeldLock {
  readonly root: string;
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** UTC milliseconds. */
  readonly expires: number;
  /** From when on anybody may free it. */
  readonly free: number;
  /** How long before its end (ms) its holder is asked what to do. */
  readonly warning: number;
}

/** The status bar's countdown, as data. */
export interface CountdownLook {
  readonly text: string;
  readonly background?: 'warning' | 'error';
  /** Paragraphs. */
  readonly tooltip: readonly string[];
  readonly speech: string;
  /** The lock that it is about. */
  readonly lock: HeldLock;
}

const MINUTE = 60_000;
/** Nobody is asked earlier than this before the end of a lock. */
const EARLIEST = 5 * MINUTE;

/** My locks that nobody may take yet, the one that ends first first. */
export function heldLocks(overview: Overview | undefined, now: number): readonly HeldLock[] {
  const held = (overview?.roots ?? []).flatMap((root) => root.tasks.flatMap((task) => lockOf(root, task) ?? []));
  return held.filter(({ free }) => now < free).sort((a, b) => a.expires - b.expires);
}

function lockOf({ uri, lease }: RootOverview, { id, title, lock }: TaskSummary): HeldLock | undefined {
  if (lock?.mine !== true || lock.expires === undefined) return undefined;
  const expires = Date.parse(lock.expires);
  const free = lock.free === undefined ? expires : Date.parse(lock.free);
  // Where locks are short, or somebody renews them by heartbeats, there is less time to ask in.
  const warning = Math.min(EARLIEST, (lease.ttl * MINUTE) / 3, Math.max(lease.ttl - lease.heartbeat, 1) * MINUTE);
  return { root: uri, id, title, owner: lock.owner, expires, free, warning };
}

/** What the status bar shows of my locks; undefined where I hold none. */
export function countdown(locks: readonly HeldLock[], now: number, t: Translate): CountdownLook | undefined {
  const [lock, ...others] = locks;
  if (lock === undefined) return undefined;
  const left = lock.expires - now;
  const time = left > 0 ? clock(left) : t('expired');
  const background = left <= 0 ? 'error' : left <= lock.warning ? 'warning' : undefined;
  const more = others.length === 0 ? '' : ` +${others.length}`;
  return {
    text: `${left > 0 ? '$(lock)' : '$(unlock)'} ${lock.id} ${time}${more}`,
    ...(background === undefined ? {} : { background }),
    tooltip: [...locks.map((one) => lineOf(one, now, t)), t('Click to extend it, submit, or hand it back.')],
    speech: left > 0 ? t('Lock of {0}: {1} left', lock.id, clock(left)) : t('Lock of {0} expired', lock.id),
    lock,
  };
}

function lineOf({ id, title, owner, expires, free }: HeldLock, now: number, t: Translate): string {
  const name = title === '' || title === '-' ? id : `${id} ${title}`;
  return expires > now
    ? t('{0}: locked by {1} until {2}', name, owner, localTime(expires))
    : t('{0}: the lock of {1} expired; from {2} on anybody may free it', name, owner, localTime(free));
}

/** `12:03`, `1:02:03`; always rounded up, so that it ends at 0:00. */
export function clock(ms: number): string {
  const seconds = Math.max(Math.ceil(ms / 1000), 0);
  const two = (value: number): string => `${value}`.padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function localTime(ms: number): string {
  const time = new Date(ms);
  const two = (value: number): string => `${value}`.padStart(2, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The lock whose holder is to be asked now, and when (ms from now) to look again; undefined: not at all. */
export function dueNow(
  locks: readonly HeldLock[],
  asked: ReadonlySet<string>,
  now: number,
): { readonly due: HeldLock | undefined; readonly next: number | undefined } {
  const open = locks.filter((lock) => lock.expires > now && !asked.has(keyOf(lock)));
  const times = open.map(({ expires, warning }) => expires - warning - now).filter((wait) => wait > 0);
  const due = open.find(({ expires, warning }) => expires - warning <= now);
  return { due, next: times.length === 0 ? undefined : Math.min(...times) };
}

/** A lock until one moment: extended, it is another one to ask about. */
export function keyOf({ root, id, expires }: HeldLock): string {
  return JSON.stringify([root, id, expires]);
}

/** Tasks that I held a moment ago and that somebody else holds now. */
export function lostTo(
  before: readonly HeldLock[],
  overview: Overview | undefined,
): readonly { readonly id: string; readonly holder: string }[] {
  return before.flatMap(({ root, id }) => {
    const task = overview?.roots.find(({ uri }) => uri === root)?.tasks.find((one) => one.id === id);
    const lock = task?.lock;
    return lock === undefined || lock.mine === true || lock.expired ? [] : [{ id, holder: lock.owner }];
  });
}
