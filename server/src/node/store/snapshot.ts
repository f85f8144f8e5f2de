import {
  rolesOf,
  RULES_PATH,
  type BaseGate,
  type RuntimeState,
  type Snapshot,
  type SourceFile,
} from '../../core/index.js';
import { bytesOf, readSource } from '../files.js';
import type { Looker } from '../inside.js';
import { readWorkspace } from '../workspace.js';
import type { FileSystem } from './fileSystem.js';
import { hasJournal } from './journal.js';
import { isSettled, stampOf, type Places } from './places.js';
import { readState } from './state.js';

/** How a file stood when it was read. */
interface Seen {
  readonly stamp: string;
  /** It had not been written for a while, so that the same stamp means the same bytes. */
  readonly settled: boolean;
}

/** Source → the stamp that its text was read under. */
const seen = new WeakMap<SourceFile, Seen>();

/** What one look at a store found: a snapshot, a mover at work (or dead), or files that changed meanwhile. */
export type Look = { readonly kind: 'whole'; readonly snapshot: Snapshot } | { readonly kind: 'journal' | 'torn' };

/** What is in force, as far as it is not for the files to say. */
export type GateOf = (runtime: RuntimeState) => BaseGate | undefined;

/** Reads ledgers and runtime state between two moves. A file that stands as it stood in `previous` is not read again. */
export function look(fs: FileSystem, folder: string, places: Places, gateOf: GateOf, previous?: Snapshot): Look {
  if (hasJournal(fs, folder)) return { kind: 'journal' };
  const state = readState(fs, folder);
  const stamps = new Map<string, string>();
  const before = previous?.workspace;
  const looker = places.looker();
  const read = (path: string): SourceFile | undefined => {
    const stamp = stampNow(path, looker);
    stamps.set(path, stamp);
    return sourceAt(places, path, stamp, looker, before?.files.get(path)?.source);
  };
  const { workspace } = readWorkspace(read, gateOf(state.runtime), before);
  const same = [...stamps].every(([path, stamp]) => stampNow(path, looker) === stamp);
  const after = readState(fs, folder);
  if (hasJournal(fs, folder)) return { kind: 'journal' };
  if (!same || after.bytes?.equals(state.bytes ?? NOTHING) === false) return { kind: 'torn' };
  return { kind: 'whole', snapshot: { workspace, runtime: state.runtime } };
}

const NOTHING = Buffer.alloc(0);

function stampNow(path: string, looker: Looker): string {
  const place = looker.look(path);
  return place.kind === 'file' ? stampOf(place.stats) : place.kind;
}

/** The source as it was where nothing changed: what was made of it before can then be taken over. */
function sourceAt(
  places: Places,
  path: string,
  stamp: string,
  looker: Looker,
  before?: SourceFile,
): SourceFile | undefined {
  const known = before === undefined ? undefined : seen.get(before);
  if (known?.settled === true && known.stamp === stamp) return before;
  const source = readSource(places.root, path, looker);
  if (source === undefined) return undefined;
  const same = before !== undefined && isSame(before, source) ? before : source;
  seen.set(same, { stamp, settled: isSettled(stamp) });
  return same;
}

function isSame(one: SourceFile, other: SourceFile): boolean {
  return one.text === other.text && one.trouble?.kind === other.trouble?.kind;
}

/**
 * Which files of a snapshot are no longer as they were, by their bytes: written, removed, or there where none was. Of
 * a file that is no UTF-8 its text says too little, so its stamp is compared.
 */
export function changedSince({ workspace }: Snapshot, places: Places): readonly string[] {
  const looker = places.looker();
  const paths = new Set([RULES_PATH, ...rolesOf(workspace.policy).keys(), ...workspace.files.keys()]);
  return [...paths].filter((path) => {
    const source = workspace.files.get(path)?.source;
    if (source?.trouble !== undefined) return seen.get(source)?.stamp !== stampNow(path, looker);
    const bytes = places.bytes(path, looker);
    if (source === undefined || bytes === undefined || bytes === 'outside') return bytes !== source;
    return !bytes.equals(bytesOf(source));
  });
}
