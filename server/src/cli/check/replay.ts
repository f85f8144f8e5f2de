import { handEdits, openPast, type Finding, type PastBase, type Policy, type Workspace } from '../../core/index.js';
import { whereReadable } from '../../node/git/base.js';
import type { GitObjects } from '../../node/git/objects.js';
import { judgeBranch } from '../../node/replay/index.js';
import type { Checked } from './disk.js';
import { placedNow } from './place.js';

/** The commits of a branch, and what is in force for all of them. */
export interface Branch {
  readonly root: string;
  /** Where it left the other one. */
  readonly from: PastBase;
  /** Name of the other one's commit: what it has is not judged again. */
  readonly other: string;
  /** In force, and that of the branch's beginning: they may name other files. */
  readonly policies: readonly Policy[];
}

/**
 * What the history rules say of every commit of a branch, under the policy that was in force where it began. What a merge
 * took over from one of its parents is none of its own; a hand edit that the branch has taken back is passed over.
 * @param workspace as it is now: there findings are placed
 * @returns undefined where git does not give all of it
 */
export async function replayBranch(
  objects: GitObjects,
  { root, from, other, policies }: Branch,
  { workspace, audit }: Pick<Checked, 'workspace' | 'audit'>,
): Promise<readonly Finding[] | undefined> {
  const judged = await whereReadable(() =>
    judgeBranch(objects, root, { from: other, to: 'HEAD' }, { gate: from, policies }),
  );
  if (judged === undefined) return undefined;
  const stands = standing(from, workspace, audit);
  const found = new Map<string, Finding>();
  for (const { commit, findings } of judged) {
    for (const finding of findings) {
      const key = keyOf(finding);
      if (!found.has(key) && stands(finding)) found.set(key, placedNow(finding, commit, workspace));
    }
  }
  return [...found.values()];
}

/** The same finding about the same row. */
export function keyOf({ code, file, id }: Finding): string {
  return `${code}\0${id === null ? `\0${file}` : id.normalize('NFC')}`;
}

/**
 * Whether a row still differs by hand from what it was where the branch began, and the log from what it was; what else is
 * about no row always stands.
 */
function standing(base: PastBase, workspace: Workspace, audit: Checked['audit']): (finding: Finding) => boolean {
  const whole = openPast({ base, audit }, workspace);
  const { tasks, approvals, added, removed } = handEdits(workspace, whole);
  const keys = new Set([...tasks, ...approvals, ...added, ...removed].map(({ key }) => key));
  const { problems } = whole.log;
  return ({ code, id }) => {
    if (code === 'audit/chain-broken') return problems.length > 0;
    return id === null || keys.has(id.normalize('NFC'));
  };
}
