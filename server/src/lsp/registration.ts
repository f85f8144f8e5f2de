import type { Disposable, Registration, Unregistration } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification, RegistrationRequest, UnregistrationRequest } from 'vscode-languageserver';
import { OFFERS } from './capabilities.js';
import { documentSelector, factWatchers, ledgerWatchers, recordSelector } from './selectors.js';
import type { Session } from './session.js';
import { Later } from './later.js';

/** Waits (ms) for more to change: a policy being typed names half a path at every keystroke. */
const SETTLE = 200;

/**
 * Registers features and watchers for exactly the files that the policies name, and anew when those change. The new
 * registration is made before the old one ends, so that no open document is closed in between.
 */
export class Registrations implements Disposable {
  readonly #later: Later;
  readonly #held = new Map<string, { readonly key: string; readonly unregistrations: readonly Unregistration[] }>();
  #queue: Promise<void> = Promise.resolve();
  #count = 0;

  constructor(private readonly session: Session) {
    this.#later = new Later(session.host.clock, SETTLE, () => this.update());
  }

  /** The files may be others now. */
  soon(): void {
    this.#later.soon();
  }

  /** Registers what differs from what is registered. */
  update(): void {
    this.#queue = this.#queue
      .then(async () => {
        await this.#replace('documents', this.#documents());
        // Apart, since a watcher that is registered anew sees nothing until it is up: the ledgers' shall not be.
        await this.#replace('ledgers', this.#watchers(ledgerWatchers));
        await this.#replace('facts', this.#watchers(factWatchers));
      })
      .catch((error: unknown) => this.session.failed('client/registerCapability', error));
  }

  dispose(): void {
    this.#later.cancel();
  }

  #documents(): Omit<Registration, 'id'>[] {
    const { roots, client } = this.session;
    const selector = documentSelector(roots.all, client.capabilities);
    const withRecords = [...selector, ...recordSelector(roots.all, client.capabilities)];
    const { capabilities } = client;
    const offers = OFFERS.filter(
      ({ dynamic, wanted }) => selector.length > 0 && wanted?.(capabilities) !== false && dynamic(capabilities),
    );
    return offers.flatMap(({ registered, records }) => {
      const documentSelector = records === true ? withRecords : selector;
      return registered.map(([method, options]) => ({ method, registerOptions: { documentSelector, ...options } }));
    });
  }

  #watchers(of: typeof ledgerWatchers): Omit<Registration, 'id'>[] {
    const { roots, client } = this.session;
    if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return [];
    const wanted = of(roots.all, client.capabilities);
    return wanted.length === 0
      ? []
      : [{ method: DidChangeWatchedFilesNotification.method, registerOptions: { watchers: wanted } }];
  }

  async #replace(group: string, wanted: readonly Omit<Registration, 'id'>[]): Promise<void> {
    const key = JSON.stringify(wanted);
    const held = this.#held.get(group);
    if (held?.key === key || (held === undefined && wanted.length === 0)) return;
    const registrations = wanted.map((one) => ({ ...one, id: `orch-${String(++this.#count)}` }));
    const unregistrations = registrations.map(({ id, method }) => ({ id, method }));
    this.#held.set(group, { key, unregistrations });
    const { connection } = this.session;
    if (registrations.length > 0) await connection.sendRequest(RegistrationRequest.type, { registrations });
    const old = held?.unregistrations ?? [];
    if (old.length > 0) await connection.sendRequest(UnregistrationRequest.type, { unregisterations: [...old] });
  }
}
