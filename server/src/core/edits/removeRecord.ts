import { SectionSource, type Entry, type LedgerRecord, type Workspace } from '../model/index.js';

import type { TextEdit } from '../text/index.js';
import { blankLinesBefore, removeLines } from './lines.js';
import { endOfSection } from './newSection.js';

/**
 * Takes a record out of its ledger: its row with the line end, or its section with the deeper headings under it and
 * the blank lines above. What is appended behind the last record may touch it. Takes the workspace that the record was
 * read from.
 */
export function removeRecord(
  { files }: Pick<Workspace, 'files'>,
  { record, line, file }: Entry<LedgerRecord<string>>,
): readonly TextEdit[] {
  const document = files.get(file.path)?.document;
  if (document === undefined) return [];
  const { lines } = document;
  const { source } = record;
  if (!(source instanceof SectionSource)) return [removeLines(lines, line, line + 1)];
  return [removeLines(lines, line - blankLinesBefore(lines, line), endOfSection(document, line, source.section))];
}
