import type { Approval, Entry, Task } from '../../model/index.js';
import { shift, type Range } from '../../text/index.js';
import type { Related } from '../types.js';

/** A place in a record, for a finding that is elsewhere. */
export function relatedAt({ file, line }: Entry<Task> | Entry<Approval>, range: Range): Related {
  return { file: file.path, range: shift(range, line) };
}

/** Where a record stands, for a message: `ORCH/STATE/TASKS.md:12`. */
export function placeName({ file, line }: Entry<Task> | Entry<Approval>): string {
  return `${file.path}:${line + 1}`;
}
