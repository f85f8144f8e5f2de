import { parsePath } from '../../model/index.js';
import { memoised, type Policy } from '../../policy/index.js';
import type { Fact } from '../../ports.js';
import type { RuleContext } from '../types.js';

/** Where a path that somebody wrote leads. */
export type Target =
  /** Nobody has looked yet: stay silent. */
  | { readonly kind: 'unknown'; /** What would be looked for first. */ readonly path: string }
  /** Not a path at all. */
  | { readonly kind: 'none' }
  | { readonly kind: 'outside' }
  | {
      readonly kind: 'missing';
      /** What was looked for, normalised; of an absolute path its longest tail. */ readonly path: string;
      readonly portable: boolean;
    }
  | {
      readonly kind: 'found';
      readonly path: string;
      readonly fact: Exclude<Fact, { kind: 'missing' }>;
      readonly portable: boolean;
    };

/**
 * Finds what a path refers to, inside the root: policy `roots` first, else of an absolute path the longest tail that
 * exists. With `text` the file's text is asked for as well.
 */
export function findTarget(
  written: string,
  context: Pick<RuleContext, 'policy' | 'fact' | 'textFact'>,
  text = false,
): Target {
  const reference = readPath(context.policy, written);
  if (reference.kind === 'none' || reference.kind === 'outside') return { kind: reference.kind };
  const candidates = reference.kind === 'relative' ? [reference.path] : reference.tails;
  let unknown = false;
  for (const path of candidates) {
    const fact = text ? context.textFact(path) : context.fact(path);
    if (fact === undefined) unknown = true;
    else if (fact.kind !== 'missing' && !unknown) return { kind: 'found', path, fact, portable: reference.portable };
  }
  const path = candidates[0] ?? '';
  return unknown ? { kind: 'unknown', path } : { kind: 'missing', path, portable: reference.portable };
}

/** Several rules ask for the same path, one after the other. */
const readPath = memoised((policy: Policy, written: string) => parsePath(written, policy.roots));
