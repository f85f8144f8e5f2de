import type { PlacedAuditLine } from '../../audit/index.js';
import { parseNotes, type Approval, type Entry, type Task, type Workspace } from '../../model/index.js';
import { handEdits, type BetweenEdit, type Past, type ReferenceRow, type RowEdit } from '../../past/index.js';
import { stateOf, statusOf, type ApprovalStatus, type Policy, type State } from '../../policy/index.js';
import { eventsBetween, eventsFrom, targetOf } from '../../process/index.js';
import { lineRange } from '../../text/index.js';
import { placeAt } from '../types.js';

/** A task whose state was edited by hand. */
export interface StateStep {
  readonly edit: RowEdit;
  readonly entry: Entry<Task>;
  readonly from: State;
  readonly to: State;
  /** The move that found the row so; undefined: it reads so now. */
  readonly line: PlacedAuditLine | undefined;
}

/** An approval whose status was edited by hand. */
export interface StatusStep {
  readonly edit: RowEdit;
  readonly entry: Entry<Approval>;
  readonly from: ApprovalStatus;
  readonly to: ApprovalStatus;
  readonly line: PlacedAuditLine | undefined;
}

/** The states that hands have changed, in tasks whose states the policy knows, those found by later moves first. */
export function stateSteps(workspace: Workspace, past: Past): readonly StateStep[] {
  const { policy } = workspace;
  return rowsWithSteps(workspace, past, 'task').flatMap((edit) => {
    const entry = edit.entry as Entry<Task>;
    return steps(edit, 'state').flatMap(({ before, after, line }) => {
      const [from, to] = [stateOf(policy, before), stateOf(policy, after)];
      return from === undefined || to === undefined || from === to ? [] : [{ edit, entry, from, to, line }];
    });
  });
}

/** The same for the statuses of approvals. */
export function statusSteps(workspace: Workspace, past: Past): readonly StatusStep[] {
  const { policy } = workspace;
  return rowsWithSteps(workspace, past, 'approval').flatMap((edit) => {
    const entry = edit.entry as Entry<Approval>;
    return steps(edit, 'status').flatMap(({ before, after, line }) => {
      const [from, to] = [statusOf(policy, before), statusOf(policy, after)];
      return from === undefined || to === undefined || from === to ? [] : [{ edit, entry, from, to, line }];
    });
  });
}

function rowsWithSteps(workspace: Workspace, past: Past, kind: RowEdit['kind']): readonly RowEdit[] {
  const { tasks, approvals, added } = handEdits(workspace, past);
  return [...(kind === 'task' ? tasks : approvals), ...added.filter((edit) => edit.kind === kind)];
}

interface CellStep {
  readonly before: string;
  readonly after: string;
  readonly line: PlacedAuditLine | undefined;
}

/** What became of one cell by hand. How a row came to be that nobody moved there is another question. */
function steps({ cells, reference }: RowEdit, column: string): readonly CellStep[] {
  const found: CellStep[] = [];
  const add = (all: BetweenEdit['cells'], line: PlacedAuditLine | undefined): void => {
    const cell = all.find((one) => one.column === column);
    if (cell !== undefined) found.push({ before: cell.before, after: cell.after, line });
  };
  reference?.between.forEach((one) => {
    add(one.cells, one.line);
  });
  add(cells, undefined);
  return found;
}

/** Whether one event of the process leads from one state to the other, given where the row says that it was held from. */
export function isExplained(policy: Policy, { from, to, edit }: StateStep): boolean {
  const origin = from.category === 'paused' ? heldFrom(policy, edit.reference) : undefined;
  return eventsBetween(policy, from, to).some((event) => {
    if (event.to !== 'origin' || origin === undefined) return true;
    return [false, true].some((rework) => targetOf(policy, event, { origin, rework }) === to);
  });
}

function heldFrom(policy: Policy, reference: ReferenceRow | undefined): State | undefined {
  const value = reference?.text('notes') ?? '';
  const entries = parseNotes({ value, range: lineRange(0, 0, value.length) });
  const noted = entries.find(({ key }) => key === 'held_from')?.value.text;
  return noted === undefined ? undefined : stateOf(policy, noted);
}

/** The events that may happen in a state, for messages: `ready, hold, drop`. */
export function legalFrom(policy: Policy, state: State): string {
  return eventsFrom(policy, state)
    .map(({ event }) => event.name)
    .join(', ');
}

/** The audited move after which a row was put back to how it read before; undefined where it was not. */
export function overwritten(policy: Policy, edit: RowEdit): PlacedAuditLine | undefined {
  const { kind, key, entry, reference } = edit;
  if (reference === undefined || reference.moves.length === 0) return undefined;
  if (entry === undefined) return reference.entry === undefined ? reference.moves[0] : undefined;
  if (reference.gone) return reference.moves.at(-1);
  const column = kind === 'task' ? 'state' : 'status';
  const now = edit.cells.find((cell) => cell.column === column)?.after;
  if (now === undefined) return undefined;
  const meaning = (text: string): unknown => (kind === 'task' ? stateOf(policy, text) : statusOf(policy, text));
  return reference.moves.findLast(({ line }) =>
    line.rows.some((row) => {
      const before = row.before?.[column];
      return row.kind === kind && keyOf(row.id) === key && before !== undefined && meaning(before) === meaning(now);
    }),
  );
}

function keyOf(id: string): string {
  return id.normalize('NFC');
}

/** `ORCH/AUDIT/2026-01/w-1f3a.jsonl:12`, '' where there is no line. */
export function lineName(placed: PlacedAuditLine | undefined): string {
  return placed === undefined ? '' : `${placed.file}:${placed.at}`;
}

/** The cell of a row as the place of a problem. */
export function cellPlace(entry: Entry<Task> | Entry<Approval>, column: string): ReturnType<typeof placeAt> {
  const { record } = entry;
  const range = record.kind === 'task' ? record.at(column as 'state') : record.at(column as 'status');
  return placeAt(entry as Entry<Task>, range);
}

/** Whether the base has not got a ledger yet, so that it is taken as it stands. One that moved is not new. */
export function isAdopted(past: Past, workspace: Workspace, path: string, role: 'tasks' | 'approvals'): boolean {
  const { workspace: base } = past;
  if (base === undefined || base.files.has(path)) return false;
  return ![...base.files.values()].some((file) => file.roles.includes(role) && !workspace.files.has(file.path));
}
