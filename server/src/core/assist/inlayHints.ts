import { isOpen } from '../process/index.js';
import type { Task, WorkspaceFile } from '../model/index.js';
import type { Placed } from '../syntax/index.js';
import type { Position, Range } from '../text/index.js';
import { dueCountdown, lockCountdown, type Countdown } from './away.js';
import type { AssistContext } from './context.js';
import type { LockOf } from './held.js';
import { between } from './search.js';

/** A text shown behind a line that does not stand in the file. */
export interface Hint {
  /** Absolute; the end of a line. */
  readonly at: Position;
  readonly text: string;
}

export interface Hints {
  readonly hints: readonly Hint[];
  /** When (UTC milliseconds) one of them will read differently by time alone; undefined where none will. */
  readonly until: number | undefined;
}

/** More than fit on any screen. */
const MOST = 500;

/**
 * How long locks last and how far away due dates are, for the open tasks whose lines lie in a range. They stand at the
 * ends of lines: within a row they would push the columns apart.
 */
export function inlayHints(context: AssistContext, file: WorkspaceFile, range: Range, lockOf: LockOf): Hints {
  const hints: Hint[] = [];
  let until: number | undefined;
  for (const placed of between(file.tasks?.entries ?? [], range.start.line, range.end.line)) {
    for (const { line, says } of countdownsOf(placed, context, lockOf)) {
      const at = { line, character: file.document.lines.at(line).length };
      hints.push({ at, text: says.map(({ text }) => text).join(', ') });
      for (const { until: end } of says) until = Math.min(until ?? end, end);
    }
    if (hints.length >= MOST) break;
  }
  return { hints, until };
}

interface LineHints {
  readonly line: number;
  readonly says: readonly Countdown[];
}

/** What is said of a task, line by line: a row has one, a section one for each of its bullets. */
function countdownsOf(
  { item: task, line }: Placed<Task>,
  { messages, now }: AssistContext,
  lockOf: LockOf,
): readonly LineHints[] {
  if (task.state === undefined || !isOpen(task.state)) return [];
  const lock = lockOf(task);
  const expires = lock?.expires;
  const ends = expires === undefined ? [] : [lockCountdown(expires, now, messages)];
  const due = task.due && dueCountdown(task.due, now, messages);
  const dues = due === undefined ? [] : [due];
  if (task.source.dialect === 'table') return said([{ line, says: [...ends, ...dues] }]);
  const lockField = task.field('lock_expires_at') ?? task.field('lock');
  return said([
    { line: line + (lockField?.range.end.line ?? 0), says: ends },
    { line: line + task.at('due').end.line, says: dues },
  ]);
}

function said(lines: readonly LineHints[]): readonly LineHints[] {
  return lines.filter(({ says }) => says.length > 0);
}
