import { URI } from 'vscode-uri';

/**
 * A URI in a form in which equal places are equal texts: clients differ in how they encode, in the case of drive
 * letters, and in a slash at the end.
 */
export function placeOf(uri: string): string {
  try {
    const { scheme, authority, path } = URI.parse(uri);
    const drive = path.replace(/^\/[A-Z]:/, (letter) => letter.toLowerCase());
    return `${scheme}://${authority.toLowerCase()}${drive.replace(/\/+$/, '').normalize('NFC')}`;
  } catch {
    return uri;
  }
}

/** The path of `place` below `root` (both from `placeOf`), without a slash in front; undefined where it is not below. */
export function pathBelow(root: string, place: string): string | undefined {
  return place.length > root.length + 1 && place.startsWith(`${root}/`) ? place.slice(root.length + 1) : undefined;
}

/** The URI of a path below a root's URI. Half of a surrogate pair has no place in one, nor in the name of a file. */
export function uriBelow(rootUri: string, path: string): string {
  const root = URI.parse(rootUri);
  const named = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return root.with({ path: `${root.path.replace(/\/+$/, '')}/${named}` }).toString();
}

/** The last part of a URI's path, for people. */
export function nameOf(uri: string): string {
  return placeOf(uri).split('/').at(-1) ?? uri;
}

/** The folder that moves of a root write in, where it is another than the root; undefined: they write in the root. */
export function homeOf(root: string, home: string): string | undefined {
  return placeOf(home) === placeOf(root) ? undefined : home;
}
