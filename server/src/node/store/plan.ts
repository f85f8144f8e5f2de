import { relative } from 'node:path';
import type { Commit, CommitResult, FileAppend, FileChange } from '../../core/index.js';
import { bytesOf } from '../files.js';
import type { FileSystem } from './fileSystem.js';
import type { Target } from './journal.js';
import { newNonce } from './owner.js';
import { rightsOf, stampOf, type Places, type Spot } from './places.js';
import { changedSince } from './snapshot.js';
import { encodeState, readState, sameState, STATE } from './state.js';
import { tempName, type Found, type Writing } from './write.js';

/** A file of a move, and what stands there now. */
interface Looked<T> {
  readonly change: T;
  readonly spot: Spot;
}

/**
 * Compares what a move was planned on with what stands there now, byte for byte, and says what is to be written where.
 * To be called under the guard. A conflict names what somebody else wrote; `outside` is never opened.
 */
export function planWriting(fs: FileSystem, folder: string, places: Places, commit: Commit): Writing | CommitResult {
  const at = <T extends { readonly path: string }>(change: T): Looked<T> => ({
    change,
    spot: places.spot(change.path),
  });
  const files = commit.files.map(at);
  const appends = commit.appends.map(at);
  const refused = [...appends, ...files].map(refusal).find((one) => one !== undefined);
  if (refused !== undefined) return refused;
  const state = readState(fs, folder);
  const changed = new Set(changedSince(commit.basis, places));
  for (const { change } of files) {
    if (!isOf(commit, change) && !standsAs(places, change)) changed.add(change.path);
  }
  if (!sameState(state.runtime, commit.basis.runtime)) changed.add(relative(places.root, folder));
  if (changed.size > 0) return { kind: 'conflict', paths: [...changed] };
  const nonce = newNonce();
  const written = [
    ...appends.map(({ change, spot }) => additionOf(places, change, spot)),
    ...files.map(({ change, spot }, index) => replacementOf(commit, change, spot, nonce, index)),
    stateTarget(state.bytes, encodeState(commit.runtime), nonce),
  ];
  return {
    journal: {
      root: relative(folder, places.root),
      targets: written.map(({ target }) => target),
      folders: [
        ...new Set([...appends, ...files].flatMap(({ spot }) => (spot.kind === 'missing' ? spot.folders : []))),
      ],
    },
    found: written.map(({ found }) => found),
  };
}

interface Written {
  readonly target: Target;
  readonly found: Found;
}

function refusal({ change: { path }, spot }: Looked<{ readonly path: string }>): CommitResult | undefined {
  if (spot.kind === 'outside') return { kind: 'failed', why: 'outside', path, detail: 'no regular file of the root' };
  if (spot.kind !== 'unreadable') return undefined;
  return { kind: 'failed', why: 'denied', path, detail: spot.reason };
}

/** Whether a change begins with what the snapshot holds: that has been compared. */
function isOf({ basis }: Commit, { path, before }: FileChange): boolean {
  const source = basis.workspace.files.get(path)?.source;
  return source?.trouble === undefined && before !== undefined && source?.text === before;
}

function standsAs(places: Places, { path, before }: FileChange): boolean {
  const bytes = places.bytes(path);
  if (bytes === undefined || bytes === 'outside' || before === undefined) return bytes === before;
  return bytes.equals(Buffer.from(before));
}

/** Puts the lines behind the last line, which a hand edit may have left without its end. */
function additionOf(places: Places, { path, text }: FileAppend, spot: Spot): Written {
  const size = spot.kind === 'file' ? spot.stats.size : undefined;
  const bytes = Buffer.from(spot.kind === 'file' && places.endsOpen(spot) ? `\n${text}` : text);
  return { target: { kind: 'append', path: pathOf(spot), size, bytes }, found: foundAt(path, spot) };
}

function replacementOf(commit: Commit, change: FileChange, spot: Spot, nonce: string, index: number): Written {
  const { path, before, after } = change;
  const real = pathOf(spot);
  const known = isOf(commit, change) ? commit.basis.workspace.files.get(path)?.source : undefined;
  const target: Target = {
    kind: 'replace',
    path: real,
    temp: tempName(real, nonce, index),
    before: known !== undefined ? bytesOf(known) : before === undefined ? undefined : Buffer.from(before),
    after: after === undefined ? undefined : Buffer.from(after),
  };
  return { target, found: foundAt(path, spot) };
}

function stateTarget(before: Buffer | undefined, after: Buffer, nonce: string): Written {
  const target: Target = { kind: 'replace', path: STATE, temp: `/state-${nonce}.tmp`, before, after };
  return { target, found: { name: STATE.slice(1), stamp: undefined, rights: undefined } };
}

function foundAt(name: string, spot: Spot): Found {
  if (spot.kind !== 'file') return { name, stamp: undefined, rights: undefined };
  return { name, stamp: stampOf(spot.stats), rights: rightsOf(spot.stats) };
}

function pathOf(spot: Spot): string {
  return 'path' in spot ? spot.path : '';
}
