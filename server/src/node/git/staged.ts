import type { Policy } from '../../core/index.js';
import { readFiles, type GitFiles } from './files.js';
import { readIndexFolder } from './indexFolder.js';
import type { GitObjects } from './objects.js';
import { StagedFacts } from './stagedFacts.js';
import { whereReadable } from './base.js';

/** What a commit made now would have of a workspace. */
export interface Staged extends GitFiles {
  /** Of every other file: whether it is staged, how large, what it says. */
  readonly facts: StagedFacts;
}

/**
 * What is staged below `root`: the files that the staged policy names, and those that `policy` names. Undefined where
 * there is no repository, and where git gives no answer.
 */
export async function readStaged(objects: GitObjects, root: string, policy: Policy): Promise<Staged | undefined> {
  const top = await readIndexFolder(root);
  if (top === undefined) return undefined;
  const files = await whereReadable(() => readFiles(objects, top, policy, undefined));
  return files === undefined ? undefined : { ...files, facts: new StagedFacts(objects, root, top) };
}
