import type { Outline } from './outline.js';
import type { Row, Section } from './types.js';

/**
 * What the versions of one document share: the same text gives the same object, so that whatever was worked out for
 * a row once is never worked out again.
 */
export class Lineage {
  readonly rows = new Map<string, Row>();
  readonly sections = new Map<string, Section>();
  readonly outlines = new Map<string, Outline>();
}

/**
 * A copy that shares no memory with the text it was cut from: engines keep the whole text alive for the sake of a
 * slice, and a row outlives the version it was read from.
 */
export function own(slice: string): string {
  return ` ${slice}`.slice(1);
}
