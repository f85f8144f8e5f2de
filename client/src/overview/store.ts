import { EventEmitter, Uri, type Disposable } from 'vscode';
import type { Overview } from '../../../server/src/protocol.js';
import type { Connection } from '../server/connection.js';
import { Latest } from './latest.js';
import { withUris } from './uris.js';

/** The last overview of the server, which all views show. Its URIs are written as VS Code writes them. */
export class OverviewStore implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** There is another overview, or the server is in another state. */
  readonly onDidChange = this.#changed.event;
  readonly #latest: Latest<Overview | undefined>;
  readonly #subscription: Disposable;
  #overview: Overview | undefined;
  #settle: (() => void) | undefined;
  readonly #settled = new Promise<void>((resolve) => (this.#settle = resolve));

  constructor(private readonly connection: Connection) {
    this.#latest = new Latest(
      () => connection.overview(),
      (overview) => this.#take(overview),
    );
    this.#subscription = connection.onDidChange(() => void this.refresh());
  }

  /** Undefined while the server does not run. */
  get overview(): Overview | undefined {
    return this.#overview;
  }

  /** Resolves when it is known whether there is anything to show. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  refresh(): Promise<void> {
    return this.#latest.refresh();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #take(overview: Overview | undefined): void {
    const { state } = this.connection;
    const ended = state === 'failed' || state === 'halted';
    const gone = ended || state === 'stopped';
    // While the server starts again the last overview stays, so that a restart does not make the views blink.
    if (overview !== undefined) this.#overview = withUris(overview, (uri) => Uri.parse(uri).toString());
    else if (gone) this.#overview = undefined;
    if (overview !== undefined || ended) this.#settle?.();
    this.#changed.fire();
  }
}
