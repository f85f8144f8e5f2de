import { policyFor, type Messages, type PastBase } from '../../core/index.js';
import { readBase } from '../../node/git/base.js';
import type { HeadBase } from '../../node/git/headBase.js';
import { mergeBase } from '../../node/git/mergeBase.js';
import type { GitObjects } from '../../node/git/objects.js';
import { UsageError } from '../types.js';
import { checkDisk, rulesOf, type Checked } from './disk.js';

/** The commit that a branch left from, and the branch's last one. */
interface Branch {
  readonly from: PastBase;
  readonly head: PastBase;
}

/**
 * Checks what lies on disk below `root`, under the policy and the flags of the commit where this branch left `rev`: no
 * branch loosens its own gate.
 */
export async function checkBranch(
  objects: GitObjects,
  root: string,
  now: number,
  { rev, head, messages }: { readonly rev: string; readonly head: HeadBase; readonly messages: Messages },
): Promise<Checked> {
  const branch = await branchOf(objects, root, rev, head, messages);
  return checkDisk(root, now, { base: branch.head, gate: branch.from });
}

/** Where the branch left `rev`, and its last commit; a wrong call where git cannot tell. */
export async function branchOf(
  objects: GitObjects,
  root: string,
  rev: string,
  { base: head }: HeadBase,
  { base }: Messages,
): Promise<Branch> {
  const found = await mergeBase(objects, root, rev, 'HEAD');
  if (found.kind === 'no-commit') throw new UsageError(base.noCommit(found));
  if (found.kind === 'none') throw new UsageError(base.apart({ rev, shallow: found.shallow }));
  const from = await readBase(objects, root, found.oid, policyFor(rulesOf(head)).policy);
  if (from === undefined || head === undefined) throw new UsageError(base.noAnswer({ option: 'base' }));
  return { from, head };
}
