import type { Workspace } from '../../model/index.js';
import { defaultPolicy, policyToInput, type Policy } from '../../policy/index.js';

/** A policy that PROJECT_RULES.md sets and that is not in force. */
export interface PendingPolicy {
  readonly policy: Policy;
  /** Keys below `orch:` that say something else than what is in force. */
  readonly keys: readonly string[];
}

const known = new WeakMap<Policy, { readonly inForce: Policy; readonly pending: PendingPolicy | undefined }>();

/** What the file says and the base does not; undefined where the typed policy is in force, or says the same. */
export function pendingPolicy({ policy: inForce, base, loadedPolicy }: Workspace): PendingPolicy | undefined {
  const policy = loadedPolicy?.policy ?? defaultPolicy;
  if (base?.policy === undefined || policy === inForce || inForce !== base.policy) return undefined;
  const before = known.get(policy);
  if (before?.inForce === inForce) return before.pending;
  const keys = changedKeys(inForce, policy);
  const pending = keys.length === 0 ? undefined : { policy, keys };
  known.set(policy, { inForce, pending });
  return pending;
}

function changedKeys(from: Policy, to: Policy): readonly string[] {
  const [before, after] = [policyToInput(from), policyToInput(to)];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof typeof before)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
