import { Lines, type Range } from '../text/index.js';
import { findFrontMatter } from './frontMatter.js';
import type { PlacelessProblem, PolicyProblem } from './problems.js';
import type { PolicyInput } from './policyInput.generated.js';
import { brokenFrontMatter, readYaml } from './readYaml.js';

/** What stands under `orch:` in the front matter of PROJECT_RULES.md. */
export interface PolicyDocument {
  /**
   * What can be used of it: always fine by the schema, since values with an error are left out (unknown keys are not).
   * Undefined where there is no policy in the text, where its YAML cannot be read, and where a newer Orch made it.
   */
  readonly input: PolicyInput | undefined;
  readonly problems: readonly PolicyProblem[];
  /** Places a problem found elsewhere, such as in `resolvePolicy`. */
  readonly place: (problem: PlacelessProblem) => PolicyProblem;
  /** Where a key or value below `orch:` stands, absolute; for a path that is not there, the nearest above it. */
  readonly rangeOf: (path: readonly string[], at?: 'key' | 'value') => Range;
}

/**
 * Reads the policy in the text of PROJECT_RULES.md; front matter without the key `orch:` is no policy and no problem.
 * Never throws, whatever the text, and takes bounded time and memory.
 */
export function readPolicy(text: string): PolicyDocument {
  const found = findFrontMatter(text);
  if (found === undefined) return withoutPolicy(text, 0);
  if (typeof found === 'string') return brokenFrontMatter(text, found);
  // Most front matter is other tools', and to read YAML costs a short command more than all else it does.
  const mayHold = text.slice(found.start, found.end).includes('orch');
  return mayHold ? readYaml(text, found) : withoutPolicy(text, found.start);
}

/** @param offset where a policy would stand */
function withoutPolicy(text: string, offset: number): PolicyDocument {
  const at = new Lines(text.slice(0, offset)).positionAt(offset);
  const range = { start: at, end: at };
  return { input: undefined, problems: [], place: (problem) => ({ ...problem, range }), rangeOf: () => range };
}
