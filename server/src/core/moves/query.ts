import { resolveCaller, type Caller, type Credentials } from '../identity/index.js';
import { lapse } from '../leases/index.js';
import { StoreFault } from '../ports.js';
import type { MovePorts } from './perform.js';
import { refuse } from './refuse.js';
import type { MoveContext, Refusal, Snapshot } from './types.js';
import { AnsweredWorld, settle } from './world.js';

/** What somebody may do, worked out on what stands there now. */
export interface Answered<T> {
  readonly snapshot: Snapshot;
  readonly caller: Caller;
  readonly answer: T;
}

/**
 * Asks on behalf of a caller what the ledgers say now, as a move would see them.
 * @param ask pure; called once more after every question to the world
 * @param now UTC milliseconds
 * @returns a refusal where nobody said who asks, or the store cannot be read
 */
export async function query<T>(
  ask: (snapshot: Snapshot, context: MoveContext) => T,
  { credentials, now }: { readonly credentials: Credentials; readonly now: number },
  { store, answers }: MovePorts,
): Promise<Answered<T> | Refusal> {
  try {
    const basis = await store.read();
    const { policy } = basis.workspace;
    const caller = resolveCaller(policy, credentials);
    if ('code' in caller) return refuse(caller.code, caller.params);
    const snapshot = { ...basis, runtime: lapse(basis.runtime, policy, now) };
    const answer = await settle((world) => ask(snapshot, { caller, now, world }), new AnsweredWorld(), answers);
    return { snapshot, caller, answer };
  } catch (error) {
    if (error instanceof StoreFault) return refuse(error.code, error.params);
    throw error;
  }
}
