import type { Messages, RowDifference, SemanticDiff } from '../../core/index.js';
import { printable } from '../render/printable.js';
import { painter, type Paint } from '../render/style.js';
import type { CommandContext } from '../types.js';

/** Rows and flags that differ, for people: a row's place and moves, a cell a line. */
export function renderRows(
  rows: readonly RowDifference[],
  flags: SemanticDiff['flags'],
  { io, messages }: CommandContext,
): readonly string[] {
  const paint = painter(io.colour);
  const lines = rows.flatMap((row) => [headOf(row, messages, paint), ...cellsOf(row, messages, paint), '']);
  if (flags.length === 0) return lines;
  const set = flags.map(({ name, before, after }) => `  ${printable(name)}: ${arrow(before, after, paint)}`);
  return [...lines, paint('bold', messages.diff.flags), ...set, ''];
}

const SIGNS = { added: ['+', 'green'], removed: ['-', 'red'], changed: ['~', 'yellow'] } as const;

function headOf(
  { change, id, title, file, line, byHand, moves }: RowDifference,
  { diff }: Messages,
  paint: Paint,
): string {
  const [sign, colour] = SIGNS[change];
  const place = line === undefined ? file : `${file}:${String(line + 1)}`;
  const made = moves.map(({ line: { event, actor } }) => diff.move({ event, actor }));
  if (byHand && (moves.length === 0 || change !== 'changed')) made.push(diff.byHand);
  const how = made.length === 0 ? '' : ` ${printable(made.join(', '))}`;
  const name = `${paint(colour, sign)} ${paint('bold', printable(id))} ${printable(title)}`.trimEnd();
  return `${name}${how}  ${paint('dim', printable(place))}`;
}

/** Of a row that came, what it says; of one that went, nothing more. */
function cellsOf({ change, cells, moves }: RowDifference, { diff }: Messages, paint: Paint): readonly string[] {
  if (change === 'removed') return [];
  const shown = change === 'added' ? cells.filter(({ column }) => !NAMES.has(column)) : cells;
  return shown.map((cell) => {
    const said = change === 'added' ? printable(cell.after) : arrow(cell.before, cell.after, paint);
    const hand = change === 'changed' && cell.byHand && moves.length > 0 ? ` ${paint('yellow', diff.byHand)}` : '';
    return `    ${printable(cell.column)}: ${said}${hand}`;
  });
}

/** They stand in the row's head. */
const NAMES: ReadonlySet<string> = new Set(['task_id', 'appr_id', 'title']);

function arrow(before: string | undefined, after: string | undefined, paint: Paint): string {
  const shown = (text: string | undefined): string => (text === undefined || text === '' ? '-' : printable(text));
  return `${paint('red', shown(before))} → ${paint('green', shown(after))}`;
}
