import { matchesGlob, memoised, type Policy } from '../policy/index.js';

/** How large a change is, and how large one may be. */
export interface OverLimit {
  readonly lines: number;
  readonly files: number;
  readonly maxLines: number;
  readonly maxFiles: number;
}

/** Whether a change is larger than the policy allows in one submission; undefined where it is not. */
export function overLimit(lines: number, files: number, policy: Policy): OverLimit | undefined {
  const { maxLines, maxFiles } = policy.evidence;
  const over = (maxLines > 0 && lines > maxLines) || (maxFiles > 0 && files > maxFiles);
  return over ? { lines, files, maxLines, maxFiles } : undefined;
}

/** Whether a file needs a `change` approval. */
export const isProtected = memoised((policy: Policy, path: string): boolean => {
  return policy.protected.some((pattern) => matchesGlob(pattern, path));
});
