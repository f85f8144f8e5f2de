import type { HostClock } from '../../server/src/lsp/host.js';

/** Waits shorter than this are real (a debounce); longer ones end when the time is moved. */
const SHORT = 2000;

/** A clock that stands still until it is moved. */
export class FakeClock implements HostClock {
  readonly #waiting = new Set<{ readonly at: number; readonly run: () => void }>();

  constructor(private time: number) {}

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    if (ms < SHORT) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    }
    const entry = { at: this.time + ms, run };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  /** How many long waits there are. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Moves the time on; what was to happen until then happens. */
  advance(ms: number): void {
    this.time += ms;
    for (const entry of [...this.#waiting]) {
      if (entry.at > this.time || !this.#waiting.delete(entry)) continue;
      entry.run();
    }
  }
}
