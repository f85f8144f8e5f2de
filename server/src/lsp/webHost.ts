import type { Connection } from 'vscode-languageserver';
import { factsFrom, NO_FACTS, type Fact, type SourceFile, type Wanted } from '../core/index.js';
import { decodeSource } from '../decode.js';
import { READ_FILE_REQUEST, type ReadFileParams, type ReadFileResult } from '../protocol.js';
import type { ClientInfo } from './client.js';
import type { Host, HostClock, RootFiles } from './host.js';
import { uriBelow } from './uris.js';

/** As on disk: larger ledgers and larger evidence are not read. */
const MOST_LEDGER = 16 * 1024 * 1024;
const MOST_FACT = 1024 * 1024;
/** Questions to the client on the way at a time. */
const AT_ONCE = 32;

/**
 * A machine without files: the client reads them, where it can; else only what it has open is known. Nothing is known
 * of what git ignores, and nothing is searched.
 */
export function webHost(connection: Connection, { readsFiles }: ClientInfo): Host {
  const readFile = (params: ReadFileParams): Promise<ReadFileResult> =>
    connection.sendRequest(READ_FILE_REQUEST, params);
  return {
    clock,
    openRoot: (uri) => (readsFiles ? new ClientFiles(uri, readFile) : nowhere),
    openDesk: () => undefined,
    ruleDocs: undefined,
  };
}

const clock: HostClock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const nowhere: RootFiles = {
  read: () => Promise.resolve(undefined),
  facts: NO_FACTS,
  gather: () => Promise.resolve(false),
  findCandidates: () => Promise.resolve([]),
};

/** The files of a root, read by the client. */
class ClientFiles implements RootFiles {
  #known = new Map<string, { readonly fact: Fact; readonly text: boolean }>();
  facts = NO_FACTS;

  constructor(
    private readonly uri: string,
    private readonly readFile: (params: ReadFileParams) => Promise<ReadFileResult>,
  ) {}

  findCandidates(): Promise<[]> {
    return Promise.resolve([]);
  }

  async read(path: string): Promise<SourceFile | undefined> {
    const found = await this.readFile({ uri: uriBelow(this.uri, path), content: true, limit: MOST_LEDGER });
    if (found.kind === 'missing') return undefined;
    if (found.kind !== 'file') {
      const reason = found.kind === 'unreadable' ? found.reason : `not a regular file (${found.kind})`;
      return { path, text: '', trouble: { kind: 'unreadable', reason } };
    }
    if (found.base64 !== undefined) return decodeSource(path, bytesOf(found.base64));
    return { path, text: '', trouble: { kind: 'too-large', bytes: found.size, limit: MOST_LEDGER } };
  }

  async gather(wanted: readonly Wanted[]): Promise<boolean> {
    const answers: { want: Wanted; fact: Fact }[] = [];
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const some = wanted.slice(at, at + AT_ONCE);
      answers.push(...(await Promise.all(some.map(async (want) => ({ want, fact: await this.#look(want) })))));
    }
    const changed = answers.filter(
      ({ want, fact }) => JSON.stringify(this.#known.get(want.path)) !== JSON.stringify({ fact, text: want.text }),
    );
    if (changed.length === 0) return false;
    this.#known = new Map(this.#known);
    for (const { want, fact } of changed) this.#known.set(want.path, { fact, text: want.text });
    this.facts = factsFrom(this.#known);
    return true;
  }

  async #look({ path, text }: Wanted): Promise<Fact> {
    const found = await this.readFile({ uri: uriBelow(this.uri, path), content: text, limit: MOST_FACT });
    if (found.kind === 'directory') return { kind: 'directory', ignored: false };
    if (found.kind !== 'file') return found;
    const { size, base64 } = found;
    return { kind: 'file', size, ignored: false, ...(base64 === undefined ? {} : contentOf(bytesOf(base64))) };
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
