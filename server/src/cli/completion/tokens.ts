import type { Candidates, CompletedForm } from './spec.js';

/**
 * Candidates as one word of a script: `@task` is asked of orch, `:files` and `:folders` are the shell's own, anything
 * else is a comma list of words.
 */
export function tokenOf(candidates: Candidates): string {
  if (candidates.kind === 'words') return candidates.words.join(',');
  if (candidates.kind === 'asked') return `@${candidates.subject}`;
  return candidates.kind === 'none' ? ':none' : `:${candidates.kind}`;
}

/** The positionals of a form as words of a script; `+` behind the last where it may come again. */
export function tokensOf({ positionals, many }: CompletedForm): readonly string[] {
  const tokens = positionals.map(tokenOf);
  return many ? [...tokens, '+'] : tokens;
}
