import { once, openWorkspace, parseFlags, RULES_PATH, type BaseGate } from '../model/index.js';
import { defaultPolicy, loadPolicy } from '../policy/index.js';
import { freshLines, type PastBase, type PastInput } from '../past/index.js';
import { approvedChanges, spentChanges, type ChangeRead } from './changes.js';
import { advanceFlags, NO_FLAGS } from './flags.js';
import { renamesIn } from './renamed.js';

/** What of a base no line of the log changes. */
type Ground = Omit<BaseGate, 'advanced' | 'renamed'>;

const grounds = new WeakMap<PastBase, Ground>();
const gates = new WeakMap<PastBase, WeakMap<PastInput['audit'], BaseGate>>();

/**
 * What the base of a past says of the gate; undefined where there is no base. Nothing is read before it is asked for, and
 * then once: the same base and the same audit texts (as objects) give the same gate.
 */
export function gateOf(input: PastInput): BaseGate | undefined {
  const { base, audit } = input;
  if (base === undefined) return undefined;
  const known = gates.get(base) ?? new WeakMap<PastInput['audit'], BaseGate>();
  gates.set(base, known);
  const gate = known.get(audit) ?? gateOn(groundOf(base), input);
  known.set(audit, gate);
  return gate;
}

function gateOn(ground: Ground, input: PastInput): BaseGate {
  const fresh = once(() => freshLines(input));
  const advanced = once(() => advanceFlags(ground.flags ?? NO_FLAGS, fresh(), ground.policy ?? defaultPolicy));
  const renamed = once(() => renamesIn(fresh(), ground.policy ?? defaultPolicy));
  return {
    rules: ground.rules,
    get policy() {
      return ground.policy;
    },
    get flags() {
      return ground.flags;
    },
    get spent() {
      return ground.spent;
    },
    get approved() {
      return ground.approved;
    },
    get baseline() {
      return ground.baseline;
    },
    get renamed() {
      return renamed();
    },
    advanced,
  };
}

function groundOf(base: PastBase): Ground {
  const known = grounds.get(base);
  if (known !== undefined) return known;
  const { sources, workspace, lastChanges } = base;
  const rules = sources.find(({ path }) => path === RULES_PATH);
  const policy = once(() => (rules === undefined ? undefined : (workspace?.policy ?? loadPolicy(rules.text).policy)));
  const flags = once(() => {
    const { paths } = policy() ?? defaultPolicy;
    const source = sources.find(({ path }) => path === paths.flags);
    return source && parseFlags(source.text);
  });
  const atLastChange = (path: string): ChangeRead | undefined => {
    const then = lastChanges?.get(path);
    return then && { time: then.time, read: openWorkspace({ sources: then.sources }) };
  };
  const own = once(() => workspace ?? openWorkspace({ sources }));
  const approved = once(() => approvedChanges(own()));
  const spent = once(() => spentChanges(own(), atLastChange));
  const ground: Ground = {
    rules,
    get policy() {
      return policy();
    },
    get flags() {
      return flags();
    },
    get spent() {
      return spent();
    },
    get approved() {
      return approved();
    },
    get baseline() {
      const { paths } = policy() ?? defaultPolicy;
      return sources.find(({ path }) => path === paths.baseline);
    },
  };
  grounds.set(base, ground);
  return ground;
}
