import { NO_FACTS, type Facts, type Wanted } from '../../core/index.js';
import { MAX_FACT_BYTES, textOf } from '../facts.js';
import type { GitBase } from './base.js';
import { isBlobOf } from './blobName.js';
import type { GitObjects } from './objects.js';
import { linkOf } from './tree.js';
import { filesIn, walk, type Found } from './walk.js';

/** So many folders deep records lie at most, as anybody keeps them. */
const DEPTH = 8;

/**
 * Texts of any files of a commit, as rules ask for them: records that stood there when something was decided. Git is
 * asked only for those that read otherwise now.
 */
export class BaseTexts {
  readonly #known = new Map<string, string | null>();
  #oids: ReadonlyMap<string, string> = new Map();

  constructor(
    readonly objects: GitObjects,
    readonly base: Pick<GitBase, 'folder'>,
  ) {}

  /** Reads what the files in a folder are called in git: the texts of those that are as they were need no gathering then. */
  async lookInto(folder: string): Promise<void> {
    const found = await this.#find(folder);
    if (found?.kind !== 'folder') return;
    const files = await filesIn(found.folder, DEPTH).catch(() => new Map<string, string>());
    const prefix = `${folder.replace(/\/+$/, '')}/`;
    this.#oids = new Map([...files].map(([path, oid]) => [prefix + path, oid]));
  }

  /** Facts that know these texts too, as far as that can be told by now: another object each time. */
  over(facts: Facts): Facts {
    return {
      get: (path, text) => facts.get(path, text),
      base: (path) => this.of(path) ?? this.#unchanged(path, facts),
    };
  }

  /** Undefined where it was not read yet, null where there is none. */
  of(path: string): string | null | undefined {
    return this.#known.get(path);
  }

  /**
   * Looks up what is wanted of the commit. Returns whether anything is known now that was not.
   * @param facts of the files as they are now, as far as they are known
   */
  async gather(wanted: readonly Wanted[], facts: Facts = NO_FACTS): Promise<boolean> {
    const before = this.#known.size;
    const paths = wanted.flatMap(({ path, base }) => (base === true && !this.#known.has(path) ? [path] : []));
    await Promise.all(paths.map(async (path) => this.#known.set(path, await this.#read(path, facts))));
    return this.#known.size > before;
  }

  #unchanged(path: string, facts: Facts): string | null | undefined {
    const oid = this.#oids.get(path);
    const text = oid === undefined ? undefined : sameText(path, oid, facts);
    if (text === undefined) return this.of(path);
    this.#known.set(path, text);
    return text;
  }

  /** Null where there is no such file, and where git does not give it. */
  async #read(path: string, facts: Facts): Promise<string | null> {
    const found = await this.#find(path);
    if (found?.kind !== 'file') return null;
    const same = sameText(path, found.oid, facts);
    if (same !== undefined) return same;
    const object = await this.objects.read(found.oid, MAX_FACT_BYTES);
    return textOf(object?.bytes).text ?? null;
  }

  #find(path: string): Promise<Found | undefined> {
    return walk(this.base.folder, path, (oid) => linkOf(this.objects, oid)).catch(() => undefined);
  }
}

/** The text of an object, where the file reads the same now: as it is, or with the line ends that git keeps. */
function sameText(path: string, oid: string, facts: Facts): string | undefined {
  const fact = facts.get(path, true);
  if (fact?.kind !== 'file' || fact.text === undefined) return undefined;
  if (isBlobOf(fact.text, oid)) return fact.text;
  const unix = fact.text.replaceAll('\r\n', '\n');
  return unix !== fact.text && isBlobOf(unix, oid) ? unix : undefined;
}
