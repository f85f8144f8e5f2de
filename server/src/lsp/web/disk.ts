import type { Connection } from 'vscode-languageserver';
import type { Fact, SourceFile } from '../../core/index.js';
import { decodeSource } from '../../decode.js';
import { READ_FILE_REQUEST, type ReadFileParams, type ReadFileResult } from '../../protocol.js';
import { uriBelow } from '../uris.js';

/** As on disk: larger ledgers and larger evidence are not read. */
const MOST_LEDGER = 16 * 1024 * 1024;
const MOST_FACT = 1024 * 1024;

/** The files below a root, as the client reads them: nothing is remembered here. */
export class ClientDisk {
  constructor(
    private readonly uri: string,
    private readonly connection: Connection,
  ) {}

  /** A ledger, policy or flags file; undefined where it does not exist. */
  async source(path: string): Promise<SourceFile | undefined> {
    const found = await this.look(path, MOST_LEDGER);
    if (found.kind === 'missing') return undefined;
    if (found.kind !== 'file') {
      const reason = found.kind === 'unreadable' ? found.reason : `not a regular file (${found.kind})`;
      return { path, text: '', trouble: { kind: 'unreadable', reason } };
    }
    if (found.base64 !== undefined) return decodeSource(path, bytesOf(found.base64));
    return { path, text: '', trouble: { kind: 'too-large', bytes: found.size, limit: MOST_LEDGER } };
  }

  /** What is known of a path. Nothing is known of what git ignores. */
  async fact(path: string, text: boolean): Promise<Fact> {
    const found = await this.look(path, text ? MOST_FACT : undefined);
    if (found.kind === 'directory') return { kind: 'directory', ignored: false };
    if (found.kind !== 'file') return found;
    const { size, base64 } = found;
    return { kind: 'file', size, ignored: false, ...(base64 === undefined ? {} : contentOf(bytesOf(base64))) };
  }

  /** The bytes of a regular file of at most 16 MB. */
  async bytes(path: string): Promise<Uint8Array | undefined> {
    const found = await this.look(path, MOST_LEDGER);
    return found.kind === 'file' && found.base64 !== undefined ? bytesOf(found.base64) : undefined;
  }

  /** What stands at a path; with its bytes where a limit for them is given. */
  look(path: string, limit?: number): Promise<ReadFileResult> {
    const params: ReadFileParams = { uri: uriBelow(this.uri, path), content: limit !== undefined, limit: limit ?? 0 };
    return this.connection.sendRequest(READ_FILE_REQUEST, params);
  }
}

function contentOf(bytes: Uint8Array<ArrayBuffer>): { text?: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {};
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
