import {
  IDENTITY_REQUEST,
  LEGAL_MOVES_REQUEST,
  MOVABLE_REQUEST,
  PERFORM_COMMAND,
  TARGETS_REQUEST,
  type IdentityResult,
} from '../../protocol.js';
import { readCall, readLegalMoves, readMovable, readTargets, rootOf } from '../moves/arguments.js';
import { isRecord } from '../moves/intents.js';
import { legalFor, movableNow } from '../moves/legal.js';
import { performAsked } from '../moves/perform.js';
import { recordIdAt } from '../moves/place.js';
import { targetsFor } from '../moves/targets.js';
import type { Root } from '../root.js';
import { guarded, noted, type Session } from '../session.js';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** Moves: making them, saying which are legal, and who makes them. */
export function registerMoves(session: Session): void {
  const { connection } = session;
  connection.onExecuteCommand(
    guarded(session, 'workspace/executeCommand', ({ command, arguments: sent }, token) => {
      if (command !== PERFORM_COMMAND) throw new ResponseError(ErrorCodes.InvalidParams, 'orch: no such command');
      return performAsked(session, readCall(session, sent), token);
    }),
  );
  connection.onRequest(
    LEGAL_MOVES_REQUEST,
    guarded(session, LEGAL_MOVES_REQUEST, async (sent: unknown) => {
      const params = readLegalMoves(sent);
      if ('id' in params) return legalFor(session, rootOf(session, params.root), params.id);
      const located = session.roots.locate(params.uri);
      const workspace = located && (await located.root.current()).workspace;
      const id = workspace && recordIdAt(workspace, located.path, params.position);
      return id === undefined || located === undefined ? null : legalFor(session, located.root, id);
    }),
  );
  connection.onRequest(
    TARGETS_REQUEST,
    guarded(session, TARGETS_REQUEST, (sent: unknown) => {
      const params = readTargets(sent);
      return targetsFor(session, rootOf(session, params.root), params);
    }),
  );
  connection.onRequest(
    MOVABLE_REQUEST,
    guarded(session, MOVABLE_REQUEST, (sent: unknown) => movableNow(session, readMovable(sent).event)),
  );
  connection.onRequest(
    IDENTITY_REQUEST,
    guarded(session, IDENTITY_REQUEST, () => identities(session)),
  );
  connection.onDidChangeConfiguration(
    noted(session, 'workspace/didChangeConfiguration', ({ settings }: { settings: unknown }) => {
      const own = isRecord(settings) && isRecord(settings['orch']) ? settings['orch'] : {};
      const actor = own['actor'];
      session.settings.take(own);
      if ('actor' in own && (actor === undefined || typeof actor === 'string')) session.desks.actor = actor;
      session.publisher.moved();
    }),
  );
}

async function identities(session: Session): Promise<IdentityResult> {
  const roots = await Promise.all(session.roots.all.map((root) => identityOf(session, root)));
  return { roots: roots.flatMap((identity) => identity ?? []) };
}

async function identityOf({ desks }: Session, root: Root): Promise<IdentityResult['roots'][number] | undefined> {
  const { policy } = (await root.current()).workspace;
  const who = desks.who(root, policy);
  if (who === undefined) return undefined;
  const people = [...policy.people].flatMap(([name, { roles }]) => roles.map((role) => `${role}@${name}`));
  const events = policy.events.filter(({ from }) => from !== 'new').map(({ name }) => name);
  return { root: root.uri, name: root.name, who, known: [...people, ...policy.roles.keys()], events };
}
