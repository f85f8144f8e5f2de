import { SectionSource, type LedgerRecord } from '../model/index.js';
import type { MarkdownDocument, Placed } from '../syntax/index.js';
import type { TextEdit } from '../text/index.js';
import { blankLinesBefore, removeLines } from './lines.js';
import { endOfSection } from './newSection.js';

/** Takes several records out of the document that they were read from, as `removeRecord` does; neighbours in one edit. */
export function removeRecords(
  document: MarkdownDocument,
  records: readonly Placed<LedgerRecord<string>>[],
): readonly TextEdit[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of records.map((record) => linesOf(document, record)).sort((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else runs.push({ from, to });
  }
  return runs.map(({ from, to }) => removeLines(document.lines, from, to));
}

/** The row, or the section with the deeper headings under it and the blank lines above. */
function linesOf(
  document: MarkdownDocument,
  { item: { source }, line }: Placed<LedgerRecord<string>>,
): { readonly from: number; readonly to: number } {
  if (!(source instanceof SectionSource)) return { from: line, to: line + 1 };
  return { from: line - blankLinesBefore(document.lines, line), to: endOfSection(document, line, source.section) };
}
