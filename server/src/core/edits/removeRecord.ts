import { SectionSource, type Entry, type LedgerRecord, type Workspace } from '../model/index.js';
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
  if (document === undefined) return [];
  const { lines } = document;
  const { source } = record;
  let end = line + 1;
  if (source instanceof SectionSource) {
    end = endOfSection(document, line, source.section);
    while (end < lines.count && lines.at(end).trim() === '') end++;
  }
  return [removeLines(lines, line, end)];
}
