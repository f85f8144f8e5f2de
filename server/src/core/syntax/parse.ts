import type { Lines } from '../text/index.js';
import { readChunks, type PlacedChunk } from './chunks.js';
import { isRefusal, type Refusal } from './cost.js';
import { Edit } from './edit.js';
import { Lineage } from './lineage.js';
import { lineKinds } from './lineKind.js';
import type { Outline } from './outline.js';
import { partsOf } from './parts.js';
import { placeBlocks } from './placed.js';
import { readOutline } from './readOutline.js';
import { RowReader, type RowsByLine } from './rows.js';
import { sectionReader } from './sectionReader.js';
import { sectionsOf, type SectionAt } from './sections.js';
import type { Source } from './skeleton.js';
import { tablesOf } from './tables.js';
import type { MarkdownDocument } from './types.js';

/** What a version of a document leaves to the next one. */
interface Version {
  readonly lineage: Lineage;
  readonly kinds: Uint8Array;
  readonly chunks: readonly PlacedChunk[];
  readonly rows: RowsByLine;
}

/**
 * A document with what it leaves to the next one. In the document itself: what a WeakMap holds outlives every small
 * collection of the engine, and there is a version for every keystroke.
 */
class Read implements MarkdownDocument {
  readonly lines: Lines;
  readonly tables: MarkdownDocument['tables'];
  readonly sections: MarkdownDocument['sections'];
  readonly headings: MarkdownDocument['headings'];
  readonly checklist: MarkdownDocument['checklist'];
  readonly comments: MarkdownDocument['comments'];
  readonly verbatim: MarkdownDocument['verbatim'];
  readonly tooComplex?: Refusal;
  readonly #version: Version;

  constructor(document: MarkdownDocument, version: Version) {
    this.lines = document.lines;
    this.tables = document.tables;
    this.sections = document.sections;
    this.headings = document.headings;
    this.checklist = document.checklist;
    this.comments = document.comments;
    this.verbatim = document.verbatim;
    if (document.tooComplex !== undefined) this.tooComplex = document.tooComplex;
    this.#version = version;
  }

  /** Undefined of a document that was not read here. */
  static versionOf(document: MarkdownDocument): Version | undefined {
    return #version in document ? document.#version : undefined;
  }
}

/**
 * Reads a Markdown text, given as such or by its lines. Never throws, whatever the text; what cannot be read with
 * bounded effort says so in `tooComplex`. With the document of an earlier version of the text, what did not change is taken from there: rows
 * and sections with equal text are the same objects.
 */
export function parseMarkdown(text: string | Lines, previous?: MarkdownDocument): MarkdownDocument {
  const before = previous && Read.versionOf(previous);
  if (previous === undefined || before === undefined) return nextVersion(Edit.fresh(text));
  const edit = Edit.of(previous.lines, text);
  return previous.lines === edit.lines ? previous : nextVersion(edit, previous, before);
}

function nextVersion(edit: Edit, previous?: MarkdownDocument, before?: Version): MarkdownDocument {
  const kinds = lineKinds(edit, before?.kinds);
  const lineage = before?.lineage ?? new Lineage();
  const source: Source = { lines: edit.lines, kinds, forced: new Uint8Array(kinds.length) };
  const read = readChunks(source, edit, before?.chunks ?? [], (lines) => outlineFor(lines, lineage));
  const chunks = isRefusal(read) ? [] : read;
  const rows = new RowReader(edit, before?.rows ?? [], lineage);
  const sectionAt = sectionReader(edit, previous?.sections ?? [], lineage);
  // Rows that wait to be made hold on to the version before, which would hold on to the one before that.
  const lazy = before === undefined;
  const document = isRefusal(read) ? refused(edit.lines, read) : toDocument(source, chunks, rows, sectionAt, lazy);
  lineage.sweep(rows.byLine, document.sections, chunks.length);
  return new Read(document, { lineage, kinds, chunks, rows: rows.byLine });
}

function outlineFor(lines: readonly string[], { outlines }: Lineage): Outline | Refusal {
  const key = lines.join('\n');
  const outline = outlines.get(key) ?? readOutline(lines);
  if (!isRefusal(outline)) outlines.set(key, outline);
  return outline;
}

function toDocument(
  source: Source,
  chunks: readonly PlacedChunk[],
  rows: RowReader,
  sectionAt: SectionAt,
  lazy: boolean,
): MarkdownDocument {
  const { lines } = source;
  const blocks = placeBlocks(chunks);
  return {
    lines,
    tables: tablesOf(source, blocks, (line) => rows.at(line), lazy),
    sections: sectionsOf(lines, blocks, sectionAt),
    ...partsOf(lines, blocks),
  };
}

function refused(lines: Lines, tooComplex: Refusal): MarkdownDocument {
  return { lines, tables: [], sections: [], headings: [], checklist: [], comments: [], verbatim: [], tooComplex };
}
