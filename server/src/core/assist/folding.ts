import type { MarkdownDocument } from '../syntax/index.js';

/** Lines that may be folded into their first one; both are part of it. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'region' | undefined;
}

/** What may be folded: parts under headings, tables, front matter, comments and code. */
export function folds(document: MarkdownDocument): readonly Fold[] {
  const all = [...headingFolds(document), ...tableFolds(document), ...quotedFolds(document)];
  return all
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** A part ends before the next heading that is not below its own, without the blank lines there. */
function headingFolds({ headings, lines }: MarkdownDocument): Fold[] {
  return headings.map(({ line, depth }, at) => {
    const next = headings.slice(at + 1).find((other) => other.depth <= depth);
    let endLine = (next?.line ?? lines.count) - 1;
    while (endLine > line && lines.at(endLine).trim() === '') endLine--;
    return { startLine: line, endLine, kind: undefined };
  });
}

function tableFolds({ tables }: MarkdownDocument): Fold[] {
  return tables.map(({ header, delimiterLine, rows }) => {
    return { startLine: header.line, endLine: Math.max(delimiterLine, rows.at(-1)?.line ?? 0), kind: undefined };
  });
}

function quotedFolds({ comments, verbatim }: MarkdownDocument): Fold[] {
  const commented = new Set(comments.map(({ line }) => line));
  return [
    ...comments.map(({ line, endLine }): Fold => ({ startLine: line, endLine, kind: 'comment' })),
    ...verbatim
      .filter(({ line }) => !commented.has(line))
      .map(({ line, endLine, kind }): Fold => ({
        startLine: line,
        endLine,
        kind: kind === 'frontmatter' ? 'region' : undefined,
      })),
  ];
}
