import { newerLine, readLines, type PlacedAuditLine } from '../../core/index.js';
import { stampOf } from '../store/places.js';
import { auditBytes, auditText, settledStamp, type AuditFile } from './files.js';

/** What an audit file says, and how it stood when it was read; '' where that tells nothing. */
interface ParsedFile {
  readonly stamp: string;
  readonly lines: readonly PlacedAuditLine[];
  readonly newer: ReturnType<typeof newerLine>;
}

type ParsedFiles = ReadonlyMap<string, ParsedFile>;

/** Log → what a server read last of the same log, as long as nobody needs the memory. */
const remembered = new Map<string, WeakRef<ParsedFiles>>();

/**
 * What the files of a log say. One that stands as it stood when this process last read it is not read again.
 * @param log names the log among those that this process reads
 */
export function parsedFiles(log: string, places: ReadonlyMap<string, AuditFile>): readonly ParsedFile[] {
  const before = remembered.get(log)?.deref();
  const files = new Map<string, ParsedFile>();
  for (const [path, place] of places) {
    const known = before?.get(path);
    const file = known?.stamp === stampOf(place.stats) ? known : parsed(path, place);
    if (file !== undefined) files.set(path, file);
  }
  remembered.set(log, new WeakRef(files));
  return [...files.values()];
}

function parsed(path: string, place: AuditFile): ParsedFile | undefined {
  const bytes = auditBytes(place);
  if (bytes === undefined) return undefined;
  const files = new Map([[path, auditText(bytes)]]);
  const stamp = bytes.length === place.stats.size ? settledStamp(place) : '';
  return { stamp, lines: readLines(files), newer: newerLine(files) };
}
