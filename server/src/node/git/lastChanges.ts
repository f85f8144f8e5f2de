import type { SourceFile } from '../../core/index.js';
import type { GitRun } from './process.js';
import { literal } from './rawLog.js';

/** Whether approvals may hold a row that lets a file change: without one nobody needs to know when files changed. */
export function speakOfPaths(sources: readonly SourceFile[]): boolean {
  return sources.some(({ text }) => /\bpath:/i.test(text));
}

/**
 * Asks git for the last commit that changed a file: of two branches the merge, where they had it differently.
 * @param rev full name of the commit up to which is looked
 * @param path from the top of the worktree
 */
export function lastChangeArgs(rev: string, path: string): Pick<GitRun, 'args' | 'config'> {
  const args = ['log', '-1', '--full-history', '--no-show-signature', '--format=%H', rev, '--', literal(path)];
  return { args, config: ['log.follow=false'] };
}
