import {
  FLAG_VALUES,
  idKey,
  RULES_PATH,
  type Approval,
  type Entry,
  type FlagName,
  type Task,
  type Workspace,
} from '../model/index.js';
import type { Position } from '../text/index.js';
import type { AssistContext } from './context.js';
import { memberAt } from './members.js';
import { locate, type Place } from './place.js';
import { flagLines } from './pastLines.js';
import { hoverPolicy } from './policy/hover.js';
import { hoverBlocked } from './hoverBlocked.js';
import type { HoverCard } from './hoverCard.js';
import { approvalCard } from './approvalCard.js';
import { processDiagram } from './diagram.js';
import { code, drawing, line, plain, strong, titleLine, type Card, type CardLine } from './rich.js';
import { taskCard } from './taskCard.js';

/** What is worth knowing of what stands at a position: a task, an approval, a column, a flag. */
export function hover(context: AssistContext, path: string, position: Position): HoverCard | undefined {
  if (path === RULES_PATH) return hoverPolicy(context, position);
  const place = locate(context.workspace, path, position);
  if (place === undefined) return hoverBlocked(context, path, position);
  const card = cardOf(place, position, context);
  return card && { card, range: place.range };
}

/** The line of the base that set a flag as it is set at a position: who wrote it, git tells. */
export function flagBefore(
  { workspace, past }: AssistContext,
  path: string,
  position: Position,
): { readonly path: string; readonly line: number } | undefined {
  const place = locate(workspace, path, position);
  if (place?.kind !== 'flag-name' && place?.kind !== 'flag-value') return undefined;
  const before = past?.workspace?.flags?.lines.findLast(({ name }) => name === place.flag.name);
  return before?.value === place.flag.value ? { path, line: before.line } : undefined;
}

/** The record that a hover at a position shows, which is not always the one that stands there. */
export function hovered(
  workspace: Workspace,
  path: string,
  position: Position,
): Entry<Task> | Entry<Approval> | undefined {
  const place = locate(workspace, path, position);
  return place?.kind === 'task' || place?.kind === 'approval' ? entryFor(place, position, workspace) : undefined;
}

function cardOf(place: Place, position: Position, context: AssistContext): Card | undefined {
  const { workspace, messages } = context;
  switch (place.kind) {
    case 'task':
    case 'approval': {
      const entry = entryFor(place, position, workspace);
      if (!isTask(entry)) return approvalCard(entry, context);
      const draws = place.kind === 'task' && (place.column === 'state' || place.column === 'task_id');
      return [...taskCard(entry, context), ...(draws ? processLines(entry.record.state, context) : [])];
    }
    case 'task-header': {
      const card = columnCard(place.column, messages.assist.columns.tasks[place.column]);
      return place.column === 'state' ? [...card, ...processLines(undefined, context)] : card;
    }
    case 'approval-header':
      return columnCard(place.column, context.messages.assist.columns.approvals[place.column]);
    case 'flag-name':
    case 'flag-value':
      return flagCard(place.flag.name, context);
    case 'flag-line':
      return undefined;
  }
}

/** Over an id that means another task, that task is shown. */
function entryFor(
  place: Extract<Place, { kind: 'task' | 'approval' }>,
  position: Position,
  { taskByKey }: Workspace,
): Entry<Task> | Entry<Approval> {
  const refers = place.kind === 'task' ? place.column === 'depends' : place.column === 'task_id';
  return (refers ? taskByKey.get(idKey(memberAt(place, position).text)) : undefined) ?? place.entry;
}

function isTask(entry: Entry<Task> | Entry<Approval>): entry is Entry<Task> {
  return entry.record.kind === 'task';
}

function processLines(state: Task['state'], { workspace: { policy }, messages }: AssistContext): readonly CardLine[] {
  return [drawing(processDiagram(policy, state, messages))];
}

function columnCard(column: string, explanation: string): Card {
  return [titleLine(strong(column)), titleLine(plain(explanation))];
}

function flagCard(name: string, context: AssistContext): Card | undefined {
  if (!isFlag(name)) return undefined;
  const { workspace, messages } = context;
  const { assist } = messages;
  const value = name === 'FREEZE' ? workspace.flags?.freeze : workspace.flags?.autoDecide;
  return [
    titleLine(strong(name), plain(' = '), code(value ?? 'off')),
    titleLine(plain(assist.flags[name])),
    line(
      assist.labels.values,
      ...FLAG_VALUES[name].flatMap((one, at) => (at === 0 ? [code(one)] : [plain(', '), code(one)])),
    ),
    ...flagLines(name, context),
  ];
}

/** Whether Orch knows a flag of this name. */
export function isFlag(name: string): name is FlagName {
  return Object.hasOwn(FLAG_VALUES, name);
}
