import { checkSchema } from './check.js';
import type { PolicyInput } from './policyInput.generated.js';
import type { PlacelessProblem } from './problems.js';

type Mapping = Record<string, unknown>;

/**
 * The value without what the schema refuses, so that one mistake does not switch the whole policy off; unknown keys
 * stay. Undefined where the value as a whole is refused. A faulty item takes its list with it: half a list of
 * protected files would be worse than the default.
 */
export function prune(value: unknown, problems: readonly PlacelessProblem[]): PolicyInput | undefined {
  let found = errorsAmong(problems);
  for (let round = 0; found.length > 0 && round < 8; round++) {
    if (found.some(({ path, reason }) => path.length === 0 && reason !== 'missing-key')) return undefined;
    for (const { path } of found) remove(value, path);
    found = errorsAmong(checkSchema(value));
  }
  return found.length === 0 ? (value as PolicyInput) : undefined;
}

function errorsAmong(problems: readonly PlacelessProblem[]): readonly PlacelessProblem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

function remove(root: unknown, path: readonly string[]): void {
  let parent = root;
  for (const [index, key] of path.entries()) {
    if (!isMapping(parent)) return;
    const child: unknown = Object.hasOwn(parent, key) ? parent[key] : undefined;
    if (index === path.length - 1 || Array.isArray(child)) {
      // Plain data of our own making: nothing else holds it.
      Reflect.deleteProperty(parent, key);
      return;
    }
    parent = child;
  }
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
