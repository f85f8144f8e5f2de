import { realpathSync } from 'node:fs';
import { join, resolve as absolute } from 'node:path';
import { policyFor, RULES_PATH } from '../../core/index.js';
import { readSource } from '../files.js';
import { belowTop, findGit, mainWorktree } from '../git/folder.js';

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
 * The workspace whose ledgers are those of record: in a linked worktree the same subfolder of the main worktree, unless
 * the policy there (`ledger_home: branch`) says that every branch has its own.
 */
export function ledgerRoot(root: string): string {
  const git = findGit(root);
  const main = git === undefined ? undefined : mainWorktree(git);
  if (git === undefined || main === undefined) return absolute(root);
  const { policy } = policyFor(readSource(root, RULES_PATH));
  return policy.ledgerHome === 'branch' ? absolute(root) : join(main, belowTop(git, root));
}
