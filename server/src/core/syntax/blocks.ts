import type { List, ListItem as ListItemNode, Nodes, Parents, RootContent } from 'mdast';
import {
  LineState,
  type Block,
  type BlockKind,
  type ListItem,
  type Outline,
  type Paragraph,
  type QuotedRun,
  type VerbatimKind,
} from './outline.js';

const kinds: Partial<Record<RootContent['type'], BlockKind>> = {
  heading: 'heading',
  table: 'table',
  paragraph: 'paragraph',
  list: 'list',
  code: 'code',
  html: 'html',
};

/** The outline of `lines` from the children of remark's root. */
export function outlineOf(children: readonly RootContent[], lines: readonly string[]): Outline {
  const states = new Uint8Array(lines.length);
  for (const node of children) markRoot(node, lines, states);
  return { blocks: children.map(toBlock), states };
}

function toBlock(node: RootContent): Block {
  return {
    kind: kinds[node.type] ?? 'other',
    ...linesOf(node),
    depth: node.type === 'heading' ? node.depth : 0,
    items: node.type === 'list' ? itemsOf(node) : [],
    verbatim: 'children' in node ? quotedIn(node) : [],
  };
}

function linesOf(node: Nodes): { line: number; endLine: number } {
  const line = (node.position?.start.line ?? 1) - 1;
  return { line, endLine: (node.position?.end.line ?? line + 1) - 1 };
}

function itemsOf(list: List): ListItem[] {
  return list.children.flatMap((item) => {
    const first = paragraphOf(item);
    if (!first) return [];
    const lists = item.children.filter((child) => child.type === 'list');
    const nested = lists.flatMap((child) => child.children.flatMap((inner) => paragraphOf(inner) ?? []));
    return [{ ...first, checked: item.checked ?? undefined, nested }];
  });
}

/** The paragraph an item begins with, if it begins with one on the line of its bullet. */
function paragraphOf(item: ListItemNode): Paragraph | undefined {
  const [child] = item.children;
  if (child?.type !== 'paragraph') return undefined;
  const run = linesOf(child);
  if (run.line !== linesOf(item).line) return undefined;
  return { ...run, column: (child.position?.start.column ?? 1) - 1 };
}

const verbatimKinds: Partial<Record<Nodes['type'], VerbatimKind>> = { code: 'code', html: 'html' };

/** Code and HTML blocks at any depth. Text that stands within a paragraph is not a block. */
function quotedIn(node: Parents): QuotedRun[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'table') return [];
  return node.children.flatMap((child) => {
    const kind = verbatimKinds[child.type];
    if (kind) return [{ kind, ...linesOf(child) }];
    return 'children' in child ? quotedIn(child) : [];
  });
}

function markRoot(node: RootContent, lines: readonly string[], states: Uint8Array): void {
  const { line, endLine } = linesOf(node);
  const state = rootState(node, lines[line] ?? '');
  if (state === LineState.closed && 'children' in node) markParagraphs(node, states);
  else states.fill(state, line, endLine + 1);
  if (state === LineState.fence) states[line] = LineState.opening;
}

function rootState(node: RootContent, firstLine: string): number {
  if (node.type === 'table') return LineState.table;
  if (node.type === 'html') return LineState.html;
  if (node.type === 'code' && /^ {0,3}(?:`{3}|~{3})/.test(firstLine)) return LineState.fence;
  return LineState.closed;
}

/** A paragraph goes on with lines that begin with a pipe wherever it stands, lazily or not. */
function markParagraphs(node: Parents, states: Uint8Array): void {
  if (node.type === 'paragraph') {
    const { line, endLine } = linesOf(node);
    states.fill(LineState.paragraph, line, endLine + 1);
    return;
  }
  for (const child of node.children) if ('children' in child) markParagraphs(child, states);
}
