import { setNote, spellState, type Values } from '../edits/index.js';
import { foldedKey, formatTime, isEmpty, isNewId, isWellFormedId, parseTime } from '../model/index.js';
import { matchesId, roleOf, type TaskColumn } from '../policy/index.js';
import { eventsFrom, type Outgoing } from '../process/index.js';
import { circleThrough } from './depends.js';
import { addTask, makePlan, taskTakes } from './draft.js';
import { isTaskIdTaken, nextTaskId } from './ids.js';
import { isRefusal, refuse } from './refuse.js';
import type { MoveContext, Plan, PlanIntent, Refusal, Snapshot } from './types.js';

/** Adds a task to the first task ledger. Refuses a blank title, an id that is taken or malformed, and what no cell could say. */
export function planTask(snapshot: Snapshot, intent: PlanIntent, context: MoveContext): Plan | Refusal {
  const { workspace } = snapshot;
  const way = wayIn(snapshot, context);
  if (isRefusal(way)) return way;
  const title = intent.title.replace(/\s+/g, ' ').trim();
  if (isEmpty(title)) return refuse('plan/no-title', undefined);
  const id = idFor(snapshot, intent, context);
  if (typeof id === 'object') return id;
  const values = valuesOf(snapshot, intent, id);
  if (isRefusal(values)) return values;
  const { target } = way;
  const file = workspace.policy.paths.tasks.flatMap((path) => workspace.files.get(path) ?? [])[0];
  const state = file === undefined ? target.name : spellState(file, target);
  return makePlan(snapshot, context, {
    event: way.event.name,
    id,
    from: null,
    to: target.name,
    drafts: [addTask(workspace, { task_id: id, title, state, ...values })],
  });
}

type Target = Exclude<Outgoing['target'], 'origin'>;

/** The event by which tasks come into being, `plan` where there are several, and whether the caller may. */
function wayIn(
  { workspace }: Snapshot,
  { caller }: MoveContext,
): { readonly event: Outgoing['event']; readonly target: Target } | Refusal {
  const ways = eventsFrom(workspace.policy, undefined);
  const way = ways.find(({ event }) => event.name === 'plan') ?? ways[0];
  if (way === undefined || way.target === 'origin') return refuse('move/no-event', { event: 'plan', events: '' });
  const { event, target } = way;
  if (workspace.flags?.freeze === 'on' && caller.automatic) return refuse('move/frozen', { event: event.name, id: '' });
  const may = event.by.some(
    (who) => who === 'any' || who === caller.role.name || (who === 'approver' && caller.role.approves),
  );
  if (may) return { event, target };
  return refuse('move/wrong-role', { event: event.name, id: '', actor: caller.text, by: event.by.join(', ') });
}

function idFor({ workspace }: Snapshot, { id }: PlanIntent, { world }: MoveContext): string | Refusal {
  const { pattern } = workspace.policy.ids;
  const fits = (one: string): boolean => pattern === undefined || matchesId(pattern, one);
  if (id === undefined) {
    const next = nextTaskId(workspace, world);
    return fits(next) ? next : refuse('plan/id-needed', { pattern: pattern ?? '' });
  }
  const given = id.trim().normalize('NFC');
  if (!isNewId(given) || !fits(given)) return refuse('plan/id-form', { id: given, pattern: pattern ?? '' });
  return isTaskIdTaken(workspace, world)(given) ? refuse('plan/id-taken', { id: given }) : given;
}

function valuesOf(snapshot: Snapshot, intent: PlanIntent, id: string): Values<TaskColumn> | Refusal {
  const { workspace } = snapshot;
  const { policy } = workspace;
  const owner = intent.owner?.trim() ?? '';
  if (owner !== '' && roleOf(policy, owner) === undefined) {
    return refuse('plan/owner-unknown', { owner, roles: [...policy.roles.keys()].join(', ') });
  }
  const due = dueOf(intent.due ?? '');
  if (due === undefined) return refuse('plan/due', { due: intent.due ?? '' });
  const depends = (intent.depends ?? []).map((one) => one.trim()).filter((one) => one !== '');
  const bad = depends.find((one) => !isWellFormedId(one) || /[,、，]/.test(one) || foldedKey(one) === foldedKey(id));
  if (bad !== undefined) return refuse('plan/depends', { depends: bad });
  const circle = circleThrough(workspace, id, depends);
  if (circle !== undefined) return refuse('plan/circle', { circle: circle.join(' → ') });
  const said = { owner, due, milestone: intent.milestone ?? '', notes: intent.notes ?? '' };
  const given = { ...said, priority: intent.priority ?? '', depends: depends.join(', ') };
  return inNotes(snapshot, given);
}

/** Priority and dependencies of a ledger without such columns stand in its notes. */
function inNotes({ workspace }: Snapshot, given: Readonly<Partial<Record<TaskColumn, string>>>): Values<TaskColumn> {
  let notes = given.notes ?? '';
  const rest: Partial<Record<TaskColumn, string>> = { ...given };
  for (const column of ['priority', 'depends'] as const) {
    const value = given[column] ?? '';
    if (value === '' || taskTakes(workspace, column)) continue;
    notes = setNote(notes, column, value);
    rest[column] = '';
  }
  return { ...rest, notes };
}

/** A date or a time as the ledger writes it; '' for none, undefined for what is neither. */
function dueOf(text: string): string | undefined {
  const written = text.trim();
  if (isEmpty(written)) return '';
  const time = parseTime(written);
  if (!('ms' in time)) return undefined;
  return time.kind === 'date' ? formatTime(time.ms).slice(0, 10) : formatTime(time.ms);
}
