import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { readOwn, writeOwn } from './codeCache.js';

export interface Loaded {
  readonly exports: unknown;
  /** To be called when the command is done: keeps the code that it had compiled, where the cache lacks it. */
  readonly keep: () => void;
}

interface CachePlace {
  readonly folder: string;
  readonly name: string;
}

/** Where the code of what has this name is kept; undefined: nowhere. */
export type CacheOf = (name: string) => CachePlace | undefined;

/** So long a cache is used as it is (ms): a first, small run compiled little of what later ones want. */
const FRESH = 60 * 60 * 1000;

/**
 * Loads a CommonJS bundle, with the code that an earlier run compiled: compiling is half of what a short command costs.
 * Node keeps compiled code itself from version 22 on, but only what is compiled at once, and in a folder of everybody's.
 * Bundles beside it that it loads on demand are kept in the same way.
 * @param name of the cache: commands that share a bundle compile different parts of it
 */
export function loadBundle(
  path: string,
  require: NodeJS.Require,
  cacheOf: CacheOf,
  name = basename(path, '.cjs'),
): Loaded {
  const parts = new Map<string, Loaded>();
  const load = (id: string): unknown => {
    if (!/^\.\/[\w-]+\.cjs$/.test(id)) return require(id);
    const part = parts.get(id) ?? loadBundle(join(dirname(path), id), require, cacheOf);
    parts.set(id, part);
    return part.exports;
  };
  const { script, keep } = compile(path, cacheOf(name));
  const keepAll = (): void => {
    for (const one of [keep, ...[...parts.values()].map((part) => part.keep)]) one();
  };
  return { exports: run(script, path, load), keep: keepAll };
}

function compile(path: string, cache: CachePlace | undefined): { readonly script: Script; readonly keep: () => void } {
  const source = readFileSync(path);
  const known = cache === undefined ? undefined : readOwn(cache.folder, cache.name);
  const cachedData = known === undefined ? undefined : dataOf(known.bytes, source);
  const text = source.toString(isAscii(source) ? 'latin1' : 'utf8');
  // The large bundles come wrapped: to put a text together is to copy it.
  const script = new Script(text.startsWith(HEAD) ? text : `${HEAD}${text}\n})`, { filename: path, cachedData });
  const stale = script.cachedDataRejected !== false || Date.now() - (known?.written ?? 0) > FRESH;
  const keep = () => {
    if (cache !== undefined && stale) writeOwn(cache.folder, cache.name, partsOf(source, script.createCachedData()));
  };
  return { script, keep };
}

/** As `scripts/build.mjs` writes it. */
const HEAD = '(function (exports, require, module, __filename, __dirname) {';

type Load = (id: string) => unknown;
type Wrapper = (exports: object, require: Load, module: object, filename: string, dirname: string) => void;

function run(script: Script, path: string, load: Load): unknown {
  const module = { exports: {} };
  const wrapper = script.runInThisContext() as Wrapper;
  wrapper(module.exports, load, module, path, dirname(path));
  return module.exports;
}

/**
 * V8 looks at the length of the source alone, and not whether its data are whole: wrong data run wrong or crash. So a
 * cache holds the source that it was made of, and the data twice. To compare bytes costs less than any digest.
 */
function partsOf(source: Buffer, data: Buffer): readonly Uint8Array[] {
  return [source, data, data];
}

function dataOf(bytes: Buffer, source: Buffer): Buffer | undefined {
  const half = (bytes.length - source.length) / 2;
  if (!Number.isInteger(half) || half <= 0 || !bytes.subarray(0, source.length).equals(source)) return undefined;
  const data = bytes.subarray(source.length, source.length + half);
  return data.equals(bytes.subarray(source.length + half)) ? data : undefined;
}
