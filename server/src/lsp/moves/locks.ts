import {
  formatTime,
  leaseOf,
  sameHolder,
  StoreFault,
  type LockOf,
  type RuntimeState,
  type Task,
} from '../../core/index.js';
import type { LockSummary, Who } from '../../protocol.js';
import type { Root, Snapshot } from '../root.js';
import type { Asked, Session } from '../session.js';

/** Who works here, and the locks as this machine knows them: views count them down. */
export interface Locks {
  readonly who: Who | undefined;
  readonly lockOf: (task: Task) => LockSummary | undefined;
}

/** The locks of a root at a time: what the lease store says, else the rows. */
export function locksOf(session: Session, root: Root, { workspace }: Snapshot, now: number): Locks {
  const { policy } = workspace;
  const runtime = runtimeOf(session, root);
  const who = session.desks.who(root, policy);
  const grace = policy.lock.graceMinutes * 60_000;
  const leased = (task: Task): LockSummary | undefined => {
    const lease = runtime && leaseOf({ workspace, runtime }, task, now);
    if (lease === undefined) return undefined;
    const mine = who?.actor !== undefined && sameHolder(policy, lease.holder, who.actor);
    return {
      owner: lease.holder,
      expires: formatTime(lease.expires),
      expired: !lease.live,
      ...(lease.source === 'runtime' ? { token: lease.token } : {}),
      ...(mine ? { mine } : {}),
      free: formatTime(lease.expires + grace),
    };
  };
  const holds = (task: Task): boolean => task.lock !== undefined || runtime?.leases[task.key] !== undefined;
  return { who, lockOf: (task) => (holds(task) ? (leased(task) ?? lockInRow(task, now)) : undefined) };
}

/** The same for what is shown in the text of a ledger. */
export function lockOf(session: Session, { root, snapshot, context }: Asked): LockOf {
  const locks = locksOf(session, root, snapshot, context.now);
  return (task) => {
    const lock = locks.lockOf(task);
    if (lock === undefined) return undefined;
    const { owner, expires, mine = false } = lock;
    return { owner, expires: expires === undefined ? undefined : Date.parse(expires), mine };
  };
}

/** A store that cannot be read says so when a move is asked for; here the rows speak. */
function runtimeOf({ desks }: Session, root: Root): RuntimeState | undefined {
  try {
    return desks.of(root)?.runtime();
  } catch (error) {
    if (error instanceof StoreFault) return undefined;
    throw error;
  }
}

function lockInRow({ lock }: Task, now: number): LockSummary | undefined {
  if (lock === undefined) return undefined;
  const owner = lock.owner?.text ?? lock.cell?.owner.text ?? lock.text;
  if (lock.expires === undefined || !('ms' in lock.expires)) return { owner, expired: false };
  return { owner, expires: formatTime(lock.expires.ms), expired: lock.expires.ms <= now };
}
