import { FLAG_VALUES, formatTime, isEmpty, RULES_PATH } from '../../model/index.js';
import { contains, sameRange, type Position, type Range } from '../../text/index.js';
import type { AssistContext } from '../context.js';
import { isFlag } from '../hover.js';
import { memberAt, type Member } from '../members.js';
import { locate, type Place } from '../place.js';
import { completePolicy } from '../policy/complete.js';
import { approvalValues } from './approval.js';
import { completeBlocked } from './blocked.js';
import { folderOf } from './paths.js';
import { proposal, type Completion, type Proposal } from './proposal.js';
import { taskValues } from './task.js';

export type { Completion, ProposalKind } from './proposal.js';

/** Values that may stand where the cursor is, the likeliest first; none where Orch has nothing to say. */
export function complete(context: AssistContext, path: string, position: Position): readonly Completion[] {
  if (path === RULES_PATH) return completePolicy(context, position);
  const place = locate(context.workspace, path, position);
  const file = context.workspace.files.get(path);
  if (place === undefined) return file === undefined ? [] : completeBlocked(context, file, position);
  const member = partAt(place, position);
  if (place.key === true || !isReplaceable(member.range, position)) return [];
  const proposals = proposalsFor(place, member, context);
  return proposals.map((one) => toCompletion(one, member, place, proposals));
}

/** Beside a value an editor would write elsewhere than where somebody types, and none replaces more than a line. */
function isReplaceable(range: Range, position: Position): boolean {
  return range.start.line === range.end.line && contains(range, position);
}

/**
 * What a completion at a position asks the world for: a folder whose files continue the path there, and the id of the
 * task whose state it is about.
 */
export function completionNeeds(
  { workspace, now }: Pick<AssistContext, 'workspace' | 'now'>,
  path: string,
  position: Position,
): { readonly folder?: string; readonly stateOf?: string; readonly about?: string } {
  const place = locate(workspace, path, position);
  if (place?.kind !== 'task' && place?.kind !== 'approval') return {};
  const about = place.entry.record.id;
  if (place.column === 'state') return about === '' ? {} : { stateOf: about };
  if (place.column === 'notes') return { about };
  if (place.column !== 'artifact' && place.column !== 'evidence') return {};
  const said = partAt(place, position).text.trim();
  const own = `${workspace.policy.paths.evidence.replace(/\/+$/, '')}/${formatTime(now).slice(0, 7)}`;
  const folder = folderOf(isEmpty(said) ? '' : said, place.column === 'evidence' ? own : '');
  return folder === undefined ? {} : { folder };
}

/** What is being typed: a member of a list, a part of the notes, or the whole value. */
function partAt(place: Place, position: Position): Member {
  if (place.kind !== 'task' && place.kind !== 'approval') return { text: place.value, range: place.range };
  if (place.column === 'notes') return memberAt(place, position, NOTES);
  return place.column !== undefined && LISTS.has(place.column)
    ? memberAt(place, position)
    : { text: place.value, range: place.range };
}

const LISTS: ReadonlySet<string> = new Set(['depends', 'artifact', 'evidence']);
const NOTES = /[・、;；,]/;

function proposalsFor(place: Place, member: Member, context: AssistContext): readonly Proposal[] {
  const said = member.text.trim();
  const typed = isEmpty(said) ? '' : said;
  switch (place.kind) {
    case 'task':
      return place.column === undefined
        ? []
        : withEmpty(taskValues(place.entry, place.column, typed, context), isNeverEmpty(place, member), context);
    case 'approval':
      return place.column === undefined
        ? []
        : withEmpty(approvalValues(place.entry, place.column, typed, context), isNeverEmpty(place, member), context);
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

/** Of a list or of notes nothing is no part. */
function isNeverEmpty({ column, range }: { column: string | undefined; range: Range }, member: Member): boolean {
  return column === undefined || NEVER_EMPTY.has(column) || !sameRange(range, member.range);
}

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
