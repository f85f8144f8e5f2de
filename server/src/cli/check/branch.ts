import { openPast, policyFor, rules, type Finding, type Messages } from '../../core/index.js';
import { readBase, type GitBase } from '../../node/git/base.js';
import { BaseTexts } from '../../node/git/baseTexts.js';
import type { HeadBase } from '../../node/git/headBase.js';
import { mergeBase } from '../../node/git/mergeBase.js';
import type { GitObjects } from '../../node/git/objects.js';
import { UsageError } from '../types.js';
import { keyOf, replayBranch } from './replay.js';
import { checkDisk, judged, rulesOf, type Checked } from './disk.js';

/** Where a branch began. */
interface BranchStart {
  /** Name of the commit that `rev` is. */
  readonly other: string;
  /** The last commit that both have. */
  readonly from: GitBase;
}

/**
 * Checks what lies on disk below `root`, and every commit since this branch left `rev`, under the policy and the flags
 * that were in force there: no branch loosens its own gate.
 */
export async function checkBranch(
  objects: GitObjects,
  root: string,
  now: number,
  { rev, head, messages }: { readonly rev: string; readonly head: HeadBase; readonly messages: Messages },
): Promise<Checked> {
  const { other, from } = await branchOf(objects, root, rev, head, messages);
  const texts = head.base && new BaseTexts(objects, head.base);
  const checked = await checkDisk(root, now, { base: head.base, gate: from, texts });
  const policies = [checked.workspace.policy, policyFor(rulesOf(from)).policy] as const;
  const earlier = await replayBranch(objects, { root, from, other, policies }, checked);
  if (earlier === undefined) throw new UsageError(messages.base.noAnswer({ option: 'base' }));
  const { result } = checked;
  const rewritten = await rewrittenSince(objects, root, { checked, from, now });
  const known = new Set(result.findings.map(keyOf));
  const findings = [...result.findings, ...[...earlier, ...rewritten].filter((finding) => !known.has(keyOf(finding)))];
  return { ...checked, result: { ...result, findings: findings.sort(inOrder) } };
}

interface Since {
  readonly checked: Checked;
  readonly from: GitBase;
  readonly now: number;
}

/** Records that are other texts now than where the branch began, though what they stand for was decided by then. */
async function rewrittenSince(
  objects: GitObjects,
  root: string,
  { checked: { workspace, audit }, from, now }: Since,
): Promise<readonly Finding[]> {
  const past = openPast({ base: from, audit }, workspace);
  const asked = rules.filter(({ code }) => code === 'evidence/changed-after-decision');
  return (await judged(root, { workspace, past, now }, { texts: new BaseTexts(objects, from) }, asked)).result.findings;
}

function inOrder(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.range.start.line - other.range.start.line;
}

/** Where the branch left `rev`; a wrong call where git cannot tell. */
export async function branchOf(
  objects: GitObjects,
  root: string,
  rev: string,
  { base: head }: HeadBase,
  { base }: Messages,
): Promise<BranchStart> {
  const found = await mergeBase(objects, root, rev, 'HEAD');
  if (found.kind === 'no-commit') throw new UsageError(base.noCommit(found));
  if (found.kind === 'none') throw new UsageError(base.apart({ rev, shallow: found.shallow }));
  const from = await readBase(objects, root, found.oid, policyFor(rulesOf(head)).policy);
  if (from === undefined || head === undefined) throw new UsageError(base.noAnswer({ option: 'base' }));
  return { other: found.one, from };
}
