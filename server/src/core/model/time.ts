const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A time or date read from a cell. `ms` is UTC milliseconds since 1970; of a date it is the start of the day. */
export type TimeValue =
  | { readonly kind: 'time' | 'date'; readonly ms: number; /** As SPEC §1 writes it. */ readonly canonical: boolean }
  /** Right in form but not in the calendar, such as 2025-02-30 or 25:00. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

const FORM =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;
const CANONICAL = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/;
const UNREADABLE: TimeValue = { kind: 'unreadable' };
const IMPOSSIBLE: TimeValue = { kind: 'impossible' };

/**
 * Reads `YYYY-MM-DD` and `YYYY-MM-DDTHH:mm:ssZ`, and leniently slashes, a blank for the `T`, missing seconds, fractions
 * and offsets (`canonical` is then false). A time without a zone is taken as UTC.
 */
export function parseTime(text: string): TimeValue {
  if (text.length < 8 || text.length > 40) return UNREADABLE;
  const ms = PLAIN.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? parseAny(text) : { kind: text.length === 10 ? 'date' : 'time', ms, canonical: true };
}

/** Most times are written like this, on a day that every month has: the engine reads them a good deal faster. */
const PLAIN = /^[1-9]\d{3}-\d{2}-(?:[01]\d|2[0-8])(?:T(?:[01]\d|2[0-3]):\d{2}:\d{2}Z)?$/;

function parseAny(text: string): TimeValue {
  const match = FORM.exec(text);
  if (match === null) return UNREADABLE;
  const [, year, month, day, hour, minute, second, zone] = match;
  const at = [year, month, day, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
  const ms = utc(at);
  if (ms === undefined) return IMPOSSIBLE;
  return { kind: hour === undefined ? 'date' : 'time', ms: ms - offsetOf(zone), canonical: CANONICAL.test(text) };
}

function utc([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]): number | undefined {
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(ms);
  const same = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return same && year > 0 ? ms : undefined;
}

function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * HOUR + Number(match[3]) * MINUTE);
}

/** The moment at which a due value is over: the time itself, or the end of the day (UTC) of a date. */
export function deadline(due: TimeValue): number | undefined {
  if (due.kind === 'time') return due.ms;
  if (due.kind === 'date') return due.ms + DAY;
  return undefined;
}

/** UTC milliseconds → `YYYY-MM-DDTHH:mm:ssZ`. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** A length of time for people: `45s`, `12m`, `3h`, `5d` (floored to its largest unit). */
export function formatDuration(ms: number): string {
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)}s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}m`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)}h`;
  return `${Math.floor(ms / DAY)}d`;
}
