import type { PolicyInput } from './policyInput.generated.js';
import type { PolicyProblem } from './problems.js';
import { readPolicy, type PolicyDocument } from './read.js';
import { defaultPolicy, resolvePolicy } from './resolve.js';
import type { Policy } from './types.js';

/** The text of PROJECT_RULES.md with the policy that follows from it. */
export interface LoadedPolicy {
  /** The policy with every usable value of the file; the default policy where the file has none. */
  readonly policy: Policy;
  /** Whether no problem is an error. An editor keeps the last valid policy in force while an invalid one is typed. */
  readonly valid: boolean;
  /** What is wrong with the text and with the policy that it describes, in place. */
  readonly problems: readonly PolicyProblem[];
  readonly document: PolicyDocument;
}

/**
 * Reads and resolves in one go. Never throws.
 * @param known what this text gave before, without any problem: then it is read only where somebody asks for its places
 */
export function loadPolicy(text: string, known?: PolicyInput): LoadedPolicy {
  if (known !== undefined) return withoutReading(text, known);
  const document = readPolicy(text);
  const resolved = document.input && resolvePolicy(document.input);
  const problems = [...document.problems, ...(resolved?.problems ?? []).map((problem) => document.place(problem))];
  const valid = problems.every(({ severity }) => severity !== 'error');
  return { policy: resolved?.policy ?? defaultPolicy, valid, problems, document };
}

function withoutReading(text: string, known: PolicyInput): LoadedPolicy {
  let document: PolicyDocument | undefined;
  return {
    policy: resolvePolicy(known).policy,
    valid: true,
    problems: [],
    get document() {
      return (document ??= readPolicy(text));
    },
  };
}
