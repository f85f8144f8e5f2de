import type { ChangedRow, RootOverview, RowChange, TaskSummary } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { categoryLabel } from '../tasksView/looks.js';
import type { BoardCard, BoardColumn, BoardLock, BoardState } from './messages.js';

/** What differs from the base: ledger's URI → its changed rows. */
export type Changes = ReadonlyMap<string, readonly ChangedRow[]>;

/** The board of a root: columns in the order of the process, cards in that of the ledgers. */
export function boardOf(root: RootOverview, changes: Changes, t: Translate): BoardState {
  const { name, who, flags } = root;
  const cards = cardsOf(root, changes);
  const lost = cards.some(({ state }) => state === '');
  const closed = who !== undefined && who.actor === undefined ? who.problem : undefined;
  return {
    name,
    columns: [...columnsOf(root, t), ...(lost ? [unknownColumn(t)] : [])],
    cards,
    ...(who?.actor === undefined ? {} : { actor: who.actor }),
    ...(who === undefined
      ? { closed: t('Nothing can be moved here: the server cannot write to this workspace.') }
      : {}),
    ...(closed === undefined ? {} : { closed }),
    frozen: flags?.freeze === 'on',
  };
}

function columnsOf({ categories }: RootOverview, t: Translate): BoardColumn[] {
  return categories.flatMap(({ name: category, states }) =>
    states.map((state) => ({ state, category, label: categoryLabel(category, t) })),
  );
}

function unknownColumn(t: Translate): BoardColumn {
  return { state: '', category: 'unknown', label: categoryLabel('unknown', t) };
}

function cardsOf(root: RootOverview, changes: Changes): BoardCard[] {
  const byHand = new Map([...changes].map(([uri, rows]) => [uri, new Map(rows.map(({ id, change }) => [id, change]))]));
  const waiting = pendingOf(root);
  const seen = new Map<string, number>();
  return root.tasks.map((task) => {
    // An id may be there twice: a finding, but no reason for a card that is missing.
    const count = (seen.get(task.id) ?? 0) + 1;
    seen.set(task.id, count);
    const key = count === 1 ? task.id : `${task.id} ${count}`;
    return cardOf(task, { key, changed: byHand.get(task.uri)?.get(task.id), pending: waiting.get(task.id) ?? [] });
  });
}

/** Ids of the rows that wait for a decision, by what they are for. */
function pendingOf({ approvals }: RootOverview): ReadonlyMap<string, readonly string[]> {
  const pending = approvals.filter(({ status }) => status === 'pending');
  const byTask = new Map<string, string[]>();
  for (const { task, id } of pending) byTask.set(task, [...(byTask.get(task) ?? []), id]);
  return byTask;
}

interface Beside {
  readonly key: string;
  readonly changed: RowChange | undefined;
  readonly pending: readonly string[];
}

function cardOf(task: TaskSummary, { key, changed, pending }: Beside): BoardCard {
  const { id, category, state, overdue, problems } = task;
  const lock = lockOf(task);
  return {
    key,
    id,
    title: said(task.title),
    state: category === undefined ? '' : state,
    ...(category === undefined ? { said: state } : {}),
    owner: said(task.owner),
    priority: said(task.priority),
    milestone: said(task.milestone),
    due: said(task.due),
    overdue,
    ...(lock === undefined ? {} : { lock }),
    problems,
    pending,
    blocked: task.blockedBy ?? [],
    ...(changed === undefined ? {} : { changed }),
  };
}

function lockOf({ lock }: TaskSummary): BoardLock | undefined {
  if (lock === undefined) return undefined;
  const expires = lock.expires === undefined ? NaN : Date.parse(lock.expires);
  return { owner: lock.owner, ...(Number.isNaN(expires) ? {} : { expires }), mine: lock.mine === true };
}

function said(text: string): string {
  return text === '-' ? '' : text;
}
