import {
  idKey,
  legalLockMoves,
  legalMoves,
  movable,
  query,
  refusalJson,
  type Approval,
  type Entry,
  type MoveContext,
  type LegalMove,
  type Movable,
  type Snapshot,
  type Task,
} from '../../core/index.js';
import type { LegalMovesResult, MovableRecord, MovableResult, OfferedMove } from '../../protocol.js';
import type { Desk } from '../host.js';
import type { Root } from '../root.js';
import type { Session } from '../session.js';
import { whoOf } from './desks.js';
import { offerOf } from './offers.js';

type AnyRecord = Entry<Task> | Entry<Approval>;

/** More than a list that people read. */
const MOST = 200;

/** What the caller may do with a record now, as the ledgers on disk have it. Undefined where there is no such record. */
export async function legalFor(session: Session, root: Root, id: string): Promise<LegalMovesResult> {
  const desk = session.desks.of(root);
  const { workspace } = (await desk?.ports.store.read()) ?? (await root.current());
  const record = recordOf(workspace, id);
  if (record === undefined) return null;
  const shown = describe(record);
  const refused = { root: root.uri, ...shown, offers: [] };
  if (desk === undefined) {
    const nobody = { code: 'store/nowhere', params: undefined } as const;
    const { code, message } = refusalJson({ ok: false, legal: [], retry: 'never', ...nobody }, session.client.messages);
    return { ...refused, who: { actor: undefined, code, problem: message } };
  }
  const answered = await askDesk(session, desk, (snapshot, context) => {
    const now = recordOf(snapshot.workspace, id);
    return now === undefined ? [] : movesOf(now, snapshot, context);
  });
  if ('ok' in answered) {
    const { code, message } = refusalJson(answered, session.client.messages);
    return { ...refused, who: { actor: undefined, code, problem: message } };
  }
  const { policy } = answered.snapshot.workspace;
  const offering = { root: root.uri, policy, messages: session.client.messages };
  const offers = runnable(session, answered.answer, answered.snapshot).map((move) =>
    offerOf(move, id, offering, stateOf(record)),
  );
  return { ...refused, who: whoOf(answered.caller, session.client), offers };
}

/** Everything that one move can be made with now, in all roots; without a move all tasks. */
export async function movableNow(session: Session, event: string | undefined): Promise<MovableResult> {
  const records: MovableRecord[] = [];
  const problems: { root: string; code: string; message: string }[] = [];
  for (const root of session.roots.all) {
    const desk = session.desks.of(root);
    if (desk === undefined) continue;
    const answered = await askDesk(session, desk, (snapshot, context) => found(snapshot, event, context));
    if ('ok' in answered) {
      const { code, message } = refusalJson(answered, session.client.messages);
      problems.push({ root: root.uri, code, message });
    } else {
      const { policy } = answered.snapshot.workspace;
      const offering = { root: root.uri, policy, messages: session.client.messages };
      for (const { record, move } of answered.answer) {
        if (move !== undefined && runnable(session, [move], answered.snapshot).length === 0) continue;
        const { id, title, state } = describe(record);
        const offer: { offer?: OfferedMove } =
          move === undefined ? {} : { offer: offerOf(move, id, offering, stateOf(record)) };
        records.push({ root: root.uri, id, title, state, owner: ownerOf(record), ...offer });
      }
    }
  }
  return { records, problems };
}

type Found = Pick<Movable, 'record'> & Partial<Pick<Movable, 'move'>>;

function found(snapshot: Snapshot, event: string | undefined, context: MoveContext): readonly Found[] {
  if (event !== undefined) return movable(snapshot, event, context, MOST);
  return snapshot.workspace.tasks.slice(0, MOST).map((record) => ({ record }));
}

function movesOf(record: AnyRecord, snapshot: Snapshot, context: MoveContext): readonly LegalMove[] {
  if (isTask(record)) return [...legalMoves(snapshot, record, context), ...legalLockMoves(snapshot, record, context)];
  const task = snapshot.workspace.taskByKey.get(idKey(record.record.target));
  if (task !== undefined) return legalMoves(snapshot, task, context).filter(({ id }) => isSame(id, record.record.id));
  const decisions = (['approve', 'reject'] as const).flatMap((event) => movable(snapshot, event, context, Infinity));
  return decisions.filter((one) => one.record.record.key === record.record.key).map(({ move }) => move);
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && idKey(one) === idKey(other);
}

/** Asks as the caller would. Where git may not be asked, moves that need it are planned without it, and left out after. */
function askDesk<T>(
  { desks, host, client }: Session,
  desk: Desk,
  ask: (snapshot: Snapshot, context: MoveContext) => T,
): ReturnType<typeof query<T>> {
  const { ports } = desk;
  const nothing = { change: () => undefined, diff: () => undefined };
  const answers = client.trusted ? ports.answers : { ...ports.answers, ...nothing };
  return query(ask, { credentials: desks.credentials(desk), now: host.clock.now() }, { ...ports, answers });
}

/** The moves that can be made here: in a workspace that is not trusted none that asks git. */
function runnable(
  { client }: Session,
  moves: readonly LegalMove[],
  { workspace: { policy } }: Snapshot,
): readonly LegalMove[] {
  if (client.trusted) return moves;
  return moves.filter(({ event }) => {
    const approval = policy.events.find(({ name }) => name === event)?.approval;
    return approval !== 'open-result' && approval !== 'require-approved';
  });
}

function recordOf({ tasks, approvals, taskByKey }: Snapshot['workspace'], id: string): AnyRecord | undefined {
  const key = idKey(id);
  return (
    taskByKey.get(key) ??
    approvals.find(({ record }) => record.key === key) ??
    tasks.find(({ record }) => record.id === id)
  );
}

function stateOf({ record }: AnyRecord): Task['state'] {
  return record.kind === 'task' ? record.state : undefined;
}

function isTask(entry: AnyRecord): entry is Entry<Task> {
  return entry.record.kind === 'task';
}

function describe({ record }: AnyRecord): { id: string; kind: 'task' | 'approval'; title: string; state: string } {
  const { id, kind } = record;
  if (record.kind === 'task')
    return { id, kind, title: record.title, state: record.state?.name ?? record.text('state') };
  return { id, kind, title: record.text('op'), state: record.text('status') };
}

function ownerOf({ record }: AnyRecord): string {
  return record.kind === 'task' ? record.text('owner') : record.text('requested_by');
}
