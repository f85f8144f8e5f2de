import type { Nodes, Root, RootContent, Table, TableRow } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import type { MarkdownDocument, Row } from '../../../server/src/core/syntax/index.js';

/** What a document says, in a form that both readers can give. Lines count from 0. */
export interface Reading {
  readonly tables: readonly { readonly header: RowReading; readonly rows: readonly RowReading[] }[];
  readonly headings: readonly { readonly line: number; readonly depth: number }[];
  readonly verbatim: readonly { readonly kind: string; readonly line: number; readonly endLine: number }[];
  readonly checklist: readonly { readonly line: number; readonly checked: boolean }[];
}

export interface RowReading {
  readonly line: number;
  /** Trimmed source of each cell. */
  readonly cells: readonly string[];
}

export function readingOf(document: MarkdownDocument): Reading {
  const { lines } = document;
  const row = (item: Row, line: number): RowReading => ({
    line,
    cells: Array.from({ length: item.length }, (_, index) => {
      const { start, end } = item.field(index)!.range;
      return lines.slice({ start: { ...start, line }, end: { ...end, line } });
    }),
  });
  return {
    tables: document.tables.map(({ header, rows }) => ({
      header: row(header.item, header.line),
      rows: rows.map(({ item, line }) => row(item, line)),
    })),
    headings: document.headings.map(({ line, depth }) => ({ line, depth })),
    verbatim: document.verbatim.map(({ kind, line, endLine }) => ({ kind, line, endLine })),
    checklist: document.checklist.map(({ line, checked }) => ({ line, checked })),
  };
}

const plain = remark().use(remarkGfm);
const withFrontMatter = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml']);

/**
 * What remark says of the whole text: the judge. Where a first line `---` is never closed, remark-frontmatter leaves
 * the lists and quotes of the whole text unread, and CommonMark says that it is a thematic break.
 */
export function readingByRemark(text: string): Reading {
  const closed = /^\uFEFF?---[ \t]*(?:\r\n?|\n)(?:[^]*?[\r\n])?---[ \t]*(?![^\r\n])/.test(text);
  const root: Root = (closed ? withFrontMatter : plain).parse(text);
  const source = text.replace(/^\uFEFF/, '');
  return {
    tables: root.children.filter((node) => node.type === 'table').map((table) => tableReading(table, source)),
    headings: root.children.flatMap((node) =>
      node.type === 'heading' ? [{ line: lineOf(node), depth: node.depth }] : [],
    ),
    verbatim: root.children.flatMap(verbatimIn),
    checklist: root.children.flatMap(checksIn),
  };
}

function tableReading({ children: [header, ...rows] }: Table, source: string): Reading['tables'][number] {
  return { header: rowReading(header!, source), rows: rows.map((row) => rowReading(row, source)) };
}

function rowReading(row: TableRow, source: string): RowReading {
  const cells = row.children.map((cell, index) => {
    const { start, end } = cell.position!;
    return cellSource(source.slice(start.offset, end.offset), index === row.children.length - 1);
  });
  return { line: lineOf(row), cells };
}

/** A cell begins with its left pipe, if it has one; the last one ends with its right pipe, if it has one. */
function cellSource(source: string, isLast: boolean): string {
  const inner = trimBlanks(source.replace(/^\|/, ''));
  if (!isLast || !inner.endsWith('|')) return inner;
  const escapes = /\\*$/.exec(inner.slice(0, -1))![0].length;
  return escapes % 2 === 1 ? inner : trimBlanks(inner.slice(0, -1));
}

function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '');
}

const kinds: Partial<Record<Nodes['type'], string>> = { code: 'code', html: 'html', yaml: 'frontmatter' };

function verbatimIn(node: RootContent): Reading['verbatim'] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'table') return [];
  const kind = kinds[node.type];
  if (kind) return [{ kind, line: lineOf(node), endLine: node.position!.end.line - 1 }];
  return 'children' in node ? node.children.flatMap(verbatimIn) : [];
}

function checksIn(node: RootContent): Reading['checklist'] {
  if (node.type !== 'list') return [];
  return node.children.flatMap((item) => {
    const [first] = item.children;
    if (typeof item.checked !== 'boolean' || first?.type !== 'paragraph' || lineOf(first) !== lineOf(item)) return [];
    return [{ line: lineOf(item), checked: item.checked }];
  });
}

function lineOf(node: Nodes): number {
  return node.position!.start.line - 1;
}
