import type { Past, RowDifference, SemanticDiff } from '../../core/index.js';
import { baseOf } from '../status/base.js';

/** What `orch diff --json` prints, version 1: rows from 1, cells as they read, what moved a row in order. */
export function renderJson(
  { flags }: SemanticDiff,
  rows: readonly RowDifference[],
  next: number | undefined,
  past: Past,
  summary: object,
): string {
  const changes = rows.map(({ kind, change, id, file, line, byHand, cells, moves }) => ({
    kind,
    change,
    id,
    file,
    line: line === undefined ? null : line + 1,
    byHand,
    cells,
    moves: moves.map(({ line: { event, actor, time } }) => ({ event, actor, time })),
  }));
  const set = flags.map(({ name, before = null, after = null }) => ({ name, before, after }));
  const rest = next === undefined ? {} : { nextCursor: next };
  return `${JSON.stringify({ version: 1, base: baseOf(past), changes, flags: set, summary, ...rest })}\n`;
}
