import { existsSync } from 'node:fs';
import { win32 } from 'node:path';

/** Where a program is looked for. */
export interface Machine {
  readonly platform: string;
  /** The variable PATH. */
  readonly path: string | undefined;
  /** The program that runs this. */
  readonly self: string;
  readonly exists: (path: string) => boolean;
}

/**
 * What to start for git. Windows looks for a bare name in the current folder first, which is the repository: there it
 * is the `git.exe` of the first absolute folder of PATH, and where that has none a path at which nothing is.
 */
export function gitOf({ platform, path = '', self, exists }: Machine): string {
  if (platform !== 'win32') return 'git';
  const folders = path.split(win32.delimiter).map((folder) => folder.replace(/^"(.*)"$/, '$1'));
  const programs = folders.filter(isRooted).map((folder) => win32.join(folder, 'git.exe'));
  return programs.find(exists) ?? win32.join(win32.dirname(self), 'git.exe');
}

/** A folder that is the same whatever the current one is: `\bin` is on the current drive. */
function isRooted(folder: string): boolean {
  return /^(?:[a-z]:[\\/]|[\\/]{2})/i.test(folder);
}

let found: string | undefined;

/** What to start for git on this machine. */
export function gitProgram(): string {
  const { platform, env, execPath } = process;
  return (found ??= gitOf({ platform, path: env['PATH'], self: execPath, exists: existsSync }));
}
