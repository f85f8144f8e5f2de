import type { BoardAnswers, BoardQuestion, FromBoard, ToBoard } from '../../src/board/messages.js';
import type { LaneBy } from './layout.js';

/** What the page keeps while it is not to be seen. */
export interface Kept {
  readonly text?: string;
  readonly by?: LaneBy;
  /** States of columns that were folded or unfolded by hand. */
  readonly folds?: Readonly<Record<string, boolean>>;
  readonly foldedLanes?: readonly string[];
  readonly left?: number;
  readonly top?: number;
  readonly focus?: string;
}

/** What VS Code gives to the page of a webview. */
export interface WebviewApi {
  postMessage(message: FromBoard): void;
  getState(): unknown;
  setState(state: Kept): void;
}

/** How long (ms) the extension may take for an answer; a move may ask the user for more first. */
const PATIENCE: Readonly<Record<BoardQuestion['ask'], number>> = {
  targets: 20_000,
  move: 600_000,
  lane: 60_000,
  undo: 60_000,
  button: 600_000,
};

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** The extension, as the page sees it. */
export class Host {
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  /**
   * @param late said where no answer comes in time
   * @param listen called with every message that answers nothing
   */
  constructor(
    private readonly api: WebviewApi,
    private readonly late: () => string,
    private readonly listen: (message: Exclude<ToBoard, { type: 'answer' | 'failed' }>) => void,
  ) {}

  /** What was kept before; fields that have another shape by now are the caller's to look at. */
  get kept(): Kept {
    const state = this.api.getState();
    return typeof state === 'object' && state !== null ? state : {};
  }

  keep(more: Kept): void {
    this.api.setState({ ...this.kept, ...more });
  }

  tell(message: Exclude<FromBoard, { type: 'ask' }>): void {
    this.api.postMessage(message);
  }

  /** Asks, and gives the answer. Rejects where there is none, or none in time. */
  ask<Q extends BoardQuestion>(question: Q): Promise<BoardAnswers[Q['ask']]> {
    const request = ++this.#count;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(request)?.reject(new Error(this.late())), PATIENCE[question.ask]);
      const settle = <A extends readonly unknown[]>(take: (...args: A) => void): ((...args: A) => void) => {
        return (...args) => {
          clearTimeout(timer);
          take(...args);
        };
      };
      this.#waiting.set(request, { resolve: settle(resolve), reject: settle(reject) });
      this.api.postMessage({ type: 'ask', request, question });
    });
  }

  /** Takes a message of the extension. */
  receive(message: ToBoard): void {
    if (message.type === 'answer') this.#settle(message.request)?.resolve(message.answer as never);
    else if (message.type === 'failed') this.#settle(message.request)?.reject(new Error(message.message));
    else this.listen(message);
  }

  /** What waits for an answer, once. */
  #settle(request: number): Waiting | undefined {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    return waiting;
  }
}
