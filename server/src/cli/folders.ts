import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Messages } from '../core/index.js';
import { UsageError } from './types.js';

/** The absolute path of a folder that a user named; a usage error where there is none. */
export function folderOf(cwd: string, folder: string, messages: Messages): string {
  const path = resolve(cwd, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(messages.cli.noFolder({ folder }));
  return path;
}
