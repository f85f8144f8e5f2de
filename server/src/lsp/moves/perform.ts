import {
  perform,
  StoreFault,
  type Outcome,
  type Refusal,
  type RefusalCode,
  type RefusalParams,
} from '../../core/index.js';
import type { CancellationToken } from 'vscode-languageserver';
import type { MoveRefused, PerformAnswer } from '../../protocol.js';
import type { Desk } from '../host.js';
import type { Session } from '../session.js';
import { uriBelow } from '../uris.js';
import { doneOf, refusedOf } from './answer.js';
import type { Asked } from './arguments.js';
import { endIfCalledOff, untilCalledOff } from './calledOff.js';
import { clearBuffers } from './saving.js';

/**
 * Makes a move on disk, open ledgers with changes saved before it. Called off in time, nothing is written, and the request
 * fails as the LSP has it.
 */
export async function performAsked(session: Session, asked: Asked, token: CancellationToken): Promise<PerformAnswer> {
  const { root, intent, as, key, dryRun } = asked;
  const found = session.desks.of(root);
  if (found === undefined) return refuse(session, asked, refusal('store/nowhere', undefined));
  const desk: Desk = { ...found, ports: untilCalledOff(found.ports, token) };
  try {
    const { workspace } = await desk.ports.store.read();
    const left = await clearBuffers({ session, desk, token }, workspace, !dryRun);
    endIfCalledOff(token);
    if (left !== undefined) {
      const answer = await refuse(session, asked, refusal(left.code, { paths: left.paths.join(', ') }));
      return { ...answer, uris: left.uris };
    }
    const credentials = session.desks.credentials(desk, as);
    const call = { credentials, now: session.host.clock.now(), dryRun, ...(key === undefined ? {} : { key }) };
    const outcome = await perform(intent, call, desk.ports);
    if (outcome.kind === 'refused') return await refuse(session, asked, outcome.refusal, outcome.notices, desk);
    if (!dryRun) await follow(session, desk, outcome);
    return doneOf(outcome, { root, messages: session.client.messages, written: desk.home });
  } catch (error) {
    if (error instanceof StoreFault) return refuse(session, asked, refusal(error.code, error.params as never));
    throw error;
  }
}

async function refuse(
  { client }: Session,
  { root, intent }: Asked,
  what: Refusal,
  notices: Extract<Outcome, { kind: 'refused' }>['notices'] = [],
  desk?: Desk,
): Promise<MoveRefused> {
  const workspace = what.legal.length === 0 ? undefined : (await desk?.ports.store.read())?.workspace;
  return refusedOf(what, notices, { intent, workspace }, { root, messages: client.messages });
}

function refusal<C extends RefusalCode>(code: C, params: RefusalParams<C>): Refusal {
  return { ok: false, code, params, legal: [], retry: 'never' };
}

/** What was written is known at once, whenever a watcher would tell of it. */
async function follow(
  { roots, buffers, publisher }: Session,
  { home }: Desk,
  { changes }: Extract<Outcome, { kind: 'accepted' }>,
): Promise<void> {
  const uris = changes.map(({ path }) => uriBelow(home, path));
  await Promise.all(uris.map((uri) => buffers.look(uri)));
  for (const uri of uris) {
    for (const located of roots.containing(uri)) await located.root.changedOnDisk([located.path]);
  }
  publisher.moved();
}
