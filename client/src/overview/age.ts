import type { Translate } from '../l10n.js';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, or how long it is until then, in one word: `12 min`, `5 h`, `3 d`. */
export function spanWords(ms: number, t: Translate): string {
  const span = Math.abs(ms);
  if (span < HOUR) return t('{0} min', Math.floor(span / MINUTE));
  return span < DAY ? t('{0} h', Math.floor(span / HOUR)) : t('{0} d', Math.floor(span / DAY));
}

/** The same for a time as the server writes it; '' where there is none. */
export function ageWords(time: string | undefined, now: number, t: Translate): string {
  const ms = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(ms) ? '' : spanWords(now - ms, t);
}
