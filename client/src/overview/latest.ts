/**
 * Keeps the latest answer to a question. However often it is asked while an answer is under way, the question is put
 * only once more, and the last answer reflects the last call.
 */
export class Latest<T> {
  #wanted = false;
  #running: Promise<void> | undefined;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly take: (answer: T) => void,
  ) {}

  /** Resolves when an answer to a question put after this call was taken. */
  refresh(): Promise<void> {
    this.#wanted = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#wanted) {
        this.#wanted = false;
        this.take(await this.ask());
      }
    } finally {
      // In the same turn as the last look at #wanted, so that no call falls between.
      this.#running = undefined;
    }
  }
}
