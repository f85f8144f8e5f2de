import { countCells, scanRow } from './row.js';

/** A longer line, in UTF-16 units, is shortened before remark sees it; the number also bounds the cells that it sees. */
const longest = 2000;
const head = 500;

/**
 * A line that opens, closes and continues the same blocks as `text` but is not long: its beginning, as many cells (up
 * to a limit), and what may end an HTML block or spoil a fence. `above` is the line before, with which a delimiter
 * row must agree. Nobody reads the result but remark, and that for blocks alone.
 */
export function shorten(text: string, above: () => string): string {
  if (text.length <= longest) return text;
  if (isMadeOf(' \t|:-', text)) return shortFrame(text, above);
  if (isMadeOf(' \t=*_~`', text)) return text.slice(0, head);
  const start = text.slice(0, head).replace(/\\+$/, '');
  const rest = text.slice(start.length);
  if (rest.trim() === '') return start;
  const missing = Math.min(countCells(text), longest + 1) - countCells(`${start}x`);
  return `${start}x${'|x'.repeat(Math.max(0, missing))}${marksIn(rest)}`;
}

/** Too many cells are one more than the limit; if those above are too many as well but others, two more. */
function shortFrame(text: string, above: () => string): string {
  if (!text.includes('|') && !text.includes(':')) return text.slice(0, head);
  const cells = countCells(text);
  const wanted = cells <= longest ? cells : cells === countCells(above()) ? longest + 1 : longest + 2;
  return `|${isDelimiter(text, cells) ? '-|'.repeat(wanted) : 'x|'.repeat(wanted)}`;
}

/** No regular expression: on millions of characters those run out of stack. */
function isMadeOf(characters: string, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!characters.includes(text.charAt(at))) return false;
  return true;
}

function isDelimiter(text: string, cells: number): boolean {
  const row = scanRow(text);
  for (let cell = 0; cell < cells; cell++) if (!/^:?-+:?$/.test(row.value(cell))) return false;
  return true;
}

const marks = ['-->', '?>', ']]>', '</script>', '</pre>', '</style>', '</textarea>', '>', '`'];

function marksIn(rest: string): string {
  const lower = rest.toLowerCase();
  return marks
    .filter((mark) => lower.includes(mark))
    .map((mark) => ` ${mark}`)
    .join('');
}
