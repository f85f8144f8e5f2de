import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Looker } from './inside.js';

/** A file below `root`: its text, undefined where there is none; nothing at all where it is no regular file or leads out. */
export function fileThere(root: string, path: string): { readonly text: string | undefined } | undefined {
  const looker = new Looker(root);
  const place = looker.look(path);
  if (place.kind === 'missing')
    return foldersOf(path).every((folder) => isFree(looker, folder)) ? { text: undefined } : undefined;
  return place.kind === 'file' ? { text: readFileSync(place.path, 'utf8') } : undefined;
}

/** The folders that lead to a path, the outermost first. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** Whether files can be made in a folder: a link may lead out of the root where the file itself is missing. */
function isFree(looker: Looker, folder: string): boolean {
  const { kind } = looker.look(folder);
  return kind === 'directory' || kind === 'missing';
}

/** Writes a file that was not there, with the folders to it. Refuses where one has come meanwhile; leaves no part of one. */
export function createFile(root: string, path: string, text: string): void {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeFileSync(target, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(target, { force: true });
    throw error;
  }
}

/** Puts text behind what a file holds. */
export function extendFile(root: string, path: string, text: string): void {
  appendFileSync(join(root, path), text);
}
