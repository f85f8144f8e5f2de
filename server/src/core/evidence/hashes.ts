/** Digests by the number of their hexadecimal digits: MD5, SHA-1 and git, SHA-224, -256, -384, -512. */
const LENGTHS: ReadonlySet<number> = new Set([32, 40, 56, 64, 96, 128]);
const NAMED: readonly (readonly [RegExp, number])[] = [
  [/sha_?1(?!\d)/, 40],
  [/sha_?224/, 56],
  [/sha_?256/, 64],
  [/sha_?384/, 96],
  [/sha_?512/, 128],
  [/md5/, 32],
];

/** What makes a digest implausible: no hash function gives such a value in the lifetime of the universe. */
export type HashPattern = 'counting' | 'repeating' | 'few-digits';

/**
 * The pattern in a digest of at least 32 hexadecimal digits that chance does not produce: each limit is met by fewer
 * than one in a million random digests, most by far fewer.
 */
export function patternIn(hex: string): HashPattern | undefined {
  const digits = Array.from(hex, (char) => Number.parseInt(char, 16));
  if (new Set(digits).size <= 4) return 'few-digits';
  for (const counts of [isNext, (a: number, b: number) => isNext(b, a)]) {
    if (longestRun(digits, 1, counts) >= 7 || longestRun(digits, 2, counts) >= 8) return 'counting';
  }
  for (let period = 1; period <= Math.min(32, digits.length / 2); period++) {
    if (longestRun(digits, period, (a, b) => a === b) >= 12) return 'repeating';
  }
  return undefined;
}

/** Whether `b` comes after `a` in counting: decimal, hexadecimal, or round and round in the letters alone. */
function isNext(a: number, b: number): boolean {
  return b === a + 1 || (b === 0 && (a === 9 || a === 15)) || (b === 10 && a === 15);
}

/** The most digits in a row that each have the relation to the digit `step` before. */
function longestRun(digits: readonly number[], step: number, related: (a: number, b: number) => boolean): number {
  let best = 0;
  let run = 0;
  for (let at = step; at < digits.length; at++) {
    run = related(digits[at - step] ?? 0, digits[at] ?? 0) ? run + 1 : 0;
    if (run > best) best = run;
  }
  return best;
}

/** A string of hexadecimal digits as long as some digest, that no letter or digit touches. */
export interface HexRun {
  readonly text: string;
  readonly from: number;
}

/** The digests in a line. */
export function hexRuns(line: string): readonly HexRun[] {
  if (line.length < 32) return [];
  const runs: HexRun[] = [];
  for (const { 0: text, index } of line.matchAll(/[0-9A-Za-z_]{32,}/g)) {
    if (LENGTHS.has(text.length) && /^[0-9a-f]+$/i.test(text)) runs.push({ text, from: index });
  }
  return runs;
}

/** What is wrong with the form of a digest. `digits`: how many hexadecimal digits it has; `expected`: how many it should have. */
export type FormFault =
  | { readonly kind: 'length'; readonly digits: number; readonly expected: number }
  /** `cut`: abbreviated with dots. */
  | { readonly kind: 'not-hex' | 'cut'; readonly expected: number };

const PREFIX = /^(?:sha-?(1|224|256|384|512)|md5)[:=]/i;

/**
 * What is wrong with a value under a label that promises a digest; undefined where it is well formed, or no digest at
 * all (`verified`, a path, a word).
 * @param key the label as `wordKey` writes it; where it names no algorithm, any digest and a short commit are fine
 */
export function formFault(key: string, value: string): FormFault | undefined {
  const word = /^[^\s,;、，；（()）)]+/.exec(value)?.[0] ?? '';
  if (word.length > 256) return undefined;
  const prefix = PREFIX.exec(word)?.[0] ?? '';
  const digits = word.slice(prefix.length).replace(/^[`"']+|[`"'.。]+$/g, (ends) => (ends.includes('..') ? ends : ''));
  const expected = NAMED.find(([name]) => name.test(`${key} ${prefix.toLowerCase().replace('-', '_')}`))?.[1];
  if (/^[0-9a-f]{4,}(?:\.{2,}|…)[0-9a-f]*$/i.test(digits))
    return expected === undefined ? undefined : { kind: 'cut', expected };
  if (!/^[0-9a-z]{12,}$/i.test(digits) || !/\d/.test(digits)) return undefined;
  if (!/^[0-9a-f]+$/i.test(digits)) return expected === undefined ? undefined : { kind: 'not-hex', expected };
  return lengthFault(digits.length, expected);
}

function lengthFault(digits: number, expected: number | undefined): FormFault | undefined {
  if (expected !== undefined) return digits === expected ? undefined : { kind: 'length', digits, expected };
  return LENGTHS.has(digits) || digits <= 12 ? undefined : { kind: 'length', digits, expected: 64 };
}
