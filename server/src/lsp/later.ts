import type { HostClock } from './host.js';

/** Something to do once soon, however often it is asked for meanwhile. */
export class Later {
  #cancel: (() => void) | undefined;

  constructor(
    private readonly clock: HostClock,
    private readonly delay: number,
    private readonly run: () => void,
  ) {}

  /** Asking again before it ran changes nothing: under steady typing it still runs. */
  soon(): void {
    this.#cancel ??= this.clock.after(this.delay, () => {
      this.#cancel = undefined;
      this.run();
    });
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
