/** How often a server that dies is started again: at most `limit` times within `window` milliseconds. */
export class RestartBudget {
  #spent: readonly number[] = [];

  constructor(
    readonly limit = 4,
    readonly window = 3 * 60_000,
  ) {}

  /** Takes one restart at the time `now` (milliseconds); false: there is none left. */
  spend(now: number): boolean {
    const recent = this.#spent.filter((time) => now - time < this.window);
    if (recent.length >= this.limit) return false;
    this.#spent = [...recent, now];
    return true;
  }
}
