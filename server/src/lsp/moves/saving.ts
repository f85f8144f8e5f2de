import { CancellationTokenSource, type CancellationToken } from 'vscode-languageserver';
import type { LinesDocument } from '../linesDocument.js';
import { rolesOf, type RefusalCode, type Workspace } from '../../core/index.js';
import { SAVE_REQUEST, type SaveParams, type SaveResult } from '../../protocol.js';
import type { Desk } from '../host.js';
import type { Session } from '../session.js';
import { pathBelow, placeOf } from '../uris.js';

/** Documents that stand in the way of a move, and why. */
export interface InTheWay {
  readonly code: Extract<RefusalCode, `buffer/${string}`>;
  readonly paths: readonly string[];
  readonly uris: readonly string[];
}

/** Who wants to move, and where. */
interface Mover {
  readonly session: Session;
  readonly desk: Desk;
  /** Called off: nothing is waited for any longer. */
  readonly token: CancellationToken;
}

/** Longer than an editor takes to save, shorter than other movers wait. */
const PATIENCE = 8_000;
const SETTLE = 1_500;

/**
 * Moves are made on what is on disk: open ledgers with changes are saved first, by the editor, while no other mover can
 * write; else that save could undo a move. Undefined where nothing is in the way any more.
 * @param save false: nothing is saved, as for a dry run
 */
export async function clearBuffers(mover: Mover, { policy }: Workspace, save: boolean): Promise<InTheWay | undefined> {
  const { session, desk } = mover;
  const paths = [...rolesOf(policy).keys()];
  const found = await inTheWay(session, desk, paths);
  if (found?.code !== 'buffer/unsaved' || !save || !session.client.saves) return found;
  const cleared = await desk.ports.store.exclusively(async () => ({ left: await saveNow(mover, paths) }));
  return cleared === undefined ? found : cleared.left;
}

async function saveNow({ session, desk, token }: Mover, paths: readonly string[]): Promise<InTheWay | undefined> {
  const found = await inTheWay(session, desk, paths);
  if (found?.code !== 'buffer/unsaved') return found;
  if (!(await askToSave(session, found.uris, token))) return inTheWay(session, desk, paths);
  // What the save changed (some editors format then) may arrive after its answer.
  const end = Date.now() + SETTLE;
  for (;;) {
    const left = await inTheWay(session, desk, paths);
    if (left === undefined || Date.now() > end || token.isCancellationRequested) return left;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function askToSave({ connection }: Session, uris: readonly string[], token: CancellationToken): Promise<boolean> {
  const cancel = new CancellationTokenSource();
  const late = new Promise<SaveResult>((resolve) => {
    cancel.token.onCancellationRequested(() => resolve({ saved: false }));
  });
  const timer = setTimeout(() => cancel.cancel(), PATIENCE);
  const calledOff = token.onCancellationRequested(() => cancel.cancel());
  try {
    const params: SaveParams = { uris };
    const asked = connection.sendRequest<SaveResult | null>(SAVE_REQUEST, params, cancel.token);
    const answer = await Promise.race([asked.catch(() => null), late]);
    return answer?.saved === true;
  } finally {
    clearTimeout(timer);
    calledOff.dispose();
    cancel.dispose();
  }
}

/** The open ones among the ledgers that hold what is not saved. */
export async function inTheWay(session: Session, desk: Desk, paths: readonly string[]): Promise<InTheWay | undefined> {
  const found = await Promise.all(
    openLedgers(session, desk, paths).map(async ({ path, document }) => {
      return { path, uri: document.uri, standing: await session.buffers.standing(document) };
    }),
  );
  const diverged = found.filter(({ standing }) => standing === 'diverged');
  const left = diverged.length > 0 ? diverged : found.filter(({ standing }) => standing === 'unsaved');
  if (left.length === 0) return undefined;
  return {
    code: diverged.length > 0 ? 'buffer/diverged' : 'buffer/unsaved',
    paths: left.map(({ path }) => path),
    uris: left.map(({ uri }) => uri),
  };
}

function openLedgers(
  { documents }: Session,
  { home }: Desk,
  paths: readonly string[],
): readonly { readonly path: string; readonly document: LinesDocument }[] {
  const own = new Set(paths);
  const base = placeOf(home);
  return documents.all().flatMap((document) => {
    const path = pathBelow(base, placeOf(document.uri));
    return path !== undefined && own.has(path) ? [{ path, document }] : [];
  });
}
