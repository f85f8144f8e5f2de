import type { SourceFile } from '../../core/index.js';
import { BaseTexts } from '../../node/git/baseTexts.js';
import { readHeadBase } from '../../node/git/headBase.js';
import { GitObjects } from '../../node/git/objects.js';
import { UsageError, type CommandContext } from '../types.js';
import type { Against } from './against.js';
import { checkBranch } from './branch.js';
import { checkDisk, type Basis, type Checked } from './disk.js';
import { checkStaged } from './staged.js';

/** A check, and how to read a file that belongs to what was checked, where that is not the disk. */
export type Run = Checked & { readonly read?: (path: string) => SourceFile | undefined };

type Context = Pick<CommandContext, 'now' | 'messages'>;

/**
 * Checks the workspace below `root` against what was asked for; a wrong call where that is not there.
 * @param about as `Basis` has it; for what lies on disk, against HEAD
 */
export async function checkAgainst(
  root: string,
  against: Against,
  { now, messages }: Context,
  about?: Basis['about'],
): Promise<Run> {
  if (against.kind === 'nothing') return checkDisk(root, now, { without: 'off' });
  const objects = new GitObjects(root);
  try {
    const head = await readHeadBase(objects, root);
    const texts = head.base && new BaseTexts(objects, head.base);
    if (against.kind === 'head') return await checkDisk(root, now, { ...head, texts, about });
    if (head.without === 'no-git') throw new UsageError(messages.base.noGit({ option: optionOf(against) }));
    if (against.kind === 'rev') return await checkBranch(objects, root, now, { rev: against.rev, head, messages });
    const run = await checkStaged(objects, root, now, head);
    if (run === undefined) throw new UsageError(messages.base.noAnswer({ option: optionOf(against) }));
    return run;
  } finally {
    objects.end();
  }
}

function optionOf({ kind }: Against): string {
  return kind === 'rev' ? 'base' : kind;
}
