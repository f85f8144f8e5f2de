import { checkSchema } from './check.js';
import { mentionsOrch, type FrontMatter } from './frontMatter.js';
import type { PolicyInput } from './policyInput.generated.js';
import { PolicySource } from './policySource.js';
import { shown, type PlacelessProblem, type PolicyProblem } from './problems.js';
import { prune } from './prune.js';
import type { PolicyDocument } from './read.js';
import { orchNode, parseYaml } from './yamlSource.js';
import { plainValue } from './yamlValue.js';

/** The version of the format that this Orch reads; older ones, once there are any, too. */
const VERSION = 1;
const MOST_PROBLEMS = 100;

/** Front matter that begins with a policy and that cannot be told from the text behind it. */
export function brokenFrontMatter(text: string, reason: 'unclosed' | 'too-large'): PolicyDocument {
  const source = new PolicySource(text, 0, 3);
  return documentOf(source, undefined, [source.fault({ reason, from: 0, to: 3 })]);
}

/** Reads the policy in front matter. Never throws. */
export function readYaml(text: string, { start, end }: FrontMatter): PolicyDocument {
  const source = new PolicySource(text, start, end);
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
