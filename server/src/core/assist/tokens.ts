import { type Approval, type Task, type Workspace, type WorkspaceFile } from '../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../policy/index.js';
import type { Field, Placed } from '../syntax/index.js';
import { comparePositions, lineRange, overlaps, shift, type Lines, type Range } from '../text/index.js';
import { mentionsOfApproval, mentionsOfBlocked, mentionsOfTask, pathsOf, type MentionSource } from '../naming/index.js';
import { within } from './within.js';

/** What a piece of a ledger is; the order is part of what an editor is told. */
export const TOKEN_TYPES = ['orchId', 'orchState', 'orchStatus', 'orchOwner', 'orchTime', 'orchPath'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** Which state or status it is, by category, so that a policy may name states as it likes; `declaration`: a row's own id. */
export const TOKEN_MODIFIERS = [
  'declaration', 'backlog', 'ready', 'active', 'review', 'rework', 'done', 'paused', 'dropped',
  'pending', 'approved', 'rejected', 'expired',
] as const; // prettier-ignore
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A piece of one line that is coloured by what it means. */
export interface Token {
  readonly type: TokenType;
  readonly modifier: TokenModifier | undefined;
  /** Absolute, within one line. */
  readonly range: Range;
}

/** What the pieces of a file mean that lie in a range, in order, none over another. */
export function tokens(file: WorkspaceFile, workspace: Workspace, range: Range): readonly Token[] {
  const { lines } = file.document;
  const here = <R>(items: readonly Placed<R>[] = []): readonly Placed<R>[] =>
    within(items, range.start.line, range.end.line);
  const source = (line: number): MentionSource => ({ lines, line, viewed: false, workspace });
  const all = [
    ...[...here(file.tasks?.entries), ...here(file.tasks?.viewed)].flatMap(({ item, line }) => [
      ...taskTokens(item, line),
      ...idTokens(mentionsOfTask(item, source(line))),
      ...pathTokens(item, line, lines, workspace),
    ]),
    ...[...here(file.approvals?.entries), ...here(file.approvals?.viewed)].flatMap(({ item, line }) => [
      ...approvalTokens(item, line),
      ...idTokens(mentionsOfApproval(item, source(line))),
      ...pathTokens(item, line, lines, workspace),
    ]),
    ...here(file.blocked).flatMap(({ item, line }) => idTokens(mentionsOfBlocked(item, source(line)))),
  ];
  return inOrder(all.filter((token) => overlaps(token.range, range)));
}

const TASK_PLAIN: readonly (readonly [TaskColumn, TokenType])[] = [
  ['owner', 'orchOwner'],
  ['lock_owner', 'orchOwner'],
  ['lock_expires_at', 'orchTime'],
  ['due', 'orchTime'],
];

function taskTokens(task: Task, line: number): readonly Token[] {
  const plain = TASK_PLAIN.flatMap(([column, type]) => whole(task.values(column), type, undefined, line));
  const state = whole(task.values('state'), 'orchState', task.state?.category, line);
  return [...plain, ...state, ...task.values('lock').flatMap((field) => lockTokens(field, line))];
}

const APPROVAL_PLAIN: readonly (readonly [ApprovalColumn, TokenType])[] = [
  ['requested_by', 'orchOwner'],
  ['approver', 'orchOwner'],
  ['ts_req', 'orchTime'],
  ['ts_dec', 'orchTime'],
  ['expiry_utc', 'orchTime'],
];

function approvalTokens(approval: Approval, line: number): readonly Token[] {
  const plain = APPROVAL_PLAIN.flatMap(([column, type]) => whole(approval.values(column), type, undefined, line));
  return [...plain, ...whole(approval.values('status'), 'orchStatus', approval.status, line)];
}

/** A state that the policy does not know stays as it is. */
function whole(
  fields: readonly Field[],
  type: TokenType,
  modifier: TokenModifier | undefined,
  line: number,
): readonly Token[] {
  if (modifier === undefined && (type === 'orchState' || type === 'orchStatus')) return [];
  return fields.map(({ range }) => ({ type, modifier, range: shift(range, line) }));
}

/** `OWNER@TIME`, parted at the last `@`. */
function lockTokens({ value, range }: Field, line: number): readonly Token[] {
  const at = value.lastIndexOf('@');
  const { start, end } = shift(range, line);
  if (at < 1 || start.line !== end.line || end.character - start.character !== value.length) return [];
  const time = lineRange(start.line, start.character + at + 1, end.character);
  return [
    { type: 'orchOwner', modifier: undefined, range: lineRange(start.line, start.character, start.character + at) },
    { type: 'orchTime', modifier: undefined, range: time },
  ];
}

function idTokens(mentions: ReturnType<typeof mentionsOfTask>): readonly Token[] {
  return mentions.map(({ range, role }) => {
    return { type: 'orchId', modifier: role === 'own' ? 'declaration' : undefined, range };
  });
}

function pathTokens(record: Task | Approval, line: number, lines: Lines, workspace: Workspace): readonly Token[] {
  return pathsOf(record, line, lines, workspace).map(({ range }) => ({ type: 'orchPath', modifier: undefined, range }));
}

/** By place; what is empty, goes over a line's end or lies over the one before is left out. */
function inOrder(all: readonly Token[]): readonly Token[] {
  const sorted = [...all].sort((a, b) => comparePositions(a.range.start, b.range.start));
  const kept: Token[] = [];
  for (const token of sorted) {
    const { start, end } = token.range;
    const last = kept.at(-1)?.range.end;
    const apart = last === undefined || comparePositions(last, start) <= 0;
    if (apart && start.line === end.line && end.character > start.character) kept.push(token);
  }
  return kept;
}
