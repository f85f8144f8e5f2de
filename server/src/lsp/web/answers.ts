import type { Connection } from 'vscode-languageserver';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  newerLine,
  NO_LINES,
  readLines,
  readLog,
  StoreFault,
  summarise,
  type Answers,
  type Policy,
} from '../../core/index.js';
import { LIST_FOLDER_REQUEST, type ListFolderParams, type ListFolderResult } from '../../protocol.js';
import { uriBelow } from '../uris.js';
import type { ClientDisk } from './disk.js';

/** Answers to planners in a host that has neither git nor files of its own, looked up when they are asked for. */
export function webAnswers(uri: string, connection: Connection, disk: ClientDisk, policy: () => Policy): Answers {
  const list = lister(uri, connection);
  const log = (): Promise<ReadonlyMap<string, string>> => auditFiles(disk, list, policy().paths.audit);
  return {
    fact: (path, text) => disk.fact(path, text),
    digest: async (path) => {
      const bytes = await disk.bytes(path);
      return bytes === undefined ? undefined : `sha256:${bytesToHex(sha256(bytes))}`;
    },
    ignored: () => false,
    history: async () => readLog(await log()),
    auditSummary: async () => summarise(NO_LINES, readLines(await log())),
    head: () => undefined,
    change: () => undefined,
    diff: () => undefined,
  };
}

/** Path → text of every file of the audit log below a root, for comparing: nothing where it cannot be read. */
export async function readableLog(
  uri: string,
  connection: Connection,
  disk: ClientDisk,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const list = lister(uri, connection);
  return auditFiles(disk, list, folder).catch((error: unknown) => {
    if (error instanceof StoreFault) return new Map<string, string>();
    throw error;
  });
}

/** Lists folders below a root, as the client sees them. */
export function lister(uri: string, connection: Connection): (path: string) => Promise<ListFolderResult> {
  return (path) => connection.sendRequest(LIST_FOLDER_REQUEST, { uri: uriBelow(uri, path) } satisfies ListFolderParams);
}

/** Months and writers lie one folder deep; deeper than this nobody puts them. */
const MAX_DEPTH = 4;

/**
 * Path → text of every file of the audit log. Refuses (`StoreFault`) one that cannot be read: what goes on from half a
 * log contradicts the other half.
 */
async function auditFiles(
  disk: ClientDisk,
  list: (path: string) => Promise<ListFolderResult>,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const paths = (await pathsBelow(list, folder, MAX_DEPTH)).sort();
  const files = new Map<string, string>();
  for (const path of paths) {
    const source = await disk.source(path);
    const unread =
      source?.trouble === undefined || source.trouble.kind === 'not-utf8' ? undefined : source.trouble.kind;
    if (unread !== undefined) throw new StoreFault('store/unreadable', { path, detail: unread });
    if (source !== undefined) files.set(path, source.text);
  }
  const newer = newerLine(files);
  if (newer === undefined) return files;
  throw new StoreFault('store/newer', { path: `${newer.file}:${newer.at}`, version: `${newer.version}` });
}

async function pathsBelow(
  list: (path: string) => Promise<ListFolderResult>,
  folder: string,
  depth: number,
): Promise<string[]> {
  if (depth === 0) return [];
  const { entries, complete } = await list(folder);
  if (!complete) throw new StoreFault('store/unreadable', { path: folder, detail: 'too many files' });
  const found = entries.map(async ({ name, kind }) => {
    const path = `${folder}/${name}`;
    if (kind === 'directory') return pathsBelow(list, path, depth - 1);
    return kind === 'file' && name.endsWith('.jsonl') ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}
