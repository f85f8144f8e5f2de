import { factsFrom, type Fact, type Facts, type Wanted } from '../../core/index.js';
import { MAX_FACT_BYTES, textOf } from '../facts.js';
import { ignoredPaths } from './ignored.js';
import type { GitObjects } from './objects.js';
import { runGit } from './process.js';
import { linkOf } from './tree.js';
import { walk, type Folder, type Found } from './walk.js';

interface Known {
  readonly fact: Fact;
  readonly text: boolean;
}

/** Facts about what is staged, whatever lies in the worktree. `facts` is immutable: what was gathered makes a new object. */
export class StagedFacts {
  readonly #known = new Map<string, Known>();
  #facts: Facts = factsFrom(new Map());

  constructor(
    readonly objects: GitObjects,
    readonly root: string,
    readonly top: Folder,
  ) {}

  get facts(): Facts {
    return this.#facts;
  }

  /** Looks everything up that is wanted; at most two processes. */
  async gather(wanted: readonly Wanted[]): Promise<void> {
    const found = new Map<string, Found>();
    for (const { path } of wanted) found.set(path, await this.#find(path));
    const unsure = [...found].filter(([, { kind }]) => kind === 'missing' || kind === 'folder').map(([path]) => path);
    const ignored = await ignoredPaths(this.root, unsure);
    const sizes = await this.#sizes([...found.values()]);
    for (const { path, text } of wanted) {
      const fact = await this.#fact(found.get(path), text, ignored.has(path), sizes);
      const known = this.#known.get(path);
      if (known === undefined || text) this.#known.set(path, { fact, text });
    }
    this.#facts = factsFrom(new Map(this.#known));
  }

  #find(path: string): Promise<Found> {
    return walk(this.top, path, (oid) => linkOf(this.objects, oid)).catch(() => ({ kind: 'other' }) as const);
  }

  async #fact(
    found: Found | undefined,
    text: boolean,
    ignored: boolean,
    sizes: ReadonlyMap<string, number>,
  ): Promise<Fact> {
    if (found?.kind === 'missing') return ignored ? { kind: 'missing', ignored } : { kind: 'missing' };
    if (found?.kind === 'folder') return { kind: 'directory', ignored };
    if (found?.kind !== 'file') return { kind: 'other' };
    const size = sizes.get(found.oid) ?? 0;
    if (!text || size > MAX_FACT_BYTES) return { kind: 'file', size, ignored: false };
    const object = await this.objects.read(found.oid, MAX_FACT_BYTES);
    if (object === undefined) return { kind: 'unreadable', reason: 'git' };
    return { kind: 'file', size, ignored: false, ...textOf(object.bytes) };
  }

  /** Bytes by object, without their content: what is staged may be large. */
  async #sizes(found: readonly Found[]): Promise<ReadonlyMap<string, number>> {
    const oids = new Set(found.flatMap((one) => (one.kind === 'file' ? [one.oid] : [])));
    if (oids.size === 0) return new Map();
    const input = [...oids].map((oid) => `${oid}\n`).join('');
    const output = await runGit({ cwd: this.root, args: ['cat-file', '--batch-check'], input });
    const lines = (output?.toString('latin1') ?? '').split('\n').map((line) => line.split(' '));
    return new Map(lines.flatMap(([oid = '', , size]) => (size === undefined ? [] : [[oid, Number(size)]])));
  }
}
