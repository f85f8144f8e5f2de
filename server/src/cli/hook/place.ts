import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { belowTop, findGit } from '../../node/git/folder.js';
import { hooksFolder, type HooksFolder } from '../../node/git/hooks.js';
import type { CommandContext } from '../types.js';
import type { HookCall } from './body.js';
import { readHook, type HookFile } from './file.js';
import { refusal } from './refusal.js';

/** The pre-commit hook of the workspace that a command works on. */
export interface HookPlace {
  readonly folder: HooksFolder;
  /** Absolute path of the hook. */
  readonly path: string;
  readonly file: HookFile;
  readonly below: string;
}

/** Finds the hook. Refuses where there is no repository with a worktree. */
export function placeOf({ root, env }: CommandContext): HookPlace {
  const git = findGit(root);
  if (git === undefined) throw refusal('noGit', { folder: root });
  const folder = hooksFolder(git, env);
  const path = join(folder.path, 'pre-commit');
  return { folder, path, file: read(path), below: belowTop(git, root) };
}

function read(path: string): HookFile {
  try {
    return readHook(path);
  } catch (error) {
    throw refusal('unusable', { path, detail: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** What the hook is to run: this Node, and the Orch that was called. */
export function callFor({ below }: HookPlace, { self }: CommandContext): HookCall {
  if (self === undefined || !existsSync(self)) throw refusal('noOrch', {});
  // The shell that comes with git for Windows takes both, and needs no quoting for these.
  const slashes = (path: string): string => (process.platform === 'win32' ? path.replaceAll('\\', '/') : path);
  const electron = process.versions['electron'] === undefined ? {} : { electron: true as const };
  return { node: slashes(process.execPath), orch: slashes(self), below, ...electron };
}
