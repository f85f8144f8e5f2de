import type { Task } from '../model/index.js';
import type { Policy } from '../policy/index.js';
import { sameHolder } from './holder.js';
import { storedLease } from './runtime.js';
import { isLive, isPastGrace, ttlOf } from './time.js';
import { storedToken } from './tokens.js';
import type { Lease, RuntimeState } from './types.js';

/** Who may work on a task until when, as far as this machine knows. */
export interface LeaseView {
  readonly holder: string;
  /** Of a lock that only the row knows (another clone, a fresh one) the highest that was granted here, 0 where none. */
  readonly token: number;
  /** UTC milliseconds. */
  readonly acquired: number;
  readonly expires: number;
  readonly live: boolean;
  readonly pastGrace: boolean;
  /** State that the task was started from, where it is known. */
  readonly from: string | undefined;
  readonly source: 'runtime' | 'cells';
}

/** What is looked at for a lease. */
interface Seen {
  readonly workspace: { readonly policy: Policy };
  readonly runtime: RuntimeState;
}

/**
 * The lease on a task at a time (UTC milliseconds): what the lease store says, else what the row's lock cells say. The
 * cells also count where the store's lease is over and they tell of a later lock: that of another machine.
 */
export function leaseOf({ workspace: { policy }, runtime }: Seen, task: Task, now: number): LeaseView | undefined {
  const stored = storedLease(runtime, task.key);
  const cells = lockOf(task, policy);
  if (stored === undefined) return cells && viewOf({ ...cells, token: storedToken(runtime, task.key) });
  if (cells !== undefined && !isLive(stored, now) && isLater(cells, stored)) {
    return viewOf({ ...cells, token: storedToken(runtime, task.key) });
  }
  return viewOf({ ...stored, source: 'runtime' });

  function viewOf(lease: Omit<LeaseView, 'live' | 'pastGrace'> & Pick<Lease, 'lapsed'>): LeaseView {
    const { holder, token, acquired, expires, from, source } = lease;
    const times = { live: isLive(lease, now), pastGrace: isPastGrace(lease, policy, now) };
    return { holder, token, acquired, expires, ...times, from, source };
  }

  /** Later than the last grant or heartbeat here. Cells hold whole seconds. */
  function isLater({ holder, acquired }: { holder: string; acquired: number }, lease: Lease): boolean {
    const start = Math.floor(Math.max(lease.acquired, lease.expires - ttlOf(policy)) / 1000) * 1000;
    return acquired > start || (acquired === start && !sameHolder(policy, holder, lease.holder));
  }
}

type Cells = Pick<LeaseView, 'holder' | 'acquired' | 'expires' | 'from' | 'source'>;

/** The lock that the cells of a row tell of; undefined where they name nobody or no time. */
function lockOf({ lock }: Task, policy: Policy): Cells | undefined {
  const holder = lock?.owner?.text ?? lock?.cell?.owner.text;
  if (lock === undefined || holder === undefined) return undefined;
  const since = msOf(lock.cell?.since);
  const until = msOf(lock.expires);
  const expires = until ?? (since === undefined ? undefined : since + ttlOf(policy));
  if (expires === undefined) return undefined;
  return { holder, acquired: since ?? expires - ttlOf(policy), expires, from: undefined, source: 'cells' };
}

function msOf(time: NonNullable<Task['lock']>['expires']): number | undefined {
  return time !== undefined && 'ms' in time ? time.ms : undefined;
}
