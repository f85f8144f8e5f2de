import {
  gateOf,
  handEdits,
  judgeMerge,
  openInForce,
  openPast,
  openWorkspace,
  type Finding,
  type Origin,
  type PastBase,
  type Policy,
  type Workspace,
} from '../../core/index.js';
import { readBase, type GitBase } from '../../node/git/base.js';
import { pathsOf } from '../../node/git/files.js';
import { historyOf, type HistoryCommit } from '../../node/git/history.js';
import type { GitObjects } from '../../node/git/objects.js';
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
  readonly policies: readonly [Policy, Policy];
}

/**
 * What the history rules say of every commit of a branch, under the policy that was in force where it began. What a merge
 * took over from one of its parents is none of its own; a hand edit that the branch has taken back is passed over.
 * @param workspace as it is now: there findings are placed
 * @returns undefined where git does not give all of it
 */
export async function replayBranch(
  objects: GitObjects,
  branch: Branch,
  { workspace, audit }: Pick<Checked, 'workspace' | 'audit'>,
): Promise<readonly Finding[] | undefined> {
  const { root, other, policies } = branch;
  const paths = [...new Set(policies.flatMap(pathsOf))];
  const folders = [...new Set(policies.map((policy) => policy.paths.audit))];
  const commits = await historyOf(objects, root, { from: other, to: 'HEAD', paths, folders });
  if (commits === undefined) return undefined;
  const judge = new Judge(objects, branch);
  const stands = standing(branch, workspace, audit);
  const found = new Map<string, Finding>();
  for (const commit of commits) {
    const findings = await judge.judge(commit);
    if (findings === undefined) return undefined;
    for (const finding of findings) {
      const key = keyOf(finding);
      if (!found.has(key) && stands(finding)) found.set(key, placedNow(finding, commit.commit.oid, workspace));
    }
  }
  return [...found.values()];
}

/** The same finding about the same row. */
export function keyOf({ code, file, id }: Finding): string {
  return `${code}\0${id === null ? `\0${file}` : id.normalize('NFC')}`;
}

/** Whether a row still differs by hand from what it was where the branch began; what is about no row always stands. */
function standing({ from }: Branch, workspace: Workspace, audit: Checked['audit']): (finding: Finding) => boolean {
  const whole = openPast({ base: from, audit }, workspace);
  const { tasks, approvals, added, removed } = handEdits(workspace, whole);
  const keys = new Set([...tasks, ...approvals, ...added, ...removed].map(({ key }) => key));
  return ({ id }) => id === null || keys.has(id.normalize('NFC'));
}

class Judge {
  readonly #bases = new Map<string, Promise<GitBase | undefined>>();
  #last: GitBase | undefined;

  constructor(
    readonly objects: GitObjects,
    readonly branch: Branch,
  ) {}

  /** The findings of one commit that every parent has reason for; undefined where git does not give all of it. */
  async judge({ commit, parents }: HistoryCommit): Promise<readonly Finding[] | undefined> {
    const [after, ...before] = await Promise.all([commit.oid, ...parents].map((oid) => this.#base(oid)));
    if (after === undefined) return undefined;
    const { sources, audit } = after;
    const workspace = openInForce({ sources }, gateOf({ base: this.branch.from, audit }));
    const { policy } = workspace;
    const archive = sources.find(({ path }) => path === policy.paths.archive)?.text ?? null;
    const origins: Origin[] = [];
    for (const base of before) {
      if (base === undefined) return undefined;
      const input = { base, audit, judged: commit, archive };
      origins.push({ before: openWorkspace({ sources: base.sources, policy }, workspace), input });
    }
    return judgeMerge(origins, workspace);
  }

  async #base(oid: string): Promise<GitBase | undefined> {
    const known = this.#bases.get(oid);
    if (known !== undefined) return known;
    const { root, policies } = this.branch;
    const reading = readBase(this.objects, root, oid, policies[0], this.#last);
    this.#bases.set(oid, reading);
    this.#last = (await reading) ?? this.#last;
    return reading;
  }
}
