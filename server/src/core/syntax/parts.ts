import type { Lines } from '../text/index.js';
import { paragraphField } from './bullets.js';
import { headingText } from './headings.js';
import { lineStart } from './lineKind.js';
import type { PlacedBlock } from './placed.js';
import type { ChecklistItem, Comment, Heading, Verbatim } from './types.js';

/** What stands between tables and sections, each kind in order. */
export interface Parts {
  readonly headings: Heading[];
  readonly checklist: ChecklistItem[];
  readonly comments: Comment[];
  readonly verbatim: Verbatim[];
}

export function partsOf(lines: Lines, blocks: readonly PlacedBlock[]): Parts {
  const parts: Parts = { headings: [], checklist: [], comments: [], verbatim: [] };
  for (const placed of blocks) addPart(lines, placed, parts);
  return parts;
}

function addPart(lines: Lines, placed: PlacedBlock, parts: Parts): void {
  const { block, line, endLine } = placed;
  const { kind } = block;
  if (kind === 'heading') parts.headings.push({ line, depth: block.depth, text: headingText(lines, placed) });
  if (kind === 'list') addChecks(lines, placed, parts.checklist);
  if (kind === 'html') addComments(lines, placed, parts.comments);
  if (kind === 'code' || kind === 'html' || kind === 'frontmatter') parts.verbatim.push({ kind, line, endLine });
  // Behind code in a list or quote no line is left out, though remark may let its end overlap with what follows.
  for (const run of block.verbatim) {
    parts.verbatim.push({ kind: run.kind, line: placed.lineOf(run.line), endLine: placed.lineOf(run.endLine) });
  }
}

function addChecks(lines: Lines, placed: PlacedBlock, checklist: ChecklistItem[]): void {
  for (const { checked, line, endLine, column } of placed.block.items) {
    if (checked === undefined) continue;
    const paragraph = { line: placed.lineOf(line), endLine: placed.endLineOf(endLine), column };
    checklist.push({ line: paragraph.line, checked, text: paragraphField(lines, paragraph) });
  }
}

/** The comments that an HTML block begins with; one that is never closed reaches to the block's end. */
function addComments(lines: Lines, { line, endLine }: PlacedBlock, comments: Comment[]): void {
  const from = lineStart(lines, line);
  const text = lines.between(from, lines.span(endLine).end);
  let at = skipBlanks(text, 0);
  while (at < text.length && text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    const end = close === -1 ? text.length : close;
    const next = Math.min(end + 3, text.length);
    comments.push({
      line: lines.positionAt(from + at).line,
      endLine: lines.positionAt(from + next).line,
      text: text.slice(at + 4, end).trim(),
    });
    at = skipBlanks(text, next);
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(text.charAt(at))) at++;
  return at;
}
