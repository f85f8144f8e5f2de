import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { LinesDocument } from './linesDocument.js';
import type { AssistContext } from '../core/index.js';
import type { ClientInfo } from './client.js';
import type { DiagnosticConverter } from './diagnostics.js';
import type { Host } from './host.js';
import type { Buffers } from './moves/buffers.js';
import type { Desks } from './moves/desks.js';
import type { Refreshers } from './refreshers.js';
import type { Settings } from './settings.js';
import type { Publisher } from './publisher.js';
import type { Snapshot } from './root.js';
import type { Located, Roots } from './roots.js';

/** What every feature works with, from the moment the client has introduced itself. */
export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: ClientInfo;
  readonly roots: Roots;
  readonly documents: TextDocuments<LinesDocument>;
  readonly converter: DiagnosticConverter;
  readonly publisher: Publisher;
  readonly desks: Desks;
  readonly buffers: Buffers;
  readonly settings: Settings;
  readonly refreshers: Refreshers;
  /** Notes a caught bug where the user can find it. */
  failed(what: string, error: unknown): void;
}

/** A file that a request is about, with what holds at this moment. */
export interface Asked extends Located {
  readonly snapshot: Snapshot;
  readonly context: AssistContext;
}

/** What a request for a document is answered from; undefined for a document that belongs to no root. */
export async function ask(session: Session, uri: string, token: CancellationToken): Promise<Asked | undefined> {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  const located = session.roots.locate(uri);
  if (located === undefined) return undefined;
  const snapshot = await located.root.current();
  const { workspace, past } = snapshot;
  const { client, host, desks } = session;
  const context = {
    workspace,
    past,
    messages: client.messages,
    now: host.clock.now(),
    // Most questions are not about who asks, and to find out costs a look at git's configuration.
    get caller() {
      const caller = desks.caller(located.root, workspace.policy);
      return caller === undefined || 'code' in caller ? undefined : caller;
    },
  };
  return { ...located, snapshot, context };
}

/**
 * A handler whose bugs are noted once, with their trace. The error still reaches the client as the answer to its
 * request: nothing found because of a bug must not look like nothing found.
 */
export function guarded<A extends readonly unknown[], R>(
  session: Session,
  what: string,
  handler: (...args: A) => R | Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      if (!(error instanceof ResponseError)) session.failed(what, error);
      throw error;
    }
  };
}

/** The same for notifications, which have no answer that could carry the error. */
export function noted<A extends readonly unknown[]>(
  session: Session,
  what: string,
  handler: (...args: A) => void | Promise<void>,
): (...args: A) => void {
  const run = guarded(session, what, handler);
  return (...args) => void run(...args).catch(() => undefined);
}
