import { type CancellationToken, type CodeLens, type Command } from 'vscode-languageserver';
import { lenses, lineRange, type Lenses, type RecordLens, type TableLens } from '../../core/index.js';
import { GivenLenses } from '../givenLenses.js';
import type { OfferedMove } from '../../protocol.js';
import { isRecord } from '../moves/intents.js';
import { legalFor } from '../moves/legal.js';
import { lockOf } from '../moves/locks.js';
import { moveCommand } from '../moves/moveCommand.js';
import { titleOf } from '../moves/offers.js';
import { ask, guarded, type Asked, type Session } from '../session.js';

/** What a lens carries until it is seen: which move of which record. */
interface Unresolved {
  readonly root: string;
  readonly id: string;
  readonly event: string;
}

/** The lenses of a document, and what they were made of. */
interface Found extends Lenses {
  readonly asked: Asked;
}

/** The state of locks and the next moves above the lines of ledgers. The planners are asked only for what is seen. */
export function registerCodeLens(session: Session): void {
  const { connection, settings, refreshers, client } = session;
  const find = async (uri: string, token: CancellationToken): Promise<Found | undefined> => {
    const asked = settings.codeLens ? await ask(session, uri, token) : undefined;
    const file = asked?.snapshot.workspace.files.get(asked.path);
    return asked && file && { asked, ...lenses(asked.context, file, lockOf(session, asked)) };
  };
  const given = new GivenLenses(session, find);
  let asking = new Map<string, Promise<readonly OfferedMove[]>>();
  connection.onCodeLens(
    guarded(session, 'textDocument/codeLens', async ({ textDocument }, token): Promise<CodeLens[]> => {
      const found = await find(textDocument.uri, token);
      if (found === undefined) return [];
      asking = new Map();
      given.remember(textDocument.uri, found);
      refreshers.codeLens.given(found.until);
      return found.lenses.flatMap((lens) => encode(session, found.asked, lens));
    }),
  );
  connection.onCodeLensResolve(
    guarded(session, 'codeLens/resolve', async (lens): Promise<CodeLens> => {
      const wanted = unresolvedIn(lens.data);
      if (wanted === undefined) return lens;
      const { root, id, event } = wanted;
      const key = JSON.stringify([root, id]);
      const known = asking.get(key) ?? offersOf(session, root, id);
      asking.set(key, known);
      const offer = (await known).find((one) => one.event === event);
      const command = offer === undefined ? undefined : moveCommand(client, offer, offer.title);
      return { ...lens, command: command ?? notNow(session, wanted) };
    }),
  );
}

async function offersOf(session: Session, uri: string, id: string): Promise<readonly OfferedMove[]> {
  const root = session.roots.at(uri);
  return root === undefined ? [] : ((await legalFor(session, root, id))?.offers ?? []);
}

function encode(session: Session, asked: Asked, lens: RecordLens | TableLens): CodeLens[] {
  const { client, desks } = session;
  const { root } = asked;
  const range = lineRange(lens.line, 0, 0);
  const says = lens.status === '' ? [] : [{ range, command: saying(lens.status) }];
  const { offerCommand, messages } = client;
  if (offerCommand === undefined || desks.of(root) === undefined) return says;
  const { move, more } = messages.assist.lens;
  if (lens.kind === 'table')
    return [...says, { range, command: { title: move, command: offerCommand, arguments: [] } }];
  const moves = lens.events.map((event) => ({
    range,
    data: { root: root.uri, id: lens.id, event } satisfies Unresolved,
  }));
  const rest = { title: more, command: offerCommand, arguments: [{ root: root.uri, id: lens.id }] };
  return [...says, ...moves, { range, command: rest }];
}

/** A move that was thought possible and is not: to ask for it tells why, and what is legal instead. */
function notNow({ client }: Session, { root, id, event }: Unresolved): Command {
  const { offerCommand, messages } = client;
  const title = messages.assist.lens.notNow({ title: titleOf(event, messages) });
  return { title, command: offerCommand ?? '', arguments: [{ root, id }] };
}

/** A text that nothing can be done with. */
function saying(title: string): Command {
  return { title, command: '' };
}

function unresolvedIn(data: unknown): Unresolved | undefined {
  const { root, id, event } = isRecord(data) ? data : {};
  if (typeof root !== 'string' || typeof id !== 'string' || typeof event !== 'string') return undefined;
  return { root, id, event };
}
