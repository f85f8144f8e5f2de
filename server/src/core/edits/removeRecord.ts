import { SectionSource, type Entry, type LedgerRecord, type Workspace } from '../model/index.js';
import type { MarkdownDocument, Placed } from '../syntax/index.js';
import type { TextEdit } from '../text/index.js';
import { removeLines } from './lines.js';
import { endOfSection } from './newSection.js';

/**
 * Takes a record out of its ledger: its row with the line end, or its section with the deeper headings under it and
 * the blank lines behind. Takes the workspace that the record was read from.
 */
export function removeRecord(
  { files }: Pick<Workspace, 'files'>,
  { record, line, file }: Entry<LedgerRecord<string>>,
): readonly TextEdit[] {
  const document = files.get(file.path)?.document;
  return document === undefined ? [] : removeRecords(document, [{ item: record, line }]);
}

/** Takes several records out of the document that they were read from, as `removeRecord`; neighbours in one edit. */
export function removeRecords(
  document: MarkdownDocument,
  records: readonly Placed<LedgerRecord<string>>[],
): readonly TextEdit[] {
  const runs: { from: number; to: number }[] = [];
  for (const record of [...records].sort((a, b) => a.line - b.line)) {
    const to = endOfRecord(document, record);
    const last = runs.at(-1);
    if (last !== undefined && record.line <= last.to) last.to = Math.max(last.to, to);
    else runs.push({ from: record.line, to });
  }
  return runs.map(({ from, to }) => removeLines(document.lines, from, to));
}

/** The line behind a record, blank lines behind a section included. */
function endOfRecord(document: MarkdownDocument, { item: { source }, line }: Placed<LedgerRecord<string>>): number {
  if (!(source instanceof SectionSource)) return line + 1;
  let end = endOfSection(document, line, source.section);
  while (end < document.lines.count && document.lines.at(end).trim() === '') end++;
  return end;
}
