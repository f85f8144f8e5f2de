import { Alarm } from './alarm.js';
import type { HostClock } from './host.js';
import { Later } from './later.js';

/** How long to wait (ms) for more to change: an editor asks for everything that it shows. */
const SETTLE = 400;
/** What changes by time alone is told at most this often (ms). */
const PACE = 60_000;

/** Has an editor ask again for something that it shows of its own, where it asked before and something may differ. */
export class Refresher {
  readonly #later: Later;
  readonly #alarm: Alarm;
  #wanted = false;
  #next: number | undefined;
  #told: number;

  /** @param refresh tells the editor; undefined where it cannot be told */
  constructor(
    private readonly clock: HostClock,
    private readonly refresh: (() => void) | undefined,
  ) {
    this.#told = clock.now();
    this.#later = new Later(clock, SETTLE, () => this.#tell());
    this.#alarm = new Alarm(clock, () => this.#tell());
  }

  /** The editor was given something; `until` (UTC milliseconds) is when time alone will make it differ. */
  given(until: number | undefined): void {
    this.#wanted = true;
    if (until === undefined || this.refresh === undefined) return;
    this.#next = Math.min(this.#next ?? until, until);
    this.#alarm.set(Math.max(this.#next, this.#told + PACE));
  }

  /** Something changed that the editor does not know of. */
  soon(): void {
    if (this.#wanted && this.refresh !== undefined) this.#later.soon();
  }

  dispose(): void {
    this.#later.cancel();
    this.#alarm.set(undefined);
  }

  #tell(): void {
    this.#next = undefined;
    this.#told = this.clock.now();
    if (!this.#wanted) return;
    this.#wanted = false;
    this.refresh?.();
  }
}
