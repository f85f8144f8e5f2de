import { resolveCaller, sayRefusal, type Policy } from '../../core/index.js';
import type { Who } from '../../protocol.js';
import type { ClientInfo } from '../client.js';
import type { Desk, Host, OpenDocuments } from '../host.js';
import type { Root } from '../root.js';

/** How long (ms) what git says of the user is believed where nothing but a view depends on it. */
const BELIEVED = 30_000;

/** Where the moves of each root are made, and who makes them here. */
export class Desks {
  readonly #desks = new Map<string, Desk | undefined>();
  readonly #known = new Map<
    string,
    { readonly policy: Policy; readonly caller: ReturnType<typeof resolveCaller>; readonly at: number }
  >();
  #actor: string | undefined;

  constructor(
    private readonly host: Host,
    private readonly client: ClientInfo,
    private readonly documents: OpenDocuments,
  ) {
    this.#actor = client.actor;
  }

  /** Who works in the editor, as its settings say; undefined or blank: they do not. */
  set actor(actor: string | undefined) {
    this.#actor = actor;
    this.#known.clear();
  }

  /** Undefined where nothing can be written. */
  of({ uri }: Root): Desk | undefined {
    if (!this.#desks.has(uri)) {
      this.#desks.set(uri, this.host.openDesk(uri, this.client.trusted, this.documents));
    }
    return this.#desks.get(uri);
  }

  /** A folder was closed. */
  forget({ uri }: Root): void {
    this.#desks.delete(uri);
    this.#known.delete(uri);
  }

  /** Who asks, looked up now; `as` goes before the settings. */
  credentials(desk: Desk, as?: string): ReturnType<Desk['credentials']> {
    return desk.credentials(as ?? this.#actor);
  }

  /** Who works here, for showing: what git says may be half a minute old. */
  caller(root: Root, policy: Policy): ReturnType<typeof resolveCaller> | undefined {
    const desk = this.of(root);
    if (desk === undefined) return undefined;
    const known = this.#known.get(root.uri);
    const now = this.host.clock.now();
    if (known?.policy === policy && now - known.at < BELIEVED) return known.caller;
    const caller = resolveCaller(policy, this.credentials(desk));
    this.#known.set(root.uri, { policy, caller, at: now });
    return caller;
  }

  /** The same as the client gets it. */
  who(root: Root, policy: Policy): Who | undefined {
    const caller = this.caller(root, policy);
    return caller && whoOf(caller, this.client);
  }
}

/** A caller, or why there is none, in the client's language. */
export function whoOf(caller: ReturnType<typeof resolveCaller>, { messages }: Pick<ClientInfo, 'messages'>): Who {
  if ('code' in caller) return { actor: undefined, code: caller.code, problem: sayRefusal(caller, messages) };
  return { actor: caller.text, role: caller.role.name };
}
