import type { Range } from '../text/index.js';
import type { Card } from './rich.js';

export interface HoverCard {
  readonly card: Card;
  /** What it is about, absolute. */
  readonly range: Range;
}
