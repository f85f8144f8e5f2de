import { Checker, type CheckResult, type Workspace } from '../../core/index.js';
import { FactCache } from '../../node/facts.js';
import { loadWorkspace } from '../../node/workspace.js';

export interface Checked {
  readonly workspace: Workspace;
  readonly result: CheckResult;
}

/** Facts may lead to further questions (a record that names another file): so many rounds at most. */
const ROUNDS = 3;

/** Reads and checks the workspace below `root` at `now`, gathering facts until no rule wants more. */
export async function checkRoot(root: string, now: number): Promise<Checked> {
  const workspace = await loadWorkspace(root);
  const cache = new FactCache(root, true);
  const checker = new Checker();
  let result = checker.check(workspace, cache.facts, now);
  for (let round = 1; round < ROUNDS && result.wanted.length > 0; round++) {
    await cache.gather(result.wanted);
    result = checker.check(workspace, cache.facts, now);
  }
  return { workspace, result };
}
