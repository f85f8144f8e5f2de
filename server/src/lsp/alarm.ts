import { LONGEST_WAIT, type HostClock } from './host.js';

/** One timer, set to a moment. */
export class Alarm {
  #at: number | undefined;
  #cancel: (() => void) | undefined;

  constructor(
    private readonly clock: HostClock,
    private readonly ring: () => void,
  ) {}

  /** Rings once at `at` (UTC milliseconds) or soon after, instead of any moment set before; undefined: not at all. */
  set(at: number | undefined): void {
    if (at === this.#at) return;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#at = at;
    if (at !== undefined) this.#wait(at);
  }

  #wait(at: number): void {
    const left = Math.max(at - this.clock.now(), 0) + 1;
    this.#cancel = this.clock.after(Math.min(left, LONGEST_WAIT), () => {
      if (this.clock.now() < at) {
        this.#wait(at);
        return;
      }
      this.#at = undefined;
      this.ring();
    });
  }
}
