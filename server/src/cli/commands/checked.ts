import { Checker, type CheckResult, type Workspace } from '../../core/index.js';
import { FactsNow } from '../../node/factsNow.js';
import { loadWorkspace } from '../../node/workspace.js';

export interface Checked {
  readonly workspace: Workspace;
  readonly result: CheckResult;
}

/** Reads and checks the workspace below `root` at `now` (UTC ms). */
export async function checkRoot(root: string, now: number): Promise<Checked> {
  const workspace = await loadWorkspace(root);
  const facts = new FactsNow(root);
  const result = new Checker().check(workspace, facts, now);
  // What git ignores is known only now: a second checker, since the first remembers the facts by identity.
  return { workspace, result: (await facts.settle()) ? new Checker().check(workspace, facts, now) : result };
}
