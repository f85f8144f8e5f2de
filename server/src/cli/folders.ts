import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { defaultPolicy, RULES_PATH, type Messages } from '../core/index.js';
import { findGit } from '../node/git/folder.js';
import { UsageError } from './types.js';

/** The absolute path of a folder that a user named; a usage error where there is none. */
export function folderOf(cwd: string, folder: string, messages: Messages): string {
  const path = resolve(cwd, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(messages.cli.noFolder({ folder }));
  return path;
}

/**
 * The workspace that a folder belongs to: the nearest folder, itself or above, that has PROJECT_RULES.md or one of the
 * default ledgers, up to the top of its git worktree; where there is none, and without git, the folder itself.
 */
export function workspaceOf(folder: string): string {
  if (isWorkspace(folder)) return folder;
  const top = findGit(folder)?.top;
  for (let at = folder; top !== undefined && at !== top && dirname(at) !== at;) {
    at = dirname(at);
    if (isWorkspace(at)) return at;
  }
  return folder;
}

function isWorkspace(folder: string): boolean {
  if (isFile(join(folder, RULES_PATH))) return true;
  const { tasks, approvals } = defaultPolicy.paths;
  return [...tasks, ...approvals].some((path) => isFile(join(folder, path)));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
