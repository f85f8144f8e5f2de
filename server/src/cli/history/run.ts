import { setImmediate } from 'node:timers/promises';
import { conformanceOf } from '../../core/index.js';
import { readCommit } from '../../node/git/commit.js';
import { locate } from '../../node/git/folder.js';
import { isShallow } from '../../node/git/mergeBase.js';
import { GitObjects } from '../../node/git/objects.js';
import { UnreadableObject } from '../../node/git/tree.js';
import { replayHistory, type Range, type Replay } from '../../node/replay/index.js';
import { UsageError, type CommandContext } from '../types.js';
import type { Cancellable } from './cancel.js';
import { progressOf } from './progress.js';
import type { Replayed } from './types.js';

/**
 * Replays a range of the history below the context's folder, with progress on the terminal. A range that is none is a
 * wrong call.
 * @returns the exit code of who cancelled it; undefined where git cannot tell, which is said
 */
export async function replayed(
  range: Omit<Range, 'signal'>,
  context: CommandContext,
  cancel: Cancellable,
): Promise<Replayed | number | undefined> {
  const { root, messages, io } = context;
  if (locate(root) === undefined) throw new UsageError(messages.replay.noGit({ folder: root }));
  const objects = new GitObjects(root);
  try {
    await checkRange(objects, range, context);
    const outcome = await replay(objects, { ...range, signal: cancel.signal }, context);
    // Ctrl+C ends git as well, and sometimes that is heard first.
    if (typeof outcome === 'string') await setImmediate();
    if (cancel.code !== undefined) {
      io.err(`orch: ${messages.replay.cancelled}\n`);
      return cancel.code;
    }
    if (typeof outcome !== 'string') return reportOf(outcome, isShallow(root));
    io.err(`orch: ${messages.replay[outcome]}\n`);
    return undefined;
  } finally {
    objects.end();
  }
}

async function checkRange(
  objects: GitObjects,
  { from, to }: Omit<Range, 'signal'>,
  { messages }: CommandContext,
): Promise<void> {
  for (const rev of [from, to]) {
    if (rev !== undefined && (await readCommit(objects, rev)) === undefined)
      throw new UsageError(messages.replay.noCommit({ rev }));
  }
}

async function replay(
  objects: GitObjects,
  range: Range,
  context: CommandContext,
): Promise<Replay | 'noAnswer' | 'incomplete'> {
  const progress = progressOf(context);
  try {
    const done = await replayHistory(objects, context.root, range, (at, of) => {
      progress.show(at, of);
    });
    return done ?? 'noAnswer';
  } catch (error) {
    if (error instanceof UnreadableObject) return 'incomplete';
    throw error;
  } finally {
    progress.clear();
  }
}

function reportOf({ steps, commits }: Replay, shallow: boolean): Replayed {
  const inTime = [...commits].sort((a, b) => a.time - b.time);
  return {
    steps,
    conformance: conformanceOf(steps),
    commits: commits.length,
    first: inTime[0],
    last: inTime.at(-1),
    shallow,
  };
}
