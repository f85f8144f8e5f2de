import type { Category, Policy } from '../../policy/index.js';

/** The states of some categories, or all, for a message: `DOING, TESTING`. */
export function stateNames(policy: Policy, ...categories: readonly Category[]): string {
  const states = policy.states.filter(({ category }) => categories.length === 0 || categories.includes(category));
  return states.map(({ name }) => name).join(', ');
}
