import { opendirSync } from 'node:fs';
import { Looker } from './inside.js';

/** More than anybody chooses from. */
const MOST = 2000;

/**
 * The regular files and folders in a folder below a root, links inside the root included; nothing where there is no such
 * folder in the root, or it cannot be read.
 * @param path relative to the root, `/` between parts; '' for the root
 */
export function listFolder(
  root: string,
  path: string,
): readonly { readonly name: string; readonly kind: 'file' | 'directory' }[] {
  const looker = new Looker(root);
  const place = looker.look(path);
  if (place.kind !== 'directory') return [];
  return namesIn(place.path).flatMap((name) => {
    const { kind } = looker.look(path === '' ? name : `${path}/${name}`);
    return kind === 'file' || kind === 'directory' ? [{ name, kind }] : [];
  });
}

function namesIn(folder: string): readonly string[] {
  const names: string[] = [];
  try {
    const open = opendirSync(folder);
    try {
      for (let entry = open.readSync(); entry !== null && names.length < MOST; entry = open.readSync()) {
        names.push(entry.name);
      }
    } finally {
      open.closeSync();
    }
  } catch {
    // Gone or closed to us meanwhile: what was read so far is all there is to propose.
  }
  return names;
}
