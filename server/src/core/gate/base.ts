import type { PlacedAuditLine } from '../audit/index.js';
import { once, openWorkspace, parseFlags, RULES_PATH, type BaseGate, type SourceFile } from '../model/index.js';
import { defaultPolicy, loadPolicy } from '../policy/index.js';
import { approvedChanges } from './changes.js';
import { advanceFlags } from './flags.js';

/**
 * What a base says of the gate. Nothing is read before it is asked for, and then once: keep the object as long as the
 * base is the same.
 * @param sources ledgers, policy and flags as the base has them
 * @param fresh verified lines of the audit log that the base does not have, in order
 */
export function gateOf(sources: readonly SourceFile[], fresh: () => readonly PlacedAuditLine[]): BaseGate {
  const rules = sources.find(({ path }) => path === RULES_PATH);
  const policy = once(() => (rules === undefined ? undefined : loadPolicy(rules.text).policy));
  const held = once(() => {
    const path = (policy() ?? defaultPolicy).paths.flags;
    const source = sources.find((one) => one.path === path);
    return source && parseFlags(source.text);
  });
  const advanced = once(() => advanceFlags(held() ?? { freeze: 'off', autoDecide: 'off' }, fresh(), policy() ?? defaultPolicy)); // prettier-ignore
  const spent = once(() => approvedChanges(openWorkspace({ sources })));
  return {
    rules,
    get policy() {
      return policy();
    },
    get flags() {
      return held();
    },
    advanced,
    get spent() {
      return spent();
    },
  };
}
