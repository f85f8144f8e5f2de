import { realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { belowTop, findGit } from '../git/folder.js';

/**
 * Where leases, tokens and journal of a workspace are kept: `orch` in git's common folder, shared by all worktrees (for
 * a workspace that is a subfolder of the repository a folder in there, so that two of them do not share task ids);
 * without git `.orch` in the workspace.
 */
export function runtimeFolder(root: string): string {
  const real = realpathSync.native(root);
  const git = findGit(real);
  if (git === undefined) return join(real, '.orch');
  const below = belowTop(git, real);
  const orch = join(realpathSync.native(git.common), 'orch');
  return below === '' ? orch : join(orch, 'at', encodeURIComponent(below));
}

/**
 * Where something is kept that only saves time: in the runtime folder; of a linked worktree with ledgers of its own where
 * git removes it together with the worktree.
 */
export function cachePath(root: string, name: string): string {
  const real = realpathSync.native(root);
  const git = findGit(real);
  if (git === undefined || git.own === git.common) return join(runtimeFolder(real), `${name}.json`);
  return join(git.own, `orch-${name}${encodeURIComponent(`/${belowTop(git, real)}`)}.json`);
}

/** Writes a file whole or not at all. Where that cannot be done nothing happens: it only would have saved time. */
export function replaceFile(path: string, text: string): void {
  const temp = `${path}-${process.pid}.tmp`;
  try {
    writeFileSync(temp, text);
    renameSync(temp, path);
  } catch {
    rmSync(temp, { force: true });
  }
}
