import type { Policy } from '../policy/index.js';
import { sameHolder } from './holder.js';
import { noteLost } from './notices.js';
import { storedLease, withLease } from './runtime.js';
import { ttlOf } from './time.js';
import { storedToken } from './tokens.js';
import type { Lease, RuntimeState } from './types.js';

/** What a lease is granted for. */
export interface Grant {
  /** Id of the task as the ledger writes it. */
  readonly task: string;
  /** The same as `idKey` writes it. */
  readonly key: string;
  readonly holder: string;
  /** State that the task is started from. */
  readonly from: string;
  /** UTC milliseconds. */
  readonly now: number;
  /** Highest token that the audit log has seen for the task (`highestToken`). */
  readonly auditToken: number;
  /** The move that grants it, for the notice to whoever had it before: `start`, `lock.steal`. */
  readonly event: string;
  /** Who held the task before as far as the row tells, where the lease store does not know. */
  readonly former?: { readonly holder: string; readonly token: number };
}

/** Who takes a lease away, by which move, when (UTC milliseconds). */
export interface Released {
  readonly event: string;
  readonly actor: string;
  readonly now: number;
}

/**
 * Grants a lease with a token higher than any before, whatever stood there. Another holder of the same task has lost
 * his, and is told so at his next command.
 */
export function grant(
  runtime: RuntimeState,
  policy: Policy,
  { task, key, holder, from, now, auditToken, event, former }: Grant,
): { readonly runtime: RuntimeState; readonly lease: Lease } {
  const token = 1 + Math.max(storedToken(runtime, key), auditToken);
  const lease: Lease = { task, holder, token, acquired: now, expires: now + ttlOf(policy), from };
  const known = storedLease(runtime, key) ?? former;
  const free = takenFrom(withLease(runtime, key, undefined), policy, task, known, { event, actor: holder, now });
  const granted = withLease(free, key, lease);
  const tokens = Object.entries(granted.tokens).filter(([other]) => other !== key);
  return { runtime: { ...granted, tokens: Object.fromEntries([...tokens, [key, token]]) }, lease };
}

/** Heartbeat: the lease lasts one time to live from now. One that has lapsed stays so; a new one has to be granted. */
export function extend(runtime: RuntimeState, key: string, policy: Policy, now: number): RuntimeState {
  const lease = storedLease(runtime, key);
  if (lease === undefined || lease.lapsed === true) return runtime;
  return withLease(runtime, key, { ...lease, expires: now + ttlOf(policy) });
}

/**
 * Gives time of a lease back, as if a heartbeat had not been. Undefined where the lease is not the one with this token,
 * has lapsed, or ends before that.
 */
export function shorten(
  runtime: RuntimeState,
  key: string,
  { token, expires }: Partial<Pick<Lease, 'token' | 'expires'>>,
): { readonly runtime: RuntimeState; readonly lease: Lease } | undefined {
  const lease = storedLease(runtime, key);
  if (lease === undefined || lease.lapsed === true || lease.token !== token) return undefined;
  if (expires === undefined || expires > lease.expires) return undefined;
  const shorter = { ...lease, expires };
  return { runtime: withLease(runtime, key, shorter), lease: shorter };
}

/** Takes the lease of a task away, if there is one. A holder who did not do it himself is told at his next command. */
export function release(runtime: RuntimeState, policy: Policy, key: string, by: Released): RuntimeState {
  const lease = storedLease(runtime, key);
  return lease === undefined ? runtime : takenFrom(withLease(runtime, key, undefined), policy, lease.task, lease, by);
}

function takenFrom(
  free: RuntimeState,
  policy: Policy,
  task: string,
  lost: Pick<Lease, 'holder' | 'token'> | undefined,
  { event, actor, now }: Released,
): RuntimeState {
  if (lost === undefined || sameHolder(policy, lost.holder, actor)) return free;
  return noteLost(free, lost.holder, { task, token: lost.token, holder: null, event, at: now });
}
