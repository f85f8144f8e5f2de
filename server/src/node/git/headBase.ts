import { policyFor, RULES_PATH, type PastBase, type WithoutBase } from '../../core/index.js';
import { readSource } from '../files.js';
import { readBase } from './base.js';
import { readCommit } from './commit.js';
import { locate, readHead } from './folder.js';
import type { GitObjects } from './objects.js';

/** The commit that ledgers are compared with, or why there is none. */
export type HeadBase =
  | { readonly base: PastBase; readonly without?: undefined }
  | { readonly base?: undefined; readonly without: Extract<WithoutBase, 'no-git' | 'no-commit' | 'unreadable'> };

/** What HEAD has of the workspace below `root`. Without a repository, and before the first commit, no process is started. */
export async function readHeadBase(objects: GitObjects, root: string): Promise<HeadBase> {
  const place = locate(root);
  if (place === undefined) return { without: 'no-git' };
  const head = readHead(place.git);
  if (head !== 'ask-git' && head.commit === undefined) return { without: 'no-commit' };
  const typed = policyFor(readSource(root, RULES_PATH)).policy;
  const base = await readBase(objects, root, head === 'ask-git' ? 'HEAD' : (head.commit ?? 'HEAD'), typed);
  if (base !== undefined) return { base };
  return { without: head === 'ask-git' && !(await readCommit(objects, 'HEAD')) ? 'no-commit' : 'unreadable' };
}
