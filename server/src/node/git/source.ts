import type { SourceFile } from '../../core/index.js';
import { decodeSource } from '../../decode.js';
import { MAX_LEDGER_BYTES } from '../files.js';
import type { GitObjects } from './objects.js';
import { UnreadableObject } from './tree.js';
import type { Found } from './walk.js';

/**
 * A ledger, policy or flags file as git has it, read as `readSource` reads one on disk.
 * @returns undefined where it is not there; throws `UnreadableObject` where git does not give it
 */
export async function sourceOf(objects: GitObjects, path: string, found: Found): Promise<SourceFile | undefined> {
  if (found.kind === 'missing') return undefined;
  if (found.kind !== 'file') return { path, text: '', trouble: { kind: 'unreadable', reason: REASONS[found.kind] } };
  const object = await objects.read(found.oid, MAX_LEDGER_BYTES);
  if (object === undefined) throw new UnreadableObject();
  if (object.bytes !== undefined) return decodeSource(path, object.bytes);
  return { path, text: '', trouble: { kind: 'too-large', bytes: object.size, limit: MAX_LEDGER_BYTES } };
}

const REASONS = {
  folder: 'not a regular file (directory)',
  other: 'not a regular file (other)',
  unmerged: 'a merge that is not decided',
};
