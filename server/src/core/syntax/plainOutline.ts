import { LineState, type Block, type ListItem, type Outline } from './outline.js';
import { countCells } from './row.js';

/**
 * The outline of lines so plain that no reading of CommonMark is needed: headings, paragraphs and flat lists that begin
 * with words, and tables with outer pipes, each apart from the next by a blank line or a heading. Undefined as soon as
 * anything else stands there; then remark is asked. That both say the same is held by a property test.
 *
 * It is here because most ledgers are nothing else, and loading remark costs a short command more than its work.
 */
export function plainOutline(lines: readonly string[]): Outline | undefined {
  const states = new Uint8Array(lines.length);
  const blocks: Block[] = [];
  for (let line = 0; line < lines.length;) {
    const read = isBlank(lines[line]) ? line + 1 : readBlock(lines, line, blocks, states);
    if (read === undefined) return undefined;
    line = read;
  }
  return { blocks, states };
}

const HEADING = /^(#{1,6})(?:[ \t]|$)/;
/** Words at the left edge, bold ones too; what may be a list, a quote, code, HTML or a definition begins otherwise. */
const WORDS = /^(?:\*\*|__)?(?:[A-Za-z"'(]|[^\0-\x7f])[^|]*$/;
const ITEM = /^([-+*] (?:\[[ xX]\] )?)((?:\*\*|__)?(?:[A-Za-z]|[^\0-\x7f\s])[^|]*)$/;
const DELIMITER = /^\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Reads the block that begins on `line`; the line behind it, or undefined where it is not plain. */
function readBlock(lines: readonly string[], line: number, blocks: Block[], states: Uint8Array): number | undefined {
  const text = lines[line] ?? '';
  const depth = HEADING.exec(text)?.[1]?.length;
  if (depth !== undefined) {
    blocks.push(block('heading', line, line, depth));
    return line + 1;
  }
  const kind = text.startsWith('|') ? 'table' : WORDS.test(text) ? 'paragraph' : 'list';
  const end = kind === 'table' ? tableEnd(lines, line) : runEnd(lines, line, kind === 'list' ? ITEM : WORDS);
  if (end === undefined || !standsAlone(lines[end], kind)) return undefined;
  const items = kind === 'list' ? itemsOf(lines, line, end) : [];
  if (kind === 'list' && !isOneList(lines.slice(line, end), blocks.at(-1))) return undefined;
  blocks.push({ ...block(kind, line, end - 1, 0), items });
  states.fill(kind === 'table' ? LineState.table : LineState.paragraph, line, end);
  return end;
}

function block(kind: Block['kind'], line: number, endLine: number, depth: number): Block {
  return { kind, line, endLine, depth, items: [], verbatim: [] };
}

/** The line behind the last that fits; undefined where the first does not. */
function runEnd(lines: readonly string[], from: number, form: RegExp): number | undefined {
  let line = from;
  while (line < lines.length && form.test(lines[line] ?? '')) line++;
  return line === from ? undefined : line;
}

function tableEnd(lines: readonly string[], from: number): number | undefined {
  const delimiter = lines[from + 1] ?? '';
  if (!isHeader(lines[from] ?? '') || !DELIMITER.test(delimiter)) return undefined;
  if (countCells(lines[from] ?? '') !== countCells(delimiter)) return undefined;
  return runEnd(lines, from, /^\|/);
}

/** Words between outer pipes: without any, a line of pipes may be something else. */
function isHeader(text: string): boolean {
  return text.trimEnd().endsWith('|') && /[^ \t|\\]/.test(text);
}

/** Under a table any text is a row, and under words anything may go on with them: so only what certainly ends it. */
function standsAlone(next: string | undefined, kind: Block['kind']): boolean {
  return isBlank(next) || (kind !== 'table' && HEADING.test(next ?? ''));
}

/** Another mark begins another list; behind another list, only a blank line between, items may be further ones of it. */
function isOneList(items: readonly string[], before: Block | undefined): boolean {
  return before?.kind !== 'list' && items.every((text) => text.startsWith(items[0]?.charAt(0) ?? ''));
}

function itemsOf(lines: readonly string[], from: number, end: number): ListItem[] {
  return lines.slice(from, end).map((text, index) => {
    const lead = ITEM.exec(text)?.[1] ?? '';
    const checked = lead.length === 2 ? undefined : !lead.includes('[ ]');
    return { line: from + index, endLine: from + index, column: lead.length, checked, nested: [] };
  });
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || /^[ \t]*$/.test(text);
}
