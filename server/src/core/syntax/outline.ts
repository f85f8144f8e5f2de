/**
 * The block structure of a piece of Markdown, as much of it as Orch reads. Lines count from the start of the piece;
 * columns count from 0. Nothing here points into a tree, so that an outline is small enough to be remembered.
 */
export interface Outline {
  /** The children of the root, in order. */
  readonly blocks: readonly Block[];
  /** For every line what stands open behind it, one `LineState` each. */
  readonly states: Uint8Array;
}

export type BlockKind = 'heading' | 'table' | 'paragraph' | 'list' | 'other' | VerbatimKind;
export type VerbatimKind = 'code' | 'html' | 'frontmatter';

/** `line` and `endLine` are both part of the block. */
export interface LineRun {
  readonly line: number;
  readonly endLine: number;
}

export interface Block extends LineRun {
  readonly kind: BlockKind;
  /** Of a heading; 0 for anything else. */
  readonly depth: number;
  /** Of a list. */
  readonly items: readonly ListItem[];
  /** Quoted text inside lists and quotes; a block that is itself quoted text holds none. */
  readonly verbatim: readonly QuotedRun[];
}

export interface QuotedRun extends LineRun {
  readonly kind: VerbatimKind;
}

/** An item whose first child is a paragraph, on the line of its bullet; others say nothing that Orch reads. */
export interface ListItem extends Paragraph {
  /** The state of a check box; undefined without one. */
  readonly checked: boolean | undefined;
  /** The first paragraphs of the items of the lists directly in this one. */
  readonly nested: readonly Paragraph[];
}

/** A paragraph from its first character (the check box is no part of it) to the end of its last line. */
export interface Paragraph extends LineRun {
  readonly column: number;
}

/**
 * What is open behind a line, so far as lines that begin with a pipe would go on in it and change nothing:
 * further rows, further lines of a paragraph, further code. `closed` is anything else.
 */
export const LineState = {
  closed: 0,
  table: 1,
  paragraph: 2,
  fence: 3,
  /** As `fence`, on the line that opens it: any line that does not close this fence goes on in it. */
  opening: 4,
  /** Only lines without `>` go on in it for sure. */
  html: 5,
} as const;
