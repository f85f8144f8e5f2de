import { FLAG_VALUES, isEmpty } from '../../model/index.js';
import type { Position } from '../../text/index.js';
import type { AssistContext } from '../context.js';
import { isFlag } from '../hover.js';
import { memberAt, type Member } from '../members.js';
import { locate, type Place } from '../place.js';
import { approvalValues } from './approval.js';
import { proposal, type Completion, type Proposal } from './proposal.js';
import { taskValues } from './task.js';

export type { Completion, ProposalKind } from './proposal.js';

/** Values that may stand where the cursor is, the likeliest first; none where Orch has nothing to say. */
export function complete(context: AssistContext, path: string, position: Position): readonly Completion[] {
  const place = locate(context.workspace, path, position);
  if (place === undefined) return [];
  const member = isList(place) ? memberAt(place, position) : { text: place.value, range: place.range };
  const proposals = proposalsFor(place, member.text.trim(), context);
  return proposals.map((one) => toCompletion(one, member, place, proposals));
}

function isList(place: Place): boolean {
  return place.kind === 'task' && place.column === 'depends';
}

function proposalsFor(place: Place, said: string, context: AssistContext): readonly Proposal[] {
  const typed = isEmpty(said) ? '' : said;
  switch (place.kind) {
    case 'task':
      return place.column === undefined
        ? []
        : withEmpty(taskValues(place.entry, place.column, typed, context), NEVER_EMPTY.has(place.column), context);
    case 'approval':
      return place.column === undefined
        ? []
        : withEmpty(approvalValues(place.entry, place.column, typed, context), NEVER_EMPTY.has(place.column), context);
    case 'flag-value':
      return isFlag(place.flag.name) ? FLAG_VALUES[place.flag.name].map((value) => proposal('flag', value)) : [];
    case 'flag-name':
      return Object.keys(FLAG_VALUES).map((name) => proposal('flag', name));
    case 'flag-line':
      return Object.keys(FLAG_VALUES).map((name) => proposal('flag', `${name}=`));
    case 'task-header':
    case 'approval-header':
      return [];
  }
}

/** Cells that must say something. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(['task_id', 'title', 'state', 'appr_id', 'status', 'op']);

function withEmpty(
  proposals: readonly Proposal[],
  never: boolean,
  { messages: { assist } }: AssistContext,
): readonly Proposal[] {
  return never ? proposals : [...proposals, proposal('empty', '-', assist.completion.empty)];
}

function toCompletion(one: Proposal, member: Member, place: Place, all: readonly Proposal[]): Completion {
  const inTable = (place.kind === 'task' || place.kind === 'approval') && place.entry.record.source.dialect === 'table';
  return {
    ...one,
    insert: inTable ? one.text.replaceAll('|', '\\|') : one.text,
    range: member.range,
    filter: filterFor(one, member.text.trim(), all),
  };
}

/**
 * Editors hide what does not match the text before the cursor. Where a whole value stands there already, the others are
 * wanted instead of it, so each of them is made to match it.
 */
function filterFor({ text }: Proposal, said: string, all: readonly Proposal[]): string | undefined {
  const whole = isEmpty(said) ? said !== '' : all.some((other) => other.text === said);
  return whole ? `${said} ${text}` : undefined;
}
