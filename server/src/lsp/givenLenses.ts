import { CancellationToken } from 'vscode-languageserver';
import type { Lenses } from '../core/index.js';
import { Later } from './later.js';
import type { Session } from './session.js';

/** How long to wait (ms) for more to be typed: nobody reads lenses of one file while typing in another. */
const SETTLE = 400;

/** What an editor got for a document, and for which version of it. */
interface Given {
  readonly version: number;
  readonly said: string;
}

/**
 * The lenses that an editor shows. What is typed in one ledger can change those of another one that is open, of which the
 * editor does not ask again by itself.
 */
export class GivenLenses {
  readonly #given = new Map<string, Given>();
  readonly #later: Later;

  /** @param find the lenses of a document at this moment */
  constructor(
    private readonly session: Session,
    private readonly find: (uri: string, token: CancellationToken) => Promise<Lenses | undefined>,
  ) {
    const { host, publisher, refreshers } = session;
    this.#later = new Later(host.clock, SETTLE, () => {
      this.#compare().catch((error: unknown) => session.failed('lenses', error));
    });
    refreshers.atEnd(() => this.#later.cancel());
    publisher.onRead(() => {
      if (this.#given.size > 1) this.#later.soon();
    });
  }

  /** An editor was given the lenses of a document. */
  remember(uri: string, lenses: Lenses): void {
    const version = this.session.documents.get(uri)?.version;
    if (version === undefined) this.#given.delete(uri);
    else this.#given.set(uri, { version, said: wordsOf(lenses) });
  }

  async #compare(): Promise<void> {
    for (const [uri, { version, said }] of [...this.#given]) {
      const now = this.session.documents.get(uri)?.version;
      if (now === undefined) this.#given.delete(uri);
      // For a document that was typed in the editor asks anyway.
      if (now !== version) continue;
      const found = await this.find(uri, CancellationToken.None);
      if (found === undefined || wordsOf(found) === said) continue;
      this.session.refreshers.codeLens.soon();
      return;
    }
  }
}

function wordsOf({ lenses }: Lenses): string {
  return JSON.stringify(lenses);
}
