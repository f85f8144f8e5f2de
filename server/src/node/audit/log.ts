import { inOrder, StoreFault, type AuditSummary, type PlacedAuditLine } from '../../core/index.js';
import { runtimeFolder } from '../store/index.js';
import { quietly } from '../store/quiet.js';
import { auditPlaces, auditStamps, type AuditFile } from './files.js';
import { readGrown } from './grown.js';
import { readIndex, writeIndex } from './indexFile.js';
import { parsedFiles } from './parsed.js';

/**
 * All lines of the audit log of a workspace, each after those that its writer had seen; none of a move that is not done.
 * Refuses (`StoreFault`) a log that a newer Orch goes on with: moves that know half of it would contradict the other half.
 */
export async function readAudit(root: string, folder: string): Promise<readonly PlacedAuditLine[]> {
  const files = await reading(root, folder, (places) => parsedFiles(`${root}\0${folder}`, places));
  refuseNewer(files.find(({ newer }) => newer !== undefined)?.newer);
  return inOrder(files.flatMap(({ lines }) => lines));
}

/** An index that lags behind by more than this is written anew. Reading less takes no longer than writing it. */
const LAG = { bytes: 64 * 1024, files: 8 };

/**
 * What the lines of the audit log of a workspace come to. Refuses what `readAudit` refuses.
 * @param lag then the index is written anew
 */
export async function summariseAudit(root: string, folder: string, lag = LAG): Promise<AuditSummary> {
  const known = readIndex(root, folder);
  const { summary, newer, read, index } = await reading(root, folder, (places) => readGrown(places, known));
  refuseNewer(newer);
  const next = read.bytes > lag.bytes || read.files > lag.files ? index() : undefined;
  if (next !== undefined) writeIndex(root, folder, next);
  return summary;
}

async function reading<T>(
  root: string,
  folder: string,
  read: (places: ReadonlyMap<string, AuditFile>) => T,
): Promise<T> {
  let places: ReadonlyMap<string, AuditFile> | undefined;
  const look = (): ReadonlyMap<string, AuditFile> => (places = auditPlaces(root, folder));
  return quietly(
    runtimeFolder(root),
    () => auditStamps(look()),
    () => read(places ?? look()),
  );
}

function refuseNewer(newer: ReturnType<typeof readGrown>['newer']): void {
  if (newer === undefined) return;
  throw new StoreFault('store/newer', { path: `${newer.file}:${newer.at}`, version: `${newer.version}` });
}
