import type { SourceFile } from '../../core/index.js';
import { decodeSource } from '../../decode.js';
import { MAX_LEDGER_BYTES } from '../files.js';
import type { GitObjects } from './objects.js';
import { UnreadableObject, type TreeEntry } from './tree.js';

/**
 * A ledger, policy or flags file as a tree of git has it, read as `readSource` reads one on disk.
 * @param entry what the path is in the tree
 * @returns undefined where it is not there; throws `UnreadableObject` where git does not give it
 */
export async function sourceOf(objects: GitObjects, path: string, entry: TreeEntry): Promise<SourceFile | undefined> {
  if (entry.kind === 'missing') return undefined;
  if (entry.kind !== 'file') return { path, text: '', trouble: notRegular(entry.kind) };
  const object = await objects.read(entry.oid, MAX_LEDGER_BYTES);
  if (object === undefined) throw new UnreadableObject();
  if (object.bytes !== undefined) return decodeSource(path, object.bytes);
  return { path, text: '', trouble: { kind: 'too-large', bytes: object.size, limit: MAX_LEDGER_BYTES } };
}

function notRegular(kind: 'folder' | 'other'): NonNullable<SourceFile['trouble']> {
  return { kind: 'unreadable', reason: `not a regular file (${kind === 'folder' ? 'directory' : kind})` };
}
