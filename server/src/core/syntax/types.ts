import type { Lines, Range } from '../text/index.js';
import type { TableBody } from './body.js';

/**
 * A piece of content together with the line it stands on. Content (rows, sections) keeps ranges relative to its own
 * first line and never knows where it stands: so a line typed above ten thousand rows leaves every row object, and
 * everything remembered about it, as it was.
 */
export interface Placed<T> {
  readonly item: T;
  /** First line of the content, counted from 0. */
  readonly line: number;
}

/** A value in the source: the trimmed text of a cell or a bullet, and where it stands. */
export interface Field {
  /** Trimmed source; in a table cell `\|` is read as `|`, everything else is as written. Never undefined; may be ''. */
  readonly value: string;
  /** Relative to the first line of the row or section. For a blank value the empty range where a value would be typed. */
  readonly range: Range;
}

/** A table row (header or body), immutable, content only: equal line text gives the same object within one document lineage. */
export interface Row {
  /** The line without its line end. */
  readonly text: string;
  /** Number of cells as GFM counts them. */
  readonly length: number;
  /** Trimmed source of cell `index` with `\|` read as `|`; '' for a cell that is blank or absent. */
  value(index: number): string;
  /** The cell, or undefined where the row has no such cell. */
  field(index: number): Field | undefined;
  /** The whole cell between its pipes, blanks included (line 0); undefined where the row has no such cell. */
  outer(index: number): Range | undefined;
}

/** One GFM table at the top level of the document. Tables in quotes and lists are quotations and are not read. */
export interface Table {
  readonly header: Placed<Row>;
  /** Line of the delimiter row. */
  readonly delimiterLine: number;
  /** Body rows in order, as remark sees them (pipeless rows included). */
  readonly rows: readonly Placed<Row>[];
  /** The same rows for who needs a few of them, or a cell of each: the others are not made. */
  readonly body: TableBody;
  /** Lines that look like rows of this table (start with `|`) but are cut off from it by blank lines, so Markdown sees plain text. */
  readonly detached: readonly Placed<Row>[];
  /** Text of the nearest heading above, '' where there is none. */
  readonly heading: string;
}

/** `- **key**: value` with an optional nested list as further values. Ranges are relative to the section's first line. */
export interface Bullet {
  /** The key as written, without the asterisks and the colon. */
  readonly key: Field;
  /** The text behind the colon; '' where only a nested list follows. */
  readonly value: Field;
  /** Items of the nested list, one field each. */
  readonly items: readonly Field[];
}

/** A heading with the bold-key bullets directly under it (paragraphs may stand between; it ends at the next heading of any depth). Content only. */
export interface Section {
  /** Heading depth, 1 to 6. */
  readonly depth: number;
  /** Text of the heading, trimmed source. */
  readonly title: Field;
  readonly bullets: readonly Bullet[];
  /** Number of lines from the heading up to the next heading or the end. */
  readonly height: number;
  /** The source of those lines, joined as written: equal text gives the same object within one document lineage. */
  readonly text: string;
}

export interface Heading {
  readonly line: number;
  readonly depth: number;
  readonly text: string;
}

/** `- [ ] text` at the top level of a list. Range absolute. */
export interface ChecklistItem {
  readonly line: number;
  readonly checked: boolean;
  readonly text: Field;
}

/** An HTML comment that forms a block of its own. Lines absolute, inclusive. */
export interface Comment {
  readonly line: number;
  readonly endLine: number;
  /** What stands between `<!--` and `-->`, trimmed. */
  readonly text: string;
}

/** A fenced or indented code block, front matter or HTML block: text that is quoted, not said. Lines absolute, inclusive. */
export interface Verbatim {
  readonly kind: 'code' | 'html' | 'frontmatter';
  readonly line: number;
  readonly endLine: number;
}

/** Everything that Orch reads of a Markdown file. Parsing never throws and loses nothing: `lines.text` is the input. */
export interface MarkdownDocument {
  readonly lines: Lines;
  readonly tables: readonly Table[];
  readonly sections: readonly Placed<Section>[];
  readonly headings: readonly Heading[];
  readonly checklist: readonly ChecklistItem[];
  readonly comments: readonly Comment[];
  readonly verbatim: readonly Verbatim[];
  /**
   * Set where the text cannot be read with bounded effort: more than the limit of lines would have to go through
   * remark. Tables, sections and the rest are then empty.
   */
  readonly tooComplex?: { readonly lines: number; readonly limit: number };
}
