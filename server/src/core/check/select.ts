import type { Rule } from '../rules/types.js';

/** The rules of a scope, under their own type. */
export function select<S extends Rule['scope']>(rules: readonly Rule[], scope: S): Extract<Rule, { scope: S }>[] {
  return rules.filter((rule): rule is Extract<Rule, { scope: S }> => rule.scope === scope);
}

/** Nothing at all, without making a new list of it. */
export const NOTHING: readonly never[] = [];
