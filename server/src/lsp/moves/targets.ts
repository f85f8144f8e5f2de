import {
  idKey,
  sayRefusal,
  destinations,
  lanes,
  type Destination,
  type Entry,
  type Lane,
  type Policy,
  type Refusal,
  type Task,
} from '../../core/index.js';
import type { LaneTarget, StateTarget, TargetsParams, TargetsResult } from '../../protocol.js';
import type { Root } from '../root.js';
import type { Session } from '../session.js';
import { whoOf } from './desks.js';
import { asksGit, askDesk, nobody, NOWHERE } from './legal.js';
import { offerOf, titleOf } from './offers.js';

/** No board shows more groups at once than one can look through. */
const MOST_LANES = 200;

/** Where a task could be moved to now, as the ledgers on disk have it. Null where there is no such task. */
export async function targetsFor(
  session: Session,
  root: Root,
  { id, lanes: asked }: Pick<TargetsParams, 'id' | 'lanes'>,
): Promise<TargetsResult> {
  const desk = session.desks.of(root);
  const key = idKey(id);
  const groups = { by: asked?.by ?? 'owner', names: asked?.names.slice(0, MOST_LANES) ?? [] } as const;
  const answered =
    desk === undefined
      ? NOWHERE
      : await askDesk(session, desk, (snapshot, context) => {
          const task = snapshot.workspace.taskByKey.get(key);
          if (task === undefined) return { states: [], groups: [] };
          return { states: destinations(snapshot, task, context), groups: lanes(snapshot, task, groups, context) };
        });
  const { workspace } = 'ok' in answered ? await root.current() : answered.snapshot;
  const task = workspace.taskByKey.get(key);
  if (task === undefined) return null;
  const about = { root: root.uri, id: task.record.id, title: task.record.title, state: stateOf(task) };
  const all = { root, task };
  if ('ok' in answered) {
    const who = nobody(session, answered);
    const targets = workspace.policy.states.map(({ name }) => closed(name, all, who.problem));
    return { ...about, who, targets, lanes: groups.names.map((name) => ({ name, why: who.problem })) };
  }
  const targets = answered.answer.states.map((target) => encoded(session, target, all, workspace.policy));
  const found = answered.answer.groups.map((lane) => encodedLane(session, lane, all));
  return { ...about, who: whoOf(answered.caller, session.client), targets, lanes: found };
}

/** What is moved. */
interface Moved {
  readonly root: Root;
  readonly task: Entry<Task>;
}

function stateOf({ record }: Entry<Task>): string {
  return record.state?.name ?? record.text('state');
}

function closed(state: string, { task }: Moved, why: string | undefined): StateTarget {
  if (task.record.state?.name === state) return { state, here: true, offers: [] };
  return { state, offers: [], ...(why === undefined ? {} : { why }) };
}

function encoded(session: Session, target: Destination, moved: Moved, policy: Policy): StateTarget {
  const { client } = session;
  const { record } = moved.task;
  const possible = target.moves.filter(({ event }) => client.trusted || !asksGit(policy, event));
  if (possible.length === 0) return closed(target.state.name, moved, whyNot(session, target, moved.task));
  const offering = { root: moved.root.uri, policy, messages: client.messages };
  const offers = possible.map((move) => ({ ...offerOf(move, record.id, offering), to: target.state.name }));
  return { state: target.state.name, offers };
}

function encodedLane(
  { client: { messages } }: Session,
  { name, intent, refusal }: Lane,
  { root, task }: Moved,
): LaneTarget {
  if (refusal !== undefined) return { name, why: sayRefusal(refusal, messages) };
  const { verb: event } = intent;
  const offer = { root: root.uri, event, id: task.record.id, title: titleOf(event, messages), intent: { ...intent } };
  return { name, offer: { ...offer, reason: 'none', artifact: 'none' } };
}

/** Why no move leads to a state that the task is not in. */
function whyNot(
  { client: { messages } }: Session,
  { state, moves, refusal, way }: Destination,
  task: Entry<Task>,
): string {
  if (moves.length > 0) return sayRefusal(UNTRUSTED, messages);
  if (refusal !== undefined) return sayRefusal(refusal, messages);
  const { id } = task.record;
  const words = (way ?? []).map(({ name, by }) => `${name} (${by.join(', ')})`).join(', ');
  return messages.editor.noWay({ id, from: stateOf(task), to: state.name, way: words });
}

const UNTRUSTED: Pick<Refusal, 'code' | 'params'> = { code: 'store/untrusted', params: undefined };
