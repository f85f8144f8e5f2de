import { semanticDiff, type RowDifference } from '../past/index.js';
import type { AssistContext } from './context.js';

/** Both sides of a comparison: a heading for each row that differs, and a bullet for each of its cells that do. */
export interface Comparison {
  /** How many rows differ. */
  readonly rows: number;
  readonly before: string;
  readonly after: string;
}

/**
 * A ledger beside the base, in the same order on both sides: what differs in spacing, order or alignment alone is no
 * difference. Undefined where there is nothing to compare with.
 */
export function comparisonOf({ workspace, past }: AssistContext, path: string): Comparison | undefined {
  if (past === undefined || past.kind === 'none') return undefined;
  const rows = semanticDiff(workspace, past).rows.filter(({ file, kind }) => file === path && kind !== 'blocked');
  const side = (which: 'before' | 'after'): string => rows.map((row) => textOf(row, which)).join('\n');
  return { rows: rows.length, before: side('before'), after: side('after') };
}

/** A row as a ledger of sections writes it; nothing where it is not on this side. */
function textOf({ id, title, change, cells }: RowDifference, side: 'before' | 'after'): string {
  if (change === (side === 'before' ? 'added' : 'removed')) return '';
  const bullets = cells.map((cell) => `- **${cell.column}**: ${cell[side] === '' ? '-' : cell[side]}\n`);
  const named = cells.find(({ column }) => column === 'title')?.[side] ?? title;
  return [`## ${id} ${named}`.trimEnd(), '\n\n', ...bullets].join('');
}
