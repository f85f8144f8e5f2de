import { policyFor, RULES_PATH, type WithoutBase } from '../../core/index.js';
import { readSource } from '../files.js';
import { readBase, type GitBase } from './base.js';
import { readCommit } from './commit.js';
import { hasRefTables, locate, readHead, type GitFolder } from './folder.js';
import type { GitObjects } from './objects.js';

/** Why a repository gives no base. */
type GitWithout = Extract<WithoutBase, 'no-program' | 'no-commit' | 'unreadable'>;

/** The commit that ledgers are compared with, or why there is none. */
export type HeadBase =
  | { readonly base: GitBase; readonly without?: undefined }
  | { readonly base?: undefined; readonly without: GitWithout | 'no-git' };

/** What HEAD has of the workspace below `root`. Without a repository, and before the first commit, no process is started. */
export async function readHeadBase(objects: GitObjects, root: string): Promise<HeadBase> {
  const place = locate(root);
  if (place === undefined) return { without: 'no-git' };
  const rev = headRev(place.git);
  if (typeof rev !== 'string') return rev;
  const typed = policyFor(readSource(root, RULES_PATH)).policy;
  const base = await readBase(objects, root, rev, typed);
  return base === undefined ? { without: await whyNone(objects, rev) } : { base };
}

/** What HEAD is asked by; or why it names no commit, as far as that can be told without git. */
export function headRev(git: GitFolder): string | { readonly without: GitWithout } {
  const head = readHead(git);
  if (head !== 'ask-git') return head.commit ?? { without: 'no-commit' };
  // Git would look for another repository further up, and answer for that.
  return hasRefTables(git) ? 'HEAD' : { without: 'unreadable' };
}

/** Why git gave no base for what `headRev` says. */
export async function whyNone(objects: GitObjects, rev: string): Promise<GitWithout> {
  if (objects.missing) return 'no-program';
  return rev === 'HEAD' && !(await readCommit(objects, rev)) ? 'no-commit' : 'unreadable';
}
