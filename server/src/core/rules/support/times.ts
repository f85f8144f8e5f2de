import { formatTime, parseTime, type TimeValue } from '../../model/index.js';

/** A readable time as SPEC §1 writes it; undefined for one that cannot be read. */
export function canonicalTime(value: TimeValue): string | undefined {
  if (value.kind === 'time') return formatTime(value.ms);
  return value.kind === 'date' ? formatTime(value.ms).slice(0, 10) : undefined;
}

/**
 * What somebody most likely meant by a time that cannot be read: dots or 年月日 between the numbers, a weekday or
 * another remark in parentheses behind them.
 */
export function guessTime(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const [bare = ''] = text.split(/[(（]/, 1);
  const value = parseTime(
    bare
      .normalize('NFKC')
      .replace(/[年月.](?=\s?\d)/g, '-')
      .replace('日', '')
      .replace(/- /g, '-')
      .trim(),
  );
  return canonicalTime(value);
}

const LONGEST = 64;
