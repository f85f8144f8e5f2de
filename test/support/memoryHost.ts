import {
  factsFrom,
  parseTime,
  type Fact,
  type Facts,
  type Wanted,
  type Workspace,
} from '../../server/src/core/index.js';
import { pathBelow, placeOf } from '../../server/src/lsp/uris.js';
import type { Host, RootFiles } from '../../server/src/lsp/host.js';
import { NO_PAST_SOURCE } from '../../server/src/lsp/past/source.js';
import { decodeSource } from '../../server/src/decode.js';
import { FakeClock } from './fakeClock.js';
import { FIXTURE_NOW } from './fixture.js';

/** A machine in memory: files by URI, a clock that is moved by hand. */
export class MemoryHost implements Host {
  readonly files = new Map<string, string | Uint8Array>();
  readonly clock: FakeClock;
  readonly ruleDocs = 'https://docs.test/rules/';
  /** Roots that were opened, and whether they were trusted. */
  readonly opened: { readonly uri: string; readonly trusted: boolean }[] = [];

  constructor(now: string = FIXTURE_NOW) {
    const time = parseTime(now);
    if (!('ms' in time)) throw new Error(`not a time: ${now}`);
    this.clock = new FakeClock(time.ms);
  }

  /** Puts the files of a fixture below a root. */
  add(rootUri: string, files: ReadonlyMap<string, string>): this {
    for (const [path, text] of files) this.files.set(`${rootUri}/${path}`, text);
    return this;
  }

  /** Nothing can be written here. */
  openDesk(): undefined {
    return undefined;
  }

  openRoot(uri: string, trusted: boolean): RootFiles {
    this.opened.push({ uri, trusted });
    return new MemoryFiles(uri, this.files);
  }
}

class MemoryFiles implements RootFiles {
  readonly #known = new Map<string, { fact: Fact; text: boolean }>();
  facts: Facts = factsFrom(this.#known);
  readonly past = NO_PAST_SOURCE;

  constructor(
    private readonly uri: string,
    private readonly files: ReadonlyMap<string, string | Uint8Array>,
  ) {}

  read(path: string): ReturnType<RootFiles['read']> {
    const content = this.files.get(`${this.uri}/${path}`);
    if (content === undefined) return Promise.resolve(undefined);
    return Promise.resolve(typeof content === 'string' ? { path, text: content } : decodeSource(path, content));
  }

  gather(wanted: readonly Wanted[]): Promise<boolean> {
    let changed = false;
    for (const { path, text } of wanted) {
      const fact = this.#look(path);
      if (JSON.stringify(this.#known.get(path)?.fact) === JSON.stringify(fact)) continue;
      this.#known.set(path, { fact, text });
      changed = true;
    }
    if (changed) this.facts = factsFrom(new Map(this.#known));
    return Promise.resolve(changed);
  }

  list(folder: string): ReturnType<RootFiles['list']> {
    const base = folder === '' ? this.uri : `${this.uri}/${folder}`;
    const kinds = new Map<string, 'file' | 'directory'>();
    for (const uri of this.files.keys()) {
      const [name = '', ...rest] = uri.startsWith(`${base}/`) ? uri.slice(base.length + 1).split('/') : [];
      if (name !== '') kinds.set(name, rest.length > 0 ? 'directory' : 'file');
    }
    return Promise.resolve([...kinds].map(([name, kind]) => ({ name, kind })));
  }

  findCandidates(): Promise<Workspace['candidates']> {
    return Promise.resolve([]);
  }

  #look(path: string): Fact {
    const content = this.files.get(`${this.uri}/${path}`);
    if (typeof content === 'string') return { kind: 'file', size: content.length, ignored: false, text: content };
    const base = placeOf(this.uri);
    const isFolder = [...this.files.keys()].some((uri) => pathBelow(`${base}/${path}`, placeOf(uri)) !== undefined);
    return isFolder ? { kind: 'directory', ignored: false } : { kind: 'missing' };
  }
}
