import { idKey, parsePath } from '../model/index.js';
import { keysOf } from '../past/renames.js';
import { stateOf, type Policy } from '../policy/index.js';
import type { Step } from './step.js';
import type { GitChange, World } from './types.js';

/** What a submission hands in. */
export interface Work {
  /** As the row will list them. */
  readonly artifacts: readonly string[];
  /** What git says of the caller's worktree since the work began; undefined without git. */
  readonly change: GitChange | undefined;
}

/** The artifacts and the change that a submission is about. */
export function workOf(step: Step): Work {
  const { intent, task, world } = step;
  const given = intent.artifacts?.map((text) => text.trim()).filter((text) => text !== '') ?? [];
  const artifacts = given.length > 0 ? given : task.artifacts.map(({ text }) => text);
  const base = startedAt(step);
  // A commit that a rebase left behind tells nothing.
  const change = world.change(base, []) ?? (base === undefined ? undefined : world.change(undefined, []));
  return { artifacts, change };
}

/** The commit that the work began on, as the audit line of the start knows it. */
function startedAt({ policy, task, world }: Step): string | undefined {
  const history = world.history();
  const keys = keysOf(task.key, history);
  return history.findLast(({ line: { id, to, head } }) => {
    const started = typeof to === 'string' && stateOf(policy, to)?.category === 'active';
    return head !== undefined && started && id !== null && keys.has(idKey(id));
  })?.line.head;
}

/** Where an artifact leads. */
export type Located =
  /** No path of a single file: prose, a web address, a pattern. */
  | { readonly kind: 'none' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'found'; readonly path: string };

/** Finds what an artifact refers to, inside the root: of an absolute path the longest tail that exists. */
export function locate(written: string, policy: Policy, world: Pick<World, 'fact'>): Located {
  if (/[*?{}]/.test(written)) return { kind: 'none' };
  const path = parsePath(written, policy.roots);
  if (path.kind === 'none' || path.kind === 'outside') return { kind: path.kind };
  const candidates = path.kind === 'relative' ? [path.path] : path.tails;
  const found = candidates.find((one) => world.fact(one, false).kind !== 'missing');
  return found === undefined ? { kind: 'missing' } : { kind: 'found', path: found };
}
