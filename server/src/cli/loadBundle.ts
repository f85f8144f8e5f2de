import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { keepCode, type CachePlace } from './keepCode.js';
import { readOwn } from './ownFiles.js';

export interface Loaded {
  readonly exports: unknown;
  /** To be called when the command is done: keeps the code that it had compiled, where the cache lacks it. */
  readonly keep: () => void;
}

/** Where the code of what has this name is kept; undefined: nowhere. */
export type CacheOf = (name: string) => CachePlace | undefined;

/** So long a cache is used as it is (ms): a first, small run compiled little of what later ones want. */
const FRESH = 60 * 60 * 1000;

/** As `scripts/build.mjs` writes it. */
const HEAD = '(function (exports, require, module, __filename, __dirname) {';

type Load = (id: string) => unknown;
type Wrapper = (exports: object, require: Load, module: object, filename: string, dirname: string) => void;

/**
 * Loads a CommonJS bundle, with the code that an earlier run compiled: compiling is half of what a short command costs.
 * Node keeps compiled code itself from version 22 on, but only what is compiled at once, and in a folder of everybody's.
 * Bundles beside it that it loads on demand are kept in the same way. What runs before a bundle runs without a cache, and
 * each function of it takes 30 µs to compile: hence so few of them.
 * @param name of the cache: commands that share a bundle compile different parts of it
 */
export function loadBundle(
  path: string,
  require: NodeJS.Require,
  cacheOf: CacheOf,
  name = basename(path, '.cjs'),
): Loaded {
  const cache = cacheOf(name);
  const source = readFileSync(path);
  const known = cache === undefined ? undefined : readOwn(cache.folder, cache.name);
  const cachedData = known === undefined ? undefined : dataOf(known.bytes, source);
  const text = source.toString(isAscii(source) ? 'latin1' : 'utf8');
  // The large bundles come wrapped: to put a text together is to copy it.
  const script = new Script(text.startsWith(HEAD) ? text : `${HEAD}${text}\n})`, { filename: path, cachedData });
  const stale = script.cachedDataRejected !== false || Date.now() - (known?.written ?? 0) > FRESH;
  const parts = new Map<string, Loaded>();
  const load: Load = (id) => {
    if (!/^\.\/[\w-]+\.cjs$/.test(id)) return require(id);
    const part = parts.get(id) ?? loadBundle(join(dirname(path), id), require, cacheOf);
    parts.set(id, part);
    return part.exports;
  };
  const module = { exports: {} };
  (script.runInThisContext() as Wrapper)(module.exports, load, module, path, dirname(path));
  const keep = (): void => {
    if (cache !== undefined && stale) keepCode(cache, source, script);
    for (const part of parts.values()) part.keep();
  };
  return { exports: module.exports, keep };
}

/**
 * V8 looks at the length of the source alone, and not whether its data are whole: wrong data run wrong or crash. So a
 * cache holds the source that it was made of, and the data twice. To compare bytes costs less than any digest.
 */
function dataOf(bytes: Buffer, source: Buffer): Buffer | undefined {
  const half = (bytes.length - source.length) / 2;
  if (!Number.isInteger(half) || half <= 0 || !bytes.subarray(0, source.length).equals(source)) return undefined;
  const data = bytes.subarray(source.length, source.length + half);
  return data.equals(bytes.subarray(source.length + half)) ? data : undefined;
}
