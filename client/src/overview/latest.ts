/**
 * Keeps the latest answer to a question. However often it is asked while an answer is under way, the question is put
 * only once more, and the last answer reflects the last call. After a question that took long it rests, so that a busy
 * ledger does not keep client and server busy with nothing else.
 */
export class Latest<T> {
  #wanted = false;
  #running: Promise<void> | undefined;

  /** @param rest how long to wait after a question, as a multiple of the time that its answer took */
  constructor(
    private readonly ask: () => Promise<T>,
    private readonly take: (answer: T) => void,
    private readonly rest = 3,
  ) {}

  /** Resolves when an answer to a question put after this call was taken. */
  refresh(): Promise<void> {
    this.#wanted = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    let pause = 0;
    try {
      while (this.#wanted) {
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        this.#wanted = false;
        const since = Date.now();
        this.take(await this.ask());
        pause = (Date.now() - since) * this.rest;
      }
    } finally {
      // In the same turn as the last look at #wanted, so that no call falls between.
      this.#running = undefined;
    }
  }
}
