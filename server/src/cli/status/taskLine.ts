import {
  formatDuration,
  formatTime,
  leaseOf,
  type Entry,
  type RuntimeState,
  type Task,
  type Workspace,
} from '../../core/index.js';
import { columns } from '../render/excerpt.js';
import { printable } from '../render/printable.js';
import type { painter } from '../render/style.js';
import type { CommandContext } from '../types.js';

/** A task in one line. */
export interface TaskLine {
  readonly id: string;
  readonly state: string;
  readonly owner: string;
  readonly title: string;
  readonly due: string | null;
  readonly lock: LockLine | null;
  readonly file: string;
  readonly line: number;
}

interface LockLine {
  readonly owner: string;
  readonly expires: string | null;
  readonly expired: boolean;
  /** Null where the lock was not granted on this machine. */
  readonly token: number | null;
}

/** What locks are judged by: the ledgers and the leases of this machine, at a time (UTC milliseconds). */
export interface Seen {
  readonly workspace: Workspace;
  readonly runtime: RuntimeState;
  readonly now: number;
}

export function lineOfTask({ record: task, file, line }: Entry<Task>, seen: Seen): TaskLine {
  return {
    id: task.id,
    state: task.state?.name ?? task.text('state'),
    owner: task.text('owner'),
    title: task.title,
    due: task.text('due') || null,
    lock: lockOf(task, seen),
    file: file.path,
    line: line + 1,
  };
}

/** The lease, or what lock cells say that name nobody or no time. */
function lockOf(task: Task, seen: Seen): LockLine | null {
  const lease = leaseOf(seen, task, seen.now);
  if (lease !== undefined) {
    const { holder, expires, live, token, source } = lease;
    return { owner: holder, expires: formatTime(expires), expired: !live, token: source === 'runtime' ? token : null };
  }
  const { lock } = task;
  if (lock === undefined) return null;
  const until = lock.expires !== undefined && 'ms' in lock.expires ? lock.expires.ms : undefined;
  return {
    owner: task.text('lock_owner') || (lock.cell?.owner.text ?? lock.text),
    expires: task.text('lock_expires_at') || null,
    expired: until !== undefined && until <= seen.now,
    token: null,
  };
}

/** The line as people read it. */
export function renderTaskLine(
  task: TaskLine,
  now: number,
  paint: ReturnType<typeof painter>,
  messages: CommandContext['messages'],
): string {
  const lock =
    task.lock === null
      ? ''
      : ` ${paint(task.lock.expired ? 'red' : 'cyan', messages.cli.lockedBy({ ...task.lock, left: timeLeft(task.lock.expires, now) }))}`;
  const due = task.due === null ? '' : ` ${paint('dim', messages.cli.due({ due: task.due }))}`;
  return `${pad(printable(task.id), 12)} ${pad(printable(task.state), 8)} ${pad(printable(task.owner), 16)} ${printable(task.title)}${due}${lock}`;
}

function timeLeft(expires: string | null, now: number): string {
  const ms = expires === null ? Number.NaN : Date.parse(expires);
  if (Number.isNaN(ms)) return '?';
  return ms <= now ? `-${formatDuration(now - ms)}` : formatDuration(ms - now);
}

/** A text with blanks up to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}
