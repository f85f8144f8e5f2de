import { costLimit, costOf, type Refusal } from './cost.js';
import type { Outline } from './outline.js';
import { plainOutline } from './plainOutline.js';
import { remarkOutline } from './remark.js';

/** The outline of the text that `lines` make, unless they are too much for remark, which is asked where they are not plain. */
export function readOutline(lines: readonly string[]): Outline | Refusal {
  const cost = costOf(lines);
  if (cost > costLimit) return { lines: cost, limit: costLimit };
  return plainOutline(lines) ?? remarkOutline(lines);
}
