import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Script } from 'node:vm';
import { isOwnFolder } from './ownFiles.js';

export interface CachePlace {
  readonly folder: string;
  readonly name: string;
}

/** Keeps the code that a bundle had compiled when its command was done, beside the source that it was made of. */
export function keepCode({ folder, name }: CachePlace, source: Buffer, script: Script): void {
  const data = script.createCachedData();
  // Twice: see `dataOf`.
  writeOwn(folder, name, [source, data, data]);
}

/** Writes a file of the folder, whole or not at all. What does not work is left: a cache is no duty. */
export function writeOwn(folder: string, name: string, parts: readonly Uint8Array[]): void {
  try {
    for (const one of [dirname(folder), folder]) makeFolder(one);
    if (isOwnFolder(folder)) replace(join(folder, name), parts);
  } catch {
    // The next run compiles again.
  }
}

/**
 * Step by step, and no home for who has none: Node's recursion goes on for ever where a parent is there and says that it
 * is not (`/proc`, a home that is not mounted).
 */
function makeFolder(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) mkdirSync(path, { mode: 0o700 });
}

function replace(path: string, parts: readonly Uint8Array[]): void {
  const temporary = `${path}.${String(process.pid)}`;
  try {
    rmSync(temporary, { force: true });
    writeNew(temporary, parts);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeNew(path: string, parts: readonly Uint8Array[]): void {
  const handle = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    for (const part of parts) writeFileSync(handle, part);
    fsyncSync(handle); // else a power cut could leave the name without the content
  } finally {
    closeSync(handle);
  }
}
