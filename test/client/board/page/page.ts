import { h, render } from 'preact';
import { expect } from 'vitest';
import type { BoardQuestion, BoardState, FromBoard, ToBoard } from '../../../../client/src/board/messages.js';
import { boardTexts } from '../../../../client/src/board/texts.js';
import { App } from '../../../../client/webview/board/app.js';

const TEXTS = boardTexts((text) => text);

/** The page of a board that a test plays the extension for. */
export class Page {
  readonly #sent: FromBoard[] = [];
  #kept: unknown;

  /** @param kept what the page left behind when it was last seen */
  constructor(kept: unknown = {}) {
    this.#kept = kept;
    document.body.replaceChildren(document.createElement('div'));
    const api = {
      postMessage: (message: FromBoard) => void this.#sent.push(message),
      getState: () => this.#kept,
      setState: (state: unknown) => void (this.#kept = state),
    };
    render(h(App, { api }), this.#place);
  }

  get #place(): Element {
    return document.body.firstElementChild ?? document.body;
  }

  /** Takes the page away, as closing its tab does. */
  close(): void {
    render(null, this.#place);
  }

  /** Shows a board, from the beginning. */
  async show(state: BoardState): Promise<void> {
    await expect.poll(() => this.#sent).toContainEqual({ type: 'ready' });
    this.receive({ type: 'full', revision: 1, state, texts: TEXTS });
    await expect.poll(() => this.all('.column').length).toBe(state.columns.length);
  }

  receive(data: ToBoard): void {
    window.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** Waits until the page asks, and answers. */
  async answer(question: BoardQuestion, answer: Extract<ToBoard, { type: 'answer' }>['answer']): Promise<void> {
    const asked = (): FromBoard | undefined => this.#sent.find((one) => one.type === 'ask');
    await expect.poll(asked).toMatchObject({ question });
    const [found] = this.#sent.splice(
      this.#sent.findIndex((one) => one.type === 'ask'),
      1,
    );
    if (found?.type === 'ask') this.receive({ type: 'answer', request: found.request, answer });
  }

  all(selector: string): readonly HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>(selector)];
  }

  one(selector: string): HTMLElement {
    const [found, second] = this.all(selector);
    if (found === undefined || second !== undefined)
      throw new Error(`${selector}: ${String(this.all(selector).length)}`);
    return found;
  }

  /** What everything that is found says, to be waited for. */
  texts(selector: string): readonly (string | null)[] {
    return this.all(selector).map(({ textContent }) => textContent);
  }

  card(id: string): HTMLElement {
    return this.one(`.card[data-id="${id}"]`);
  }

  /** Presses a key where the focus is. */
  press(key: string, more: KeyboardEventInit = {}): void {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }
}
