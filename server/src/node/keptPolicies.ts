import { knowPolicy, loadedFrom, type PolicyInput, type SourceFile } from '../core/index.js';

/** Which of two texts of PROJECT_RULES.md: that of the file, or that of the commit. */
export type PolicyOf = 'file' | 'commit';

/** Policies that an earlier process read, for a process that is over before YAML is loaded. */
export interface KeptPolicies {
  /** What this text of PROJECT_RULES.md gave, without any problem; undefined where nobody knows. */
  read(of: PolicyOf, text: string): PolicyInput | undefined;
  keep(of: PolicyOf, text: string, input: PolicyInput): void;
}

let kept: KeptPolicies | undefined;

/** From now on this process remembers policies there. For who lives long it is not worth it. */
export function keepPolicies(where: KeptPolicies | undefined): void {
  kept = where;
}

/** Spares the reading of a policy where it is remembered; else remembers it, if it has no problem. */
export function recallPolicy(rules: SourceFile, of: PolicyOf): void {
  if (kept === undefined || rules.trouble !== undefined || !rules.text.includes('orch')) return;
  const known = kept.read(of, rules.text);
  if (known !== undefined) {
    knowPolicy(rules, known);
    return;
  }
  const { document, problems } = loadedFrom(rules);
  if (document.input !== undefined && problems.length === 0) kept.keep(of, rules.text, document.input);
}
