import type { Lines } from '../text/index.js';
import { paragraphField } from './bullets.js';
import { headingText } from './headings.js';
import { lineStart } from './lineKind.js';
import type { PlacedBlock } from './placed.js';
import type { ChecklistItem, Comment, Heading, Verbatim } from './types.js';

export function headingsOf(lines: Lines, blocks: readonly PlacedBlock[]): Heading[] {
  return blocks
    .filter(({ block }) => block.kind === 'heading')
    .map((heading) => ({ line: heading.line, depth: heading.block.depth, text: headingText(lines, heading) }));
}

export function checklistOf(lines: Lines, blocks: readonly PlacedBlock[]): ChecklistItem[] {
  return blocks.flatMap(({ block, place }) =>
    block.items.flatMap((item) => {
      if (item.checked === undefined) return [];
      const paragraph = { ...place(item), column: item.column };
      return [{ line: paragraph.line, checked: item.checked, text: paragraphField(lines, paragraph) }];
    }),
  );
}

/** Code, HTML and front matter, wherever it stands. */
export function verbatimOf(blocks: readonly PlacedBlock[]): Verbatim[] {
  return blocks.flatMap(({ block, line, endLine, place, lineOf }) => {
    const { kind } = block;
    if (kind === 'code' || kind === 'html' || kind === 'frontmatter') return [{ kind, line, endLine }];
    // Behind code in a list or quote no line is left out, though remark may let its end overlap with what follows.
    return block.verbatim.map((run) => ({ kind: run.kind, line: place(run).line, endLine: lineOf(run.endLine) }));
  });
}

/** The comments that HTML blocks of the root begin with; one that is never closed reaches to the block's end. */
export function commentsOf(lines: Lines, blocks: readonly PlacedBlock[]): Comment[] {
  return blocks.flatMap((placed) => (placed.block.kind === 'html' ? commentsIn(lines, placed) : []));
}

function commentsIn(lines: Lines, { line, endLine }: PlacedBlock): Comment[] {
  const comments: Comment[] = [];
  const { text } = lines;
  const limit = lines.span(endLine).end;
  let at = skipBlanks(text, lineStart(lines, line));
  while (at < limit && text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    const end = close === -1 || close > limit ? limit : close;
    const next = Math.min(end + 3, limit);
    comments.push({
      line: lines.positionAt(at).line,
      endLine: lines.positionAt(next).line,
      text: text.slice(at + 4, end).trim(),
    });
    at = skipBlanks(text, next);
  }
  return comments;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(text.charAt(at))) at++;
  return at;
}
