import { nameOf, parseActor } from '../model/index.js';
import type { Policy } from '../policy/index.js';

/**
 * Whether two actors are one holder of a lease. Names decide where both have one, whatever the seat (`WORK@dana` and
 * `CMD@dana` are Dana); else only the same text is the same holder: `WORK` is not `WORK@dana`.
 */
export function sameHolder(policy: Policy, a: string, b: string): boolean {
  const [nameA, nameB] = [a, b].map((text) => nameOf(policy, parseActor(text)));
  if (nameA !== undefined && nameB !== undefined) return fold(nameA) === fold(nameB);
  return holderKey(a) === holderKey(b);
}

/** A holder's text for comparing and as a key. */
export function holderKey(holder: string): string {
  return fold(parseActor(holder).text);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
