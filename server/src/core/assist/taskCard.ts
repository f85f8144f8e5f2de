import type { Messages } from '../messages/index.js';
import { blockersOf, deadline, idKey, type Entry, type Task } from '../model/index.js';
import { summaryOf } from './approvalCard.js';
import type { AssistContext } from './context.js';
import { awayFrom, holderOf, movesOf, nameOf, sayNeed, whoMay, type Move } from './moves.js';
import { pastLines } from './pastLines.js';
import {
  code,
  item,
  joined,
  line,
  linked,
  plain,
  strong,
  titleLine,
  type Card,
  type CardLine,
  type Span,
} from './rich.js';
import { pathSpan } from './pathSpan.js';

/** A task at a glance: where it stands, who has it, what it waits for, and what may happen next. */
export function taskCard(entry: Entry<Task>, context: AssistContext): Card {
  const { labels } = context.messages.assist;
  const task = entry.record;
  const simple: CardLine[] = [];
  for (const column of ['owner', 'priority', 'milestone'] as const) {
    const value = column === 'priority' ? task.priority : task.text(column);
    if (value !== '') simple.push(line(labels[column], plain(value)));
  }
  return [
    titleLine(strong(nameOf(entry, context.messages)), plain(task.title === '' ? '' : ` ${task.title}`)),
    stateLine(task, context),
    ...simple,
    ...dueLine(task, context),
    ...lockLine(task, context),
    ...artifactLine(task, context),
    ...dependencies(task, context),
    ...blockedLine(task, context),
    ...approvals(task, context),
    ...pastLines(entry, context),
    ...moves(task, context),
  ];
}

function stateLine(task: Task, { messages: { assist } }: AssistContext): CardLine {
  const { state } = task;
  if (state === undefined)
    return line(assist.labels.state, code(task.text('state') || '-'), plain(` (${assist.unknownState})`));
  return line(assist.labels.state, code(state.name), plain(` (${assist.categories[state.category]})`));
}

function dueLine(task: Task, { messages: { assist }, now }: AssistContext): CardLine[] {
  if (task.due === undefined) return [];
  const end = deadline(task.due);
  const away = end === undefined ? undefined : awayFrom(end, now);
  const open = task.state?.category !== 'done' && task.state?.category !== 'dropped';
  const note =
    away === undefined || !open
      ? ''
      : away.past
        ? assist.overdueBy({ ago: away.duration })
        : assist.timeLeft({ left: away.duration });
  return [line(assist.labels.due, plain(task.text('due')), plain(note === '' ? '' : ` (${note})`))];
}

function lockLine(task: Task, { messages: { assist, editor }, now, links }: AssistContext): CardLine[] {
  const { lock } = task;
  if (lock === undefined) return [];
  const owner = lock.owner?.text ?? lock.cell?.owner.text ?? lock.text;
  const ways = ['lock.extend', 'lock.release', 'lock.steal'].flatMap((event) => {
    const href = links?.move?.(event);
    return href === undefined ? [] : [plain(' · '), linked(plain(editor.offers[event] ?? event), href)];
  });
  if (lock.expires === undefined || !('ms' in lock.expires))
    return [line(assist.labels.lock, plain(`${owner}, ${assist.noExpiry}`), ...ways)];
  const away = awayFrom(lock.expires.ms, now);
  const live = holderOf(task, now) !== undefined;
  const rest = live ? assist.timeLeft({ left: away.duration }) : assist.expiredAgo({ ago: away.duration });
  return [line(assist.labels.lock, plain(owner === '' ? rest : `${owner}, ${rest}`), ...ways)];
}

function artifactLine(task: Task, context: AssistContext): CardLine[] {
  if (task.artifacts.length === 0) return [];
  const { labels } = context.messages.assist;
  return [line(labels.artifact, ...joined(task.artifacts.map(({ text }) => [pathSpan(text, context)])))];
}

function dependencies(task: Task, { workspace, links, messages: { assist } }: AssistContext): CardLine[] {
  if (task.depends.length === 0) return [];
  const spans = task.depends.slice(0, MOST).map(({ text }): Span[] => {
    const on = workspace.taskByKey.get(idKey(text));
    if (on === undefined) return [code(text), plain(` ${assist.unknownTask}`)];
    return [linked(code(text), links?.file(on.file.path, on.line)), plain(` ${on.record.text('state')}`)];
  });
  return [line(assist.labels.dependsOn, ...joined(spans), ...moreThan(MOST, task.depends.length, assist))];
}

function blockedLine(task: Task, { workspace, messages: { assist } }: AssistContext): CardLine[] {
  const blockers = blockersOf(workspace, task);
  return blockers.length === 0 ? [] : [line(assist.labels.blocked, ...listOf(blockers))];
}

const MOST = 5;

/** The latest approvals last, as in the ledger. */
function approvals(task: Task, context: AssistContext): CardLine[] {
  const { assist } = context.messages;
  const rows = context.workspace.approvalsByTarget.get(task.key) ?? [];
  if (task.key === '') return [];
  if (rows.length === 0) return [line(assist.labels.approvals, plain(assist.labels.noApprovals))];
  return [
    line(assist.labels.approvals, ...moreThan(MOST, rows.length, assist)),
    ...rows.slice(-MOST).map((row) => item(...summaryOf(row, context))),
  ];
}

function moves(task: Task, context: AssistContext): CardLine[] {
  const { assist } = context.messages;
  const all = movesOf(context.workspace, task, context.now);
  if (task.state === undefined) return [];
  if (all.length === 0) return [titleLine(plain(assist.labels.noMoves))];
  return [titleLine(plain(`${assist.labels.moves}:`)), ...all.map((move) => item(...moveSpans(move, task, context)))];
}

function moveSpans(move: Move, task: Task, { messages, links }: AssistContext): Span[] {
  const { assist } = messages;
  const target = move.target === undefined ? plain(assist.origin) : code(move.target.name);
  const needs = move.needs.map((need) => `${mark(need.met)}${sayNeed(need, messages)}`);
  const rest = [assist.by({ who: whoMay(move, task, messages) }), ...needs].join('; ');
  const { name } = move.event;
  return [linked(strong(name), links?.move?.(name)), plain(' → '), target, plain(`: ${rest}`)];
}

function mark(met: boolean | undefined): string {
  return met === undefined ? '' : met ? '✓ ' : '✗ ';
}

function listOf(texts: readonly string[]): Span[] {
  return joined(texts.map((text) => [code(text)]));
}

function moreThan(shown: number, count: number, assist: Messages['assist']): Span[] {
  return count > shown ? [plain(` (${assist.more({ count: count - shown })})`)] : [];
}
