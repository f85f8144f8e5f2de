import type { Range } from '../text/index.js';
import { checkSchema } from './check.js';
import { findFrontMatter, mentionsOrch } from './frontMatter.js';
import { PolicySource } from './policySource.js';
import { shown, type PlacelessProblem, type PolicyProblem } from './problems.js';
import { prune } from './prune.js';
import type { PolicyInput } from './policyInput.generated.js';
import { plainValue } from './yamlValue.js';
import { orchNode, parseYaml } from './yamlSource.js';

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

/** The version of the format that this Orch reads; older ones, once there are any, too. */
const VERSION = 1;
const MOST_PROBLEMS = 100;

/**
 * Reads the policy in the text of PROJECT_RULES.md; front matter without the key `orch:` is no policy and no problem.
 * Never throws, whatever the text, and takes bounded time and memory.
 */
export function readPolicy(text: string): PolicyDocument {
  const found = findFrontMatter(text);
  if (found === undefined) return documentOf(new PolicySource(text, 0, 0), undefined, []);
  if (typeof found !== 'string') return readYaml(new PolicySource(text, found.start, found.end));
  const source = new PolicySource(text, 0, 3);
  return documentOf(source, undefined, [source.fault({ reason: found, from: 0, to: 3 })]);
}

function readYaml(source: PolicySource): PolicyDocument {
  if (!source.yaml.includes('orch')) return documentOf(source, undefined, []);
  const { document, faults } = parseYaml(source.yaml);
  const node = document && orchNode(document);
  // Front matter may serve other tools; what is wrong with it concerns Orch only where a policy stands in it.
  if (node === undefined && !mentionsOrch(source.yaml)) return documentOf(source, undefined, []);
  const broken = faults.map((fault) => source.fault(fault));
  if (document === undefined || node === undefined || broken.length > 0) return documentOf(source, undefined, broken);
  source.root(document.contents);
  const { value, faults: spoilt } = plainValue(node.value, document);
  const problems = spoilt.map((fault) => source.fault(fault));
  if (spoilt.some(({ reason }) => reason === 'too-many-aliases')) return documentOf(source, undefined, problems);
  return readValue(source, value ?? {}, problems);
}

function readValue(source: PolicySource, value: unknown, before: readonly PolicyProblem[]): PolicyDocument {
  const newer = newerVersion(value);
  if (newer) return documentOf(source, undefined, [...before, source.place(newer)]);
  const problems = checkSchema(value);
  return documentOf(source, prune(value, problems), [...before, ...problems.map((problem) => source.place(problem))]);
}

function newerVersion(value: unknown): PlacelessProblem | undefined {
  const version = (value as { readonly version?: unknown }).version;
  if (typeof version !== 'number' || version <= VERSION) return undefined;
  const found = { actual: shown(version), expected: [String(VERSION)] };
  return { kind: 'version', reason: 'newer-version', severity: 'error', path: ['version'], at: 'value', ...found };
}

function documentOf(
  source: PolicySource,
  input: PolicyInput | undefined,
  problems: readonly PolicyProblem[],
): PolicyDocument {
  return {
    input,
    problems: problems.slice(0, MOST_PROBLEMS),
    place: (problem) => source.place(problem),
    rangeOf: (path, at) => source.rangeOf(path, at),
  };
}
