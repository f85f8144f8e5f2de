import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { ClientInfo } from './client.js';
import type { HostClock } from './host.js';
import { Refresher } from './refresher.js';

/** What an editor shows beside the text and has to be told of, since it changes without the text. */
export class Refreshers {
  readonly codeLens: Refresher;
  readonly inlayHints: Refresher;
  readonly #ends: (() => void)[] = [];

  constructor(
    connection: Connection,
    { capabilities: { workspace } }: ClientInfo,
    clock: HostClock,
    failed: (what: string, error: unknown) => void,
  ) {
    const telling = (can: boolean | undefined, ask: () => Promise<void>): (() => void) | undefined =>
      can === true ? () => void ask().catch((error: unknown) => failed('refresh', error)) : undefined;
    this.codeLens = new Refresher(
      clock,
      telling(workspace?.codeLens?.refreshSupport, () => connection.sendRequest(CodeLensRefreshRequest.type)),
    );
    this.inlayHints = new Refresher(
      clock,
      telling(workspace?.inlayHint?.refreshSupport, () => connection.languages.inlayHint.refresh()),
    );
  }

  /** Something changed that the editor does not know of. */
  soon(): void {
    this.codeLens.soon();
    this.inlayHints.soon();
  }

  /** Has `run` called when nothing is to be told any more. */
  atEnd(run: () => void): void {
    this.#ends.push(run);
  }

  dispose(): void {
    for (const end of this.#ends) end();
    this.codeLens.dispose();
    this.inlayHints.dispose();
  }
}
