/** What people put around a word in a ledger without meaning anything by it. Everything here is linear in the text. */

/** Words without any decoration, as most are: to know every letter of Unicode takes as long as to read a small ledger. */
const PLAIN = /^[A-Za-z0-9](?:.*[A-Za-z0-9])?$/s;
const SHORTCODE = /^:[a-z0-9_+-]{1,40}:\s*/;
/** Nothing longer is a state, a status, an actor or a header. */
const LONGEST = 256;

/**
 * The word inside its decoration: surrounding emphasis, code ticks, a link's text instead of the link, and emoji or
 * other symbols before and after it. A word that is nothing but symbols stays as it is.
 */
export function plainWord(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || PLAIN.test(trimmed)) return trimmed;
  const unlinked = linkText(trimmed.replace(/^[*_~`]+/, '')) ?? trimmed;
  const bare = trimSymbols(unlinked.replace(SHORTCODE, ''));
  return bare === '' ? trimmed : bare;
}

/** Words that differ in case, width (NFKC), or space against `-` against `_` have the same key. */
export function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\s_-]+/g, '_');
}

/** The key of a column header or bullet key: the undecorated word's key. */
export function headerKey(text: string): string {
  return wordKey(plainWord(text));
}

/** `[text](target)` or `[text][label]` → text. */
function linkText(text: string): string | undefined {
  if (!text.startsWith('[')) return undefined;
  const end = text.indexOf(']');
  const next = text[end + 1];
  return end > 1 && (next === '(' || next === '[') ? text.slice(1, end) : undefined;
}

function trimSymbols(text: string): string {
  const points = Array.from(text);
  const isLetter = (point: string | undefined): boolean => point !== undefined && /[\p{L}\p{N}]/u.test(point);
  let first = 0;
  let end = points.length;
  while (first < end && !isLetter(points[first])) first++;
  while (end > first && !isLetter(points[end - 1])) end--;
  return points.slice(first, end).join('');
}
