import {
  idKey,
  legalLockMoves,
  legalMoves,
  movable,
  query,
  rolesOf,
  sayRefusal,
  type Approval,
  type Entry,
  type MoveContext,
  type LegalMove,
  type Movable,
  type Policy,
  type Refusal,
  type Snapshot,
  type Task,
} from '../../core/index.js';
import type { LegalMovesResult, MovableRecord, MovableResult, Nobody } from '../../protocol.js';
import type { Desk } from '../host.js';
import type { Root } from '../root.js';
import type { Session } from '../session.js';
import { whoOf } from './desks.js';
import { offerOf } from './offers.js';
import { inTheWay } from './saving.js';

type AnyRecord = Entry<Task> | Entry<Approval>;

/** More than a list that people read. */
const MOST = 200;

/** What the caller may do with a record now, as the ledgers on disk have it. Null where there is no such record. */
export async function legalFor(session: Session, root: Root, id: string): Promise<LegalMovesResult> {
  const desk = session.desks.of(root);
  const answered = desk === undefined ? NOWHERE : await askDesk(session, desk, movesOfId(id));
  const { workspace } = 'ok' in answered ? await root.current() : answered.snapshot;
  const record = recordOf(workspace, id);
  if (record === undefined) return null;
  const about = { root: root.uri, ...describe(record) };
  if ('ok' in answered) return { ...about, who: nobody(session, answered), offers: [] };
  const { snapshot, caller, answer } = answered;
  const { policy } = snapshot.workspace;
  const offering = { root: root.uri, policy, messages: session.client.messages };
  const moves = runnable(session, answer, snapshot);
  const offers = moves.map((move) => offerOf(move, id, offering, stateOf(record)));
  return { ...about, who: whoOf(caller, session.client), offers };
}

export const NOWHERE: Refusal = { ok: false, code: 'store/nowhere', params: undefined, legal: [], retry: 'never' };

/** Why nobody can do anything. */
export function nobody({ client }: Session, refusal: Refusal): Nobody {
  return { actor: undefined, code: refusal.code, problem: sayRefusal(refusal, client.messages) };
}

function movesOfId(id: string): (snapshot: Snapshot, context: MoveContext) => readonly LegalMove[] {
  return (snapshot, context) => {
    const record = recordOf(snapshot.workspace, id);
    return record === undefined ? [] : movesOf(record, snapshot, context);
  };
}

/** Everything that one move can be made with now, in all roots; without a move all tasks. */
export async function movableNow(session: Session, event: string | undefined): Promise<MovableResult> {
  const found = await Promise.all(session.roots.all.map((root) => movableIn(session, root, event)));
  return {
    records: found.flatMap(({ records }) => records),
    problems: found.flatMap(({ problems }) => problems),
  };
}

async function movableIn(session: Session, root: Root, event: string | undefined): Promise<MovableResult> {
  const desk = session.desks.of(root);
  if (desk === undefined) return { records: [], problems: [] };
  const answered = await askDesk(session, desk, (snapshot, context) => recordsFor(snapshot, event, context));
  if ('ok' in answered) {
    const message = sayRefusal(answered, session.client.messages);
    return { records: [], problems: [{ root: root.uri, code: answered.code, message }] };
  }
  const { snapshot, answer } = answered;
  const { policy } = snapshot.workspace;
  const offering = { root: root.uri, policy, messages: session.client.messages };
  const possible = answer.filter(({ move }) => move === undefined || runnable(session, [move], snapshot).length > 0);
  const records = possible.map((one) => movableRecord(one, offering));
  return { records, problems: records.length > 0 ? [] : await unsavedIn(session, desk, root, policy) };
}

/** What is typed and not saved may be why there is nothing to move: offers go by what is on disk. */
async function unsavedIn(session: Session, desk: Desk, root: Root, policy: Policy): Promise<MovableResult['problems']> {
  const left = await inTheWay(session, desk, [...rolesOf(policy).keys()]);
  if (left === undefined) return [];
  const { code, uris } = left;
  const params = { paths: left.paths.join(', ') };
  const message = sayRefusal({ code, params }, session.client.messages);
  return [{ root: root.uri, code, message, uris }];
}

function movableRecord({ record, move }: Found, offering: Parameters<typeof offerOf>[2]): MovableRecord {
  const { id, title, state } = describe(record);
  const shown = { root: offering.root, id, title, state, owner: ownerOf(record) };
  return move === undefined ? shown : { ...shown, offer: offerOf(move, id, offering, stateOf(record)) };
}

type Found = Pick<Movable, 'record'> & Partial<Pick<Movable, 'move'>>;

function recordsFor(snapshot: Snapshot, event: string | undefined, context: MoveContext): readonly Found[] {
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
export function askDesk<T>(
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
  return client.trusted ? moves : moves.filter(({ event }) => !asksGit(policy, event));
}

/** Whether an event asks git what was changed. */
export function asksGit(policy: Policy, event: string): boolean {
  const approval = policy.events.find(({ name }) => name === event)?.approval;
  return approval === 'open-result' || approval === 'require-approved';
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
