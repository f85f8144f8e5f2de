import type { PlacedAuditLine } from '../../core/index.js';
import { printCsv, type CsvCell } from '../render/csv.js';

type Column = readonly [name: string, value: (placed: PlacedAuditLine) => CsvCell];

const COLUMNS: readonly Column[] = [
  ['time', ({ line }) => line.time],
  ['writer', ({ line }) => line.writer],
  ['seq', ({ line }) => line.seq],
  ['actor', ({ line }) => line.actor],
  ['role', ({ line }) => line.role],
  ['assurance', ({ line }) => line.assurance],
  ['event', ({ line }) => line.event],
  ['id', ({ line }) => line.id],
  ['from', ({ line }) => line.from],
  ['to', ({ line }) => line.to],
  ['reason', ({ line }) => line.reason],
  ['approval', ({ line }) => line.approval],
  ['evidence', ({ line }) => line.evidence?.path],
  ['evidence_digest', ({ line }) => line.evidence?.digest],
  ['token', ({ line }) => line.token],
  ['head', ({ line }) => line.head],
  ['separation', ({ line }) => line.separation],
  ['decided_by', ({ line }) => line.decidedBy],
  ['undoes', ({ line }) => (line.undoes === undefined ? undefined : `${line.undoes.writer}#${line.undoes.seq}`)],
  ['columns', ({ line }) => (line.columns === undefined ? undefined : JSON.stringify(line.columns))],
  ['rows', ({ line }) => JSON.stringify(line.rows)],
  ['hash', ({ hash }) => hash],
];

/** Lines of the log as a table for spreadsheets, with a header. */
export function toCsv(lines: readonly PlacedAuditLine[]): string {
  const header = COLUMNS.map(([name]) => name);
  return printCsv(
    header,
    lines.map((placed) => COLUMNS.map(([, value]) => value(placed))),
  );
}
