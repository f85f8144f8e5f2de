import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderWith } from './folders.js';

const OWN = [
  '-c',
  'user.name=a',
  '-c',
  'user.email=a@b.c',
  '-c',
  'init.defaultBranch=main',
  '-c',
  'commit.gpgSign=false',
];

/** Runs the real git in a folder, as a user who has set nothing but a name; its output without the last line end. */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...OWN, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** Writes files (path → text). */
export function write(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Writes files and commits everything; the commit. */
export function commit(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  message = 'more',
): string {
  write(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '--allow-empty', '-m', message);
  return git(root, 'rev-parse', 'HEAD');
}

/** A throw-away repository with one commit of these files. */
export function repositoryWith(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...init: readonly string[]
): string {
  const root = realpathSync(folderWith());
  git(root, 'init', ...init);
  commit(root, files, 'first');
  return root;
}
