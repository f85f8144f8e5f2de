import { Lines } from '../text/index.js';
import { readChunk, type Chunk } from './chunk.js';
import { Lineage, own } from './lineage.js';
import { BYTE_ORDER_MARK } from './lineKind.js';
import type { Outline } from './outline.js';
import { checklistOf, commentsOf, headingsOf, verbatimOf } from './parts.js';
import { placeBlocks } from './placed.js';
import { readOutline } from './remark.js';
import { scanRow, scanRowAfterMark } from './row.js';
import { sectionsOf, type Remember } from './sections.js';
import { sourceOf, type Source } from './skeleton.js';
import { tablesOf } from './tables.js';
import type { MarkdownDocument, Placed, Row } from './types.js';

const lineages = new WeakMap<MarkdownDocument, Lineage>();

/**
 * Reads a Markdown text. Never throws, whatever the text; what cannot be read with bounded effort says so in
 * `tooComplex`. With the document of an earlier version of the text, what did not change is taken from there: rows
 * and sections with equal text are the same objects.
 */
export function parseMarkdown(text: string, previous?: MarkdownDocument): MarkdownDocument {
  if (previous?.lines.text === text) return previous;
  const lineage = (previous && lineages.get(previous)) ?? new Lineage();
  const source = sourceOf(new Lines(text));
  const chunks = readChunks(source, lineage);
  const document = chunks ? toDocument(source, chunks, lineage) : refusal(source.lines);
  lineages.set(document, lineage);
  return document;
}

function readChunks(source: Source, lineage: Lineage): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  const read = rememberOutlines(lineage);
  for (let start = 0; start < source.lines.count; start = chunks.at(-1)?.end ?? source.lines.count) {
    const chunk = readChunk(source, start, read);
    if (!chunk) return undefined;
    chunks.push(chunk);
  }
  return chunks;
}

function rememberOutlines({ outlines }: Lineage): (lines: readonly string[]) => Outline | undefined {
  return (lines) => {
    const key = lines.join('\n');
    const outline = outlines.get(key) ?? readOutline(lines);
    if (outline) outlines.set(key, outline);
    return outline;
  };
}

function toDocument(source: Source, chunks: readonly Chunk[], lineage: Lineage): MarkdownDocument {
  const { lines } = source;
  const blocks = placeBlocks(chunks);
  return {
    lines,
    tables: tablesOf(source, blocks, rowReader(lines, lineage)),
    sections: sectionsOf(lines, blocks, rememberSections(lineage)),
    headings: headingsOf(lines, blocks),
    checklist: checklistOf(lines, blocks),
    comments: commentsOf(lines, blocks),
    verbatim: verbatimOf(blocks),
  };
}

function rowReader(lines: Lines, { rows }: Lineage): (line: number) => Placed<Row> {
  return (line) => {
    const text = lines.at(line);
    if (line === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK) return { item: scanRowAfterMark(text), line };
    let item = rows.get(text);
    if (!item) rows.set(text, (item = scanRow(own(text))));
    return { item, line };
  };
}

function rememberSections({ sections }: Lineage): Remember {
  return (text, make) => {
    const known = sections.get(text);
    if (known) return known;
    const copy = own(text);
    const made = make(copy);
    if (made) sections.set(copy, made);
    return made;
  };
}

function refusal(lines: Lines): MarkdownDocument {
  const tooComplex = { lines: lines.count, limit: 2000 };
  return { lines, tables: [], sections: [], headings: [], checklist: [], comments: [], verbatim: [], tooComplex };
}
