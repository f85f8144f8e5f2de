import { join, resolve as absolute } from 'node:path';
import { readSource } from '../files.js';
import { belowTop, findGit, mainWorktree } from '../git/folder.js';
import { readWorkspace } from '../workspace.js';
import { headGate } from './head.js';

/**
 * The workspace whose ledgers are those of record: in a linked worktree the same subfolder of the main worktree, unless
 * the policy in force there (`ledger_home: branch`) says that every branch has its own.
 * @param trusted whether git may be asked what is in force
 */
export function ledgerRoot(root: string, trusted = true): string {
  const git = findGit(root);
  const main = git === undefined ? undefined : mainWorktree(git);
  if (git === undefined || main === undefined) return absolute(root);
  const { policy } = readWorkspace((path) => readSource(root, path), headGate(root, { trusted })).workspace;
  return policy.ledgerHome === 'branch' ? absolute(root) : join(main, belowTop(git, root));
}
