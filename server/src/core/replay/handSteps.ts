import { Approval, idKey } from '../model/index.js';
import type { CellEdit, Past, RowEdit } from '../past/index.js';
import { stateOf, statusOf, type ApprovalStatus, type Policy } from '../policy/index.js';
import { eventsBetween } from '../process/index.js';
import type { Finding } from '../rules/finding.js';
import type { Step } from './types.js';

/** Where a step is looked at from. */
export interface StepContext {
  readonly commit: Step['commit'];
  readonly policy: Policy;
  readonly past: Past;
}

type Way = Pick<Step, 'from' | 'to'>;

/** The hand edits of a row that changed its state, in their order: those that later moves found there, and the last. */
export function handSteps(edit: RowEdit, context: StepContext): readonly Step[] {
  const between = (edit.reference?.between ?? []).map(({ cells }, at) => {
    return wayOf(cells, edit.kind, edit.reference?.born === true && at === 0);
  });
  return [...between, lastWay(edit)].flatMap((way) => (way === undefined ? [] : [stepOf(edit, way, context)]));
}

/** A finding about something that changed no state. */
export function quietStep({ id, file }: Finding, edits: readonly RowEdit[], context: StepContext): Step {
  const { commit, past } = context;
  const key = idKey(id ?? '');
  const edit = edits.find((one) => one.key === key);
  if (id !== null && edit !== undefined) {
    const state = stateIn(edit);
    return stepOf(edit, { from: state, to: state }, context);
  }
  const kind = id === null ? 'file' : past.tasks.has(key) ? 'task' : past.approvals.has(key) ? 'approval' : 'file';
  const name = kind === 'file' ? file : (id ?? file);
  const about = kind === 'approval' ? (past.approvals.get(key)?.text('task_id') ?? name) : name;
  const same = { from: undefined, to: undefined, event: undefined, move: undefined };
  return { kind, id: name, about, ...same, at: commit.time, commit, findings: [] };
}

function stepOf(edit: RowEdit, way: Way, { commit, policy }: StepContext): Step {
  const { kind, id } = edit;
  const from = way.from === undefined ? undefined : nameOf(kind, way.from, policy);
  const to = way.to === undefined ? undefined : nameOf(kind, way.to, policy);
  const event = from === to ? undefined : eventOf(kind, from, to, policy);
  const about = kind === 'task' ? id : targetOf(edit);
  return { kind, id, about, from, to, event, at: commit.time, commit, move: undefined, findings: [] };
}

function lastWay(edit: RowEdit): Way | undefined {
  const { kind, entry, reference, cells } = edit;
  if (entry !== undefined && reference !== undefined) return wayOf(cells, kind, false);
  return entry === undefined ? { from: stateIn(edit), to: undefined } : { from: undefined, to: stateIn(edit) };
}

function wayOf(cells: readonly CellEdit[], kind: RowEdit['kind'], born: boolean): Way | undefined {
  const cell = cells.find(({ column }) => column === COLUMN[kind]);
  if (cell === undefined) return undefined;
  return { from: born ? undefined : cell.before, to: cell.after };
}

/** The column that says how far a row is. */
export const COLUMN = { task: 'state', approval: 'status' } as const;

function stateIn({ kind, entry, reference }: RowEdit): string {
  const column = COLUMN[kind];
  return entry?.record.source.value(column as never) ?? reference?.text(column) ?? '';
}

function targetOf({ entry, reference, id }: RowEdit): string {
  const target = entry?.record instanceof Approval ? entry.record.target : reference?.text('task_id');
  return target === undefined || target === '' ? id : target;
}

/** A state or status by the policy's name for it, else as it is written. */
export function nameOf(kind: RowEdit['kind'], text: string, policy: Policy): string {
  return (kind === 'task' ? stateOf(policy, text)?.name : statusOf(policy, text)) ?? text;
}

const DECISIONS: Partial<Record<ApprovalStatus, string>> = {
  approved: 'approve',
  rejected: 'reject',
  expired: 'expire',
};

/** The event that explains a change by hand, the first of several. */
function eventOf(
  kind: RowEdit['kind'],
  from: string | undefined,
  to: string | undefined,
  policy: Policy,
): string | undefined {
  if (to === undefined) return undefined;
  if (kind === 'task') {
    const [before, after] = [from === undefined ? undefined : stateOf(policy, from), stateOf(policy, to)];
    const known = after !== undefined && (from === undefined || before !== undefined);
    return known ? eventsBetween(policy, before, after)[0]?.name : undefined;
  }
  if (from === undefined) return to === 'pending' ? 'request' : undefined;
  return from === 'pending' ? DECISIONS[to as ApprovalStatus] : undefined;
}
