import { openWorkspace, type Workspace } from '../model/index.js';
import type { PastBase } from '../past/index.js';

const opened = new WeakMap<PastBase, Workspace>();

/** The ledgers of the commit that sets the gate, read under the policy in force: what they suppress is suppressed. */
export function suppressingOf(gate: PastBase, { policy }: Workspace): Workspace {
  const known = opened.get(gate);
  if (known?.policy === policy) return known;
  const workspace = openWorkspace({ sources: gate.sources, policy }, known);
  opened.set(gate, workspace);
  return workspace;
}
