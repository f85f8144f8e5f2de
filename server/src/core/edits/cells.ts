import { displayWidth } from '../text/index.js';
import { isBlank } from './values.js';

/** How a column stands under its header. */
export interface CellFrame {
  /** The header's cell with its blanks; undefined where the table is not at hand. */
  readonly header: string | undefined;
  readonly align: 'left' | 'right' | 'center';
  /** Most cells of the row are as wide as their headers, so that one that is may be meant to. */
  readonly aligned: boolean;
}

/**
 * A value as the source of a table cell. A pipe is escaped; GFM cannot say an odd number of backslashes before a pipe,
 * so that one more is written there, which Markdown shows as the same text.
 */
export function cellSource(value: string): string {
  return value.replace(/(\\*)\|/g, (_, slashes: string) => `${slashes}${slashes.length % 2 === 1 ? '\\' : ''}\\|`);
}

/**
 * The cell with another content. Where it was as wide as its header it stays as wide, so far as the content allows;
 * else the blanks around the content stay as they were.
 */
export function refill(old: string, content: string, frame: CellFrame): string {
  const { lead, trail } = blanksOf(old, frame.header);
  if (!frame.aligned || !isAligned(old, frame.header)) return join(lead, content, trail);
  const least = { lead: lead === '' ? 0 : 1, trail: trail === '' ? 0 : 1 };
  const spare = Math.max(0, displayWidth(old) - displayWidth(content) - least.lead - least.trail);
  const before = spareBefore(spare, frame.align, lead.length - least.lead);
  return join(' '.repeat(least.lead + before), content, ' '.repeat(least.trail + spare - before));
}

/** Whether a cell is as wide as its header; one without any blanks around it is so by chance. */
export function isAligned(old: string, header: string | undefined): boolean {
  if (header === undefined || old.includes('\t') || header.includes('\t')) return false;
  return displayWidth(old) === displayWidth(header) && (hasBlankEnd(old) || hasBlankEnd(header));
}

function hasBlankEnd(cell: string): boolean {
  return isBlank(cell.charAt(0)) || isBlank(cell.charAt(cell.length - 1));
}

/** How much of the spare room stands before the content; left of it `indent` blanks stood by somebody's will. */
function spareBefore(spare: number, align: CellFrame['align'], indent: number): number {
  if (align === 'right') return spare;
  return align === 'center' ? Math.floor(spare / 2) : Math.min(spare, Math.max(0, indent));
}

/** The blanks around a cell's content; a blank cell takes those of its header. */
function blanksOf(cell: string, header: string | undefined): { lead: string; trail: string } {
  const length = cell.length;
  let from = 0;
  while (from < length && isBlank(cell.charAt(from))) from++;
  if (from === length) return blankLike(header ?? cell);
  let to = length;
  while (isBlank(cell.charAt(to - 1))) to--;
  return { lead: cell.slice(0, from), trail: cell.slice(to) };
}

function blankLike(model: string): { lead: string; trail: string } {
  return { lead: isBlank(model.charAt(0)) ? ' ' : '', trail: isBlank(model.charAt(model.length - 1)) ? ' ' : '' };
}

/** A backslash right before the closing pipe would escape it. */
function join(lead: string, content: string, trail: string): string {
  return `${lead}${content}${trail === '' && endsOpen(content) ? ' ' : trail}`;
}

/** Whether a pipe right behind the text would be escaped. */
export function endsOpen(text: string): boolean {
  return (/\\+$/.exec(text)?.[0].length ?? 0) % 2 === 1;
}
