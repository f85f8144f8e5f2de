import { basename, join } from 'node:path';
import { codeOf, ignoring, type FileSystem } from './fileSystem.js';
import { StoreFault } from '../../core/index.js';
import { livenessOf, newNonce, newOwner, type Owner } from './owner.js';

/** How long others are waited for, in milliseconds. */
export interface Waits {
  /** Then a mover gives up. */
  readonly patience: number;
  /** A guard of which nobody can tell whether its owner lives is broken when it was seen unchanged for so long. */
  readonly unknown: number;
  /** One that says nothing: on a file system without links its owner may be about to write it. */
  readonly garbage: number;
}

export const WAITS: Waits = { patience: 15_000, unknown: 10_000, garbage: 500 };
const LONGEST_PAUSE = 20;

const NAME = 'guard';
const OWNERS = /^owner-.*\.tmp$/;
const MISSING = new Set(['ENOENT']);

/** A held guard: while it stands, no other mover of this runtime folder writes. */
export interface Guard {
  /** Whether it is still ours: nobody broke it while this process was stopped. */
  held(): boolean;
  release(): void;
}

/** What stands in a guard file. One that is garbage is told from others by its name. */
interface Seen {
  readonly nonce: string;
  readonly owner: Owner | undefined;
}

/**
 * Takes the guard of a runtime folder, waiting for others. The owner is written to a file of its own that is then
 * linked to the guard's name, so a guard always says who holds it.
 * @param futile asked before every pause: where it is so, waiting ends
 * @returns undefined where it could not be had in time
 */
export async function takeGuard(
  fs: FileSystem,
  folder: string,
  waits: Waits,
  futile: () => boolean,
): Promise<Guard | undefined> {
  const owner = newOwner();
  const mine = join(folder, `owner-${owner.nonce}.tmp`);
  const watch = new Watch(waits);
  try {
    for (;;) {
      if (claim(fs, folder, mine, owner)) return guardOf(fs, folder, owner);
      const seen = lookAt(fs, join(folder, NAME));
      if (seen !== undefined && watch.isStale(seen) && breakGuard(fs, folder, mine, seen, owner, watch)) {
        return guardOf(fs, folder, owner);
      }
      if (watch.elapsed > waits.patience || futile()) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * (LONGEST_PAUSE - 1)));
    }
  } finally {
    removed(fs, mine);
  }
}

/** So often a disk is asked to remove what would be in everybody's way. */
const TRIES = 3;

/** Removes a file if it can be; the next start removes what stays. What the caller was about to say goes before it. */
function removed(fs: FileSystem, path: string): void {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      fs.unlink(path);
      return;
    } catch (error) {
      if (MISSING.has(codeOf(error))) return;
    }
  }
}

/** One try. The file of one's own may have been swept away by another: then it is written again. */
function claim(fs: FileSystem, folder: string, mine: string, owner: Owner): boolean {
  if (fs.read(mine) === undefined) fs.create(mine, Buffer.from(`${JSON.stringify(owner)}\n`));
  try {
    fs.link(mine, join(folder, NAME));
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (!WITHOUT_LINKS.has(code)) throw error;
    return claimWithoutLink(fs, join(folder, NAME), owner);
  }
}

/** What file systems say that know no links. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

function claimWithoutLink(fs: FileSystem, guard: string, owner: Owner): boolean {
  try {
    fs.create(guard, Buffer.from(`${JSON.stringify(owner)}\n`));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function guardOf(fs: FileSystem, folder: string, { nonce }: Owner): Guard {
  const path = join(folder, NAME);
  const held = (): boolean => lookAt(fs, path)?.nonce === nonce;
  return {
    held,
    release: () => {
      if (held()) removed(fs, path);
    },
  };
}

/** Milliseconds by a clock that nobody can put back. `performance` takes two of them to load. */
function ticks(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** How long guards have been seen. */
class Watch {
  readonly #since = ticks();
  readonly #waits: Waits;
  readonly #seen = new Map<string, number>();

  constructor(waits: Waits) {
    this.#waits = waits;
  }

  get elapsed(): number {
    return ticks() - this.#since;
  }

  isStale({ nonce, owner }: Seen): boolean {
    const since = this.#seen.get(nonce) ?? ticks();
    this.#seen.set(nonce, since);
    const seen = ticks() - since;
    if (owner === undefined) return seen >= this.#waits.garbage;
    const liveness = livenessOf(owner);
    return liveness === 'dead' || (liveness === 'unknown' && seen >= this.#waits.unknown);
  }
}

/**
 * Takes a stale guard over. Only one of several who find it stale may: the one whose file gets the name `after` its
 * nonce. Nonces come once, so who links that name late, when the guard is another's already, sees so and leaves it. An
 * heir that died in between has heirs itself.
 */
function breakGuard(fs: FileSystem, folder: string, mine: string, stale: Seen, owner: Owner, watch: Watch): boolean {
  const names: string[] = [];
  for (let dead: Seen = stale; ;) {
    const name = join(folder, `guard.after-${dead.nonce}`);
    if (inherit(fs, mine, name)) {
      names.push(name);
      break;
    }
    const heir = lookAt(fs, name);
    if (heir === undefined || !watch.isStale(heir)) return false;
    names.push(name);
    dead = heir;
  }
  const still = lookAt(fs, join(folder, NAME))?.nonce === stale.nonce;
  if (still) replace(fs, folder, mine, owner);
  for (const name of still ? names : names.slice(-1)) {
    ignoring(MISSING, () => {
      fs.unlink(name);
    });
  }
  return still;
}

function inherit(fs: FileSystem, mine: string, name: string): boolean {
  try {
    fs.link(mine, name);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false;
    if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
    return claimWithoutLink(fs, name, newOwner());
  }
}

function replace(fs: FileSystem, folder: string, mine: string, owner: Owner): void {
  const fresh = `${mine.slice(0, -'.tmp'.length)}-${newNonce()}.tmp`;
  fs.create(fresh, Buffer.from(`${JSON.stringify(owner)}\n`));
  fs.rename(fresh, join(folder, NAME));
}

/** Reads a guard file; undefined where there is none. A newer version's is left alone. */
function lookAt(fs: FileSystem, path: string): Seen | undefined {
  const bytes = fs.read(path);
  if (bytes === undefined) return undefined;
  const owner = readOwner(bytes, path);
  return { nonce: owner?.nonce ?? `${basename(path)}-garbage`, owner };
}

function readOwner(bytes: Buffer, path: string): Owner | undefined {
  let value: Partial<Owner> | null;
  try {
    value = JSON.parse(bytes.toString('utf8')) as Partial<Owner> | null;
  } catch {
    return undefined;
  }
  const version: unknown = value?.version;
  if (typeof version === 'number' && version > 1) throw new StoreFault('store/newer', { path, version: `${version}` });
  const whole = typeof value?.pid === 'number' && typeof value.nonce === 'string' && /^[\w-]+$/.test(value.nonce);
  return whole ? (value as Owner) : undefined;
}

/** Whether a mover died in here: its guard or another file of it is left. Takes nothing and changes nothing. */
export function hasDead(fs: FileSystem, folder: string): boolean {
  const names = fs.list(folder);
  const isDead = (name: string): boolean => {
    const owner = lookAt(fs, join(folder, name))?.owner;
    return owner === undefined || livenessOf(owner) === 'dead';
  };
  if (names.includes(NAME)) return isDead(NAME);
  return names.some((name) => isLeftover(name) && (name.startsWith('journal') || isDead(name)));
}

/** Removes what dead movers left. Only for who holds the guard. */
export function sweep(fs: FileSystem, folder: string): void {
  for (const name of fs.list(folder).filter(isLeftover)) {
    const owner = lookAt(fs, join(folder, name))?.owner;
    if (owner !== undefined && livenessOf(owner) !== 'dead') continue;
    ignoring(MISSING, () => {
      fs.unlink(join(folder, name));
    });
  }
}

/** Files that no guard holder but the one who wrote them needs. */
function isLeftover(name: string): boolean {
  return (
    OWNERS.test(name) || name.startsWith('guard.after-') || /^(journal|(?:audit-index|gate)\.json)-.*\.tmp$/.test(name)
  );
}
