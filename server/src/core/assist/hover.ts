import { FLAG_VALUES, idKey, type FlagName } from '../model/index.js';
import type { Position, Range } from '../text/index.js';
import type { AssistContext } from './context.js';
import { memberAt } from './members.js';
import { locate, type Place } from './place.js';
import { approvalCard } from './approvalCard.js';
import { code, line, plain, strong, titleLine, type Card } from './rich.js';
import { taskCard } from './taskCard.js';

export interface HoverCard {
  readonly card: Card;
  /** What it is about, absolute. */
  readonly range: Range;
}

/** What is worth knowing of what stands at a position: a task, an approval, a column, a flag. */
export function hover(context: AssistContext, path: string, position: Position): HoverCard | undefined {
  const place = locate(context.workspace, path, position);
  const card = place && cardOf(place, position, context);
  return place && card && { card, range: place.range };
}

function cardOf(place: Place, position: Position, context: AssistContext): Card | undefined {
  switch (place.kind) {
    case 'task':
      return linkedTask(place, position, context) ?? taskCard(place.entry, context);
    case 'approval':
      return linkedTask(place, position, context) ?? approvalCard(place.entry, context);
    case 'task-header':
      return columnCard(place.column, context.messages.assist.columns.tasks[place.column]);
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
function linkedTask(
  place: Extract<Place, { kind: 'task' | 'approval' }>,
  position: Position,
  context: AssistContext,
): Card | undefined {
  const links = place.kind === 'task' ? place.column === 'depends' : place.column === 'task_id';
  if (!links) return undefined;
  const task = context.workspace.taskByKey.get(idKey(memberAt(place, position).text));
  return task && taskCard(task, context);
}

function columnCard(column: string, explanation: string): Card {
  return [titleLine(strong(column)), titleLine(plain(explanation))];
}

function flagCard(name: string, { workspace, messages: { assist } }: AssistContext): Card | undefined {
  if (!isFlag(name)) return undefined;
  const value = name === 'FREEZE' ? workspace.flags?.freeze : workspace.flags?.autoDecide;
  return [
    titleLine(strong(name), plain(' = '), code(value ?? 'off')),
    titleLine(plain(assist.flags[name])),
    line(
      assist.labels.values,
      ...FLAG_VALUES[name].flatMap((one, at) => (at === 0 ? [code(one)] : [plain(', '), code(one)])),
    ),
  ];
}

/** Whether Orch knows a flag of this name. */
export function isFlag(name: string): name is FlagName {
  return Object.hasOwn(FLAG_VALUES, name);
}
