import { BYTE_ORDER_MARK } from './lineKind.js';
import type { Outline } from './outline.js';
import type { Placed, Row, Section } from './types.js';

/**
 * What the versions of one document share: the same text gives the same object, so that whatever was worked out for
 * a row once is never worked out again.
 */
export class Lineage {
  rows = new Map<string, Row>();
  sections = new Map<string, Section>();
  readonly outlines = new Map<string, Outline>();
  #limits = { rows: Infinity, sections: Infinity };

  /** Forgets what no longer stands in the document, now and then, so that a long session does not hoard it. */
  sweep(rows: readonly (Placed<Row> | undefined)[], sections: readonly Placed<Section>[], chunks: number): void {
    if (this.rows.size > this.#limits.rows) this.rows = byText(rows);
    if (this.sections.size > this.#limits.sections) this.sections = byText(sections);
    if (this.outlines.size > limitFor(chunks)) this.outlines.clear();
    this.#limits = { rows: limitFor(rows.length), sections: limitFor(sections.length) };
  }
}

/** Half of what is remembered, and some more, may be out of use. */
function limitFor(used: number): number {
  return 2 * used + 1000;
}

function byText<T extends { readonly text: string }>(placed: readonly (Placed<T> | undefined)[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const each of placed) if (each && !startsWithMark(each.item.text)) found.set(each.item.text, each.item);
  return found;
}

/** What follows a byte order mark stands on the first line and means something else on any other. */
function startsWithMark(text: string): boolean {
  return text.charCodeAt(0) === BYTE_ORDER_MARK;
}
