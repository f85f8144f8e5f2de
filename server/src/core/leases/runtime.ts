import type { Lease, RuntimeState } from './types.js';

/**
 * The runtime state of a clone in which nothing has happened yet.
 * @param writer its name in the audit log
 */
export function EMPTY_RUNTIME(writer: string): RuntimeState {
  return {
    version: 1,
    generation: 0,
    writer,
    leases: {},
    tokens: {},
    lost: {},
    keys: {},
    audit: { head: null, sizes: {} },
  };
}

/** The state with this lease on a task (undefined: none). What it says of tokens and notices stays. */
export function withLease(runtime: RuntimeState, key: string, lease: Lease | undefined): RuntimeState {
  const others = Object.entries(runtime.leases).filter(([other]) => other !== key);
  // A key may be any text, `__proto__` too: entries make it a key like every other.
  return { ...runtime, leases: Object.fromEntries(lease === undefined ? others : [...others, [key, lease]]) };
}

/** The lease store's word on a task; undefined where it has none. */
export function storedLease({ leases }: RuntimeState, key: string): Lease | undefined {
  return Object.hasOwn(leases, key) ? leases[key] : undefined;
}
