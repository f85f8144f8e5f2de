import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve as absolute, sep } from 'node:path';
import type { GitFolder } from './folder.js';
import { PATIENCE } from './process.js';
import { gitProgram } from './program.js';

/** Where git looks for the hooks of a worktree. */
export interface HooksFolder {
  /** Absolute, links resolved; it may not be there yet. */
  readonly path: string;
  /** `outside`: other repositories may use it too. */
  readonly lies: 'in-git' | 'in-worktree' | 'outside';
  /** `core.hooksPath` names it. */
  readonly configured: boolean;
}

/** The folder of hooks by git's configuration, `core.hooksPath` relative to the worktree as git has it. */
export function hooksFolder(git: GitFolder, env: Readonly<Record<string, string | undefined>>): HooksFolder {
  const said = configuredPath(git.top, env);
  const path = realPath(said === undefined ? join(git.common, 'hooks') : absolute(git.top, said === '' ? sep : said));
  const inGit = [git.common, git.own].some((folder) => isBelow(realPath(folder), path));
  const lies = inGit ? 'in-git' : isBelow(realPath(git.top), path) ? 'in-worktree' : 'outside';
  return { path, lies, configured: said !== undefined };
}

/** With `~` resolved; undefined where nothing is set. */
function configuredPath(top: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { status, stdout } = spawnSync(gitProgram(), ['config', '-z', '--type=path', '--get', 'core.hooksPath'], {
    cwd: top,
    env: { ...env, GIT_OPTIONAL_LOCKS: '0' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE,
  });
  return status === 0 ? stdout.replace(/\0$/, '') : undefined;
}

/** The real path of what is there, and behind it what is not. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const above = dirname(path);
  return above === path ? path : join(realPath(above), relative(above, path));
}

function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
