import type { Connection } from 'vscode-languageserver';
import { factsFrom, NO_FACTS, type Fact, type SourceFile, type Wanted } from '../core/index.js';
import type { ClientInfo } from './client.js';
import type { Host, HostClock, RootFiles } from './host.js';
import { NO_PAST_SOURCE, type PastSource } from './past/source.js';
import { WebPast } from './past/webPast.js';
import { webDesk } from './web/desk.js';
import { lister } from './web/answers.js';
import { ClientDisk } from './web/disk.js';

/** Questions to the client on the way at a time. */
const AT_ONCE = 32;

/**
 * A machine without files: the client reads them, where it can; else only what it has open is known. Nothing is known
 * of what git ignores, and nothing is searched. Moves are edits of the client, where it keeps what belongs to them.
 */
export function webHost(connection: Connection, client: ClientInfo): Host {
  const { readsFiles, saves, keepsState, versionedEdits } = client;
  const canMove = readsFiles && saves && keepsState && versionedEdits;
  return {
    clock,
    openRoot: (uri) => (readsFiles ? clientFiles(uri, connection, keepsState) : nowhere),
    openDesk: (uri, _trusted, documents) => (canMove ? webDesk(uri, connection, documents) : undefined),
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
  past: NO_PAST_SOURCE,
  list: () => Promise.resolve([]),
  findCandidates: () => Promise.resolve([]),
};

function clientFiles(uri: string, connection: Connection, lists: boolean): RootFiles {
  const disk = new ClientDisk(uri, connection);
  if (!lists) return new ClientFiles(disk, NO_PAST_SOURCE, () => Promise.resolve([]));
  const list = lister(uri, connection);
  return new ClientFiles(disk, new WebPast(uri, connection, disk), async (path) =>
    (await list(path)).entries.flatMap(({ name, kind }) => (kind === 'other' ? [] : [{ name, kind }])),
  );
}

/** The files of a root, read by the client. */
class ClientFiles implements RootFiles {
  #known = new Map<string, { readonly fact: Fact; readonly text: boolean }>();
  facts = NO_FACTS;

  constructor(
    private readonly disk: ClientDisk,
    readonly past: PastSource,
    readonly list: RootFiles['list'],
  ) {}

  findCandidates(): Promise<[]> {
    return Promise.resolve([]);
  }

  read(path: string): Promise<SourceFile | undefined> {
    return this.disk.source(path);
  }

  async gather(wanted: readonly Wanted[]): Promise<boolean> {
    const answers: { want: Wanted; fact: Fact }[] = [];
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const some = wanted.slice(at, at + AT_ONCE);
      const look = async (want: Wanted): Promise<(typeof answers)[number]> => {
        return { want, fact: await this.disk.fact(want.path, want.text) };
      };
      answers.push(...(await Promise.all(some.map(look))));
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
}
