import { idKey, MINUTE, perform, sameHolder, type Intent, type Outcome, type Snapshot } from '../../../core/index.js';
import type { Desk } from '../desk.js';

/** The lease that a command runs under. */
export interface Held {
  readonly task: string;
  /** `WORK@claude-2`. */
  readonly holder: string;
  /** It was held before the command came. */
  readonly before: boolean;
}

/** Whether the lease is still there: `given` back by its holder (who submitted the work, say), or lost to somebody. */
export type Standing =
  { readonly kind: 'held' } | { readonly kind: 'given' } | { readonly kind: 'lost'; readonly to: string | null };

/** Takes the lease of a task: the own one where the caller has it, else a new one. Gives the refusal where neither is to be had. */
export async function take(task: string, desk: Desk): Promise<Held | Extract<Outcome, { kind: 'refused' }>> {
  const extended = await ask({ verb: 'lock.extend', id: task }, desk);
  const outcome = extended.kind === 'accepted' ? extended : await ask({ verb: 'lock.acquire', id: task }, desk);
  if (outcome.kind === 'refused') return outcome;
  return { task, holder: outcome.result.lock?.owner ?? '', before: outcome === extended };
}

/** Watches a lease and renews it in time. */
export class Watch {
  #seen: Snapshot | undefined;
  #renewed: number;

  constructor(
    readonly held: Held,
    readonly desk: Desk,
    /** Between two renewals (ms); undefined: as the policy says. */
    readonly heartbeat: number | undefined,
  ) {
    this.#renewed = desk.now();
  }

  /** Looks whether the lease is still the own, and renews it when it is time. */
  async look(): Promise<Standing> {
    const snapshot = await this.desk.ports.store.read(this.#seen);
    this.#seen = snapshot;
    const standing = await this.#standing(snapshot);
    if (standing.kind === 'held' && this.desk.now() - this.#renewed >= this.#interval(snapshot)) await this.#renew();
    return standing;
  }

  async #standing({ runtime, workspace: { policy } }: Snapshot): Promise<Standing> {
    const lease = Object.entries(runtime.leases).find(([key]) => key === idKey(this.held.task))?.[1];
    if (lease === undefined) return this.#without(policy);
    if (!sameHolder(policy, lease.holder, this.held.holder)) return { kind: 'lost', to: lease.holder };
    return lease.lapsed === true ? { kind: 'lost', to: null } : { kind: 'held' };
  }

  /** Who took the lease away says the audit log: the notice of it may have been told to another command already. */
  async #without(policy: Snapshot['workspace']['policy']): Promise<Standing> {
    const history = await this.desk.ports.answers.history();
    const last = history.findLast(({ line }) => line.id !== null && idKey(line.id) === idKey(this.held.task));
    const own = last === undefined || sameHolder(policy, last.line.actor, this.held.holder);
    return own ? { kind: 'given' } : { kind: 'lost', to: null };
  }

  /** At most every ten minutes (SPEC §2), and three times before a lease could run out. */
  #interval({ workspace }: Snapshot): number {
    const { heartbeatMinutes, ttlMinutes } = workspace.policy.lock;
    return this.heartbeat ?? Math.min(heartbeatMinutes, 10, ttlMinutes / 3) * MINUTE;
  }

  /** A renewal that fails is tried again at the next look; whether the lease is lost shows there. */
  async #renew(): Promise<void> {
    const outcome = await ask({ verb: 'lock.extend', id: this.held.task }, this.desk);
    if (outcome.kind === 'accepted') this.#renewed = this.desk.now();
  }
}

/** Gives a lease back that was taken for the command alone. */
export async function giveBack(held: Held, reason: string, desk: Desk): Promise<Outcome> {
  return ask({ verb: 'lock.release', id: held.task, reason }, desk);
}

function ask(intent: Intent, desk: Desk): Promise<Outcome> {
  return perform(intent, { credentials: desk.credentials, now: desk.now() }, desk.ports);
}
