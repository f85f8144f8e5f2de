import { readHeadBase } from '../../node/git/headBase.js';
import { GitObjects } from '../../node/git/objects.js';
import type { Against } from '../check/against.js';
import { branchOf } from '../check/branch.js';
import { openDisk, type Checked } from '../check/disk.js';
import { checkAgainst } from '../check/run.js';
import type { CommandContext } from '../types.js';

type Opened = Pick<Checked, 'workspace' | 'past'>;

/** The workspace as it lies on disk or is staged, and its past: HEAD, or where this branch left a revision. */
export async function openAgainst(context: CommandContext, against: Against): Promise<Opened> {
  const { root, messages } = context;
  if (against.kind !== 'head' && against.kind !== 'rev') return checkAgainst(root, against, context);
  const objects = new GitObjects(root);
  try {
    const head = await readHeadBase(objects, root);
    if (against.kind === 'head') return await openDisk(root, head);
    const { from } = await branchOf(objects, root, against.rev, head, messages);
    return await openDisk(root, { base: from });
  } finally {
    objects.end();
  }
}
