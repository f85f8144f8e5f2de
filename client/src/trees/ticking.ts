import { window, type Disposable, type TreeView } from 'vscode';

/** Calls `tick` again and again, but only while a view is seen and its window is looked at. */
export class Ticking implements Disposable {
  readonly #subscriptions: readonly Disposable[];
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param every milliseconds between two ticks; asked whenever the view comes into sight
   * @param tick time went by
   */
  constructor(
    private readonly view: Pick<TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>,
    private readonly every: () => number,
    private readonly tick: () => void,
  ) {
    this.#subscriptions = [
      view.onDidChangeVisibility(() => this.update()),
      window.onDidChangeWindowState(() => this.update()),
    ];
    this.update();
  }

  /** What is shown may want another pace, or none. */
  update(): void {
    clearInterval(this.#timer);
    const seen = this.view.visible && window.state.focused;
    const every = seen ? this.every() : 0;
    this.#timer = every > 0 ? setInterval(this.tick, every) : undefined;
  }

  dispose(): void {
    clearInterval(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
