import type { Field } from '../syntax/index.js';
import { parseActor, type Actor } from './actor.js';
import { parseTime, type TimeValue } from './time.js';
import { isEmpty, undecorate } from './values.js';

/** `OWNER@TIME` in the cell `lock`, parsed at the last `@`. */
export interface LockCell {
  readonly owner: Actor;
  readonly since: TimeValue;
}

/** The three lock cells of a task as read; a part is undefined where the cell is empty or absent. */
export interface Lock {
  /** Undefined where the cell does not have the form OWNER@TIME. */
  readonly cell: LockCell | undefined;
  /** Text of the cell `lock`, '' where empty. */
  readonly text: string;
  readonly owner: Actor | undefined;
  readonly expires: TimeValue | undefined;
}

/** The lock of a task from its three cells; undefined where all three are empty: not locked. */
export function parseLock(
  lock: Field | undefined,
  owner: Field | undefined,
  expires: Field | undefined,
): Lock | undefined {
  const text = said(lock);
  const holder = said(owner);
  const until = said(expires);
  if (text === '' && holder === '' && until === '') return undefined;
  return {
    cell: parseLockCell(text),
    text,
    owner: holder === '' ? undefined : parseActor(holder),
    expires: until === '' ? undefined : parseTime(undecorate(until)),
  };
}

function parseLockCell(text: string): LockCell | undefined {
  const bare = undecorate(text);
  const at = bare.lastIndexOf('@');
  if (at <= 0) return undefined;
  const since = parseTime(bare.slice(at + 1).trim());
  return since.kind === 'unreadable' ? undefined : { owner: parseActor(bare.slice(0, at).trim()), since };
}

function said(field: Field | undefined): string {
  return field === undefined || isEmpty(field.value) ? '' : field.value;
}
