import type { SourceFile } from '../../core/index.js';
import type { GitRun } from './process.js';
import { literal } from './rawLog.js';

/** Whether approvals may hold a row that lets a file or a rule change: without one nobody needs to know when files changed. */
export function speakOfPaths(sources: readonly SourceFile[]): boolean {
  return sources.some(({ text }) => /\b(?:path|rule):/i.test(text));
}

/**
 * Asks git for the last commit that changed a file, along the first parents: a merge brings a change and what approves it
 * together, in whichever order its branch had them.
 * @param rev full name of the commit up to which is looked
 * @param path from the top of the worktree
 */
export function lastChangeArgs(rev: string, path: string): Pick<GitRun, 'args' | 'config'> {
  const args = ['log', '-1', '--first-parent', '--no-show-signature', '--format=%H %ct', rev, '--', literal(path)];
  return { args, config: ['log.follow=false'] };
}

/** What git answers to that; undefined where it gave no answer, or there is no such commit. */
export function readLastChange(
  answer: Buffer | undefined,
): { readonly oid: string; readonly time: number } | undefined {
  const [, oid, time] = /^([0-9a-f]+) (\d+)\n?$/.exec(answer?.toString('latin1') ?? '') ?? [];
  return oid === undefined ? undefined : { oid, time: Number(time) * 1000 };
}
