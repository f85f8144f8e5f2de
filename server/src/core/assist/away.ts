import type { Messages } from '../messages/index.js';
import { DAY, formatDuration, HOUR, MINUTE, type TimeValue } from '../model/index.js';

/** A text that says how far away a moment is, and when (UTC milliseconds) it will say something else. */
export interface Countdown {
  readonly text: string;
  readonly until: number;
}

/** How long a lock lasts, or how long ago it ended. */
export function lockCountdown(expires: number, now: number, { assist }: Messages): Countdown {
  const over = expires <= now;
  const duration = coarse(Math.abs(expires - now));
  const text = over ? assist.expiredAgo({ ago: duration }) : assist.timeLeft({ left: duration });
  return { text, until: tick(expires, now) };
}

/** How far away a due date or time is; undefined of what is neither. Dates are told in days of the calendar (UTC). */
export function dueCountdown(due: TimeValue, now: number, { assist: { hints } }: Messages): Countdown | undefined {
  if (due.kind === 'date') {
    const today = now - modulo(now, DAY);
    const days = Math.round((due.ms - today) / DAY);
    return { text: days < 0 ? hints.daysOverdue({ days: -days }) : hints.dueInDays({ days }), until: today + DAY };
  }
  if (due.kind !== 'time') return undefined;
  const duration = coarse(Math.abs(due.ms - now));
  const text = due.ms <= now ? hints.overdue({ ago: duration }) : hints.dueIn({ left: duration });
  return { text, until: tick(due.ms, now) };
}

/** Seconds are for who looks at one lock; here nothing changes more often than once a minute. */
function coarse(ms: number): string {
  return ms < MINUTE ? '<1m' : formatDuration(ms);
}

/** The moment at which the distance to `ms` will read differently: the unit that is shown is floored. */
function tick(ms: number, now: number): number {
  const away = Math.abs(ms - now);
  const unit = away < HOUR ? MINUTE : away < DAY ? HOUR : DAY;
  const part = modulo(away, unit);
  return now + (ms > now ? part + 1 : unit - part);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
