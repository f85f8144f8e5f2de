import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Looker } from './inside.js';

/** A file below `root`: its text, undefined where there is none; nothing at all where it is no regular file or leads out. */
export function fileThere(root: string, path: string): { readonly text: string | undefined } | undefined {
  const place = new Looker(root).look(path);
  if (place.kind === 'missing') return { text: undefined };
  return place.kind === 'file' ? { text: readFileSync(place.path, 'utf8') } : undefined;
}

/** Writes a file that was not there, with the folders to it. Refuses where one has come meanwhile. */
export function createFile(root: string, path: string, text: string): void {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: 'wx' });
}

/** Puts text behind what a file holds. */
export function extendFile(root: string, path: string, text: string): void {
  appendFileSync(join(root, path), text);
}
