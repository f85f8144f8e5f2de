import { own } from '../text/index.js';
import { undecorate } from './values.js';

/** `ROLE` or `ROLE@name`; the role part may be a numbered seat such as `WORK1`, which the policy maps to a role. */
export interface Actor {
  /** As written, decoration stripped. */
  readonly text: string;
  /** The part before the `@`. */
  readonly seat: string;
  /** The part behind the first `@`, where there is one. */
  readonly name: string | undefined;
}

/** Splits an actor at its first `@`; a name may hold further ones (an e-mail address). */
export function parseActor(value: string): Actor {
  const text = undecorate(value);
  const before = known.get(text);
  if (before !== undefined || text.length > LONGEST) return before ?? split(text);
  if (known.size >= MOST) known.clear();
  const actor = split(own(text));
  known.set(actor.text, actor);
  return actor;
}

/** A ledger names the same few over and over. */
const known = new Map<string, Actor>();
const MOST = 1024;
const LONGEST = 256;

function split(text: string): Actor {
  const at = text.indexOf('@');
  if (at <= 0 || at === text.length - 1) return { text, seat: text, name: undefined };
  return { text, seat: text.slice(0, at).trim(), name: text.slice(at + 1).trim() };
}
