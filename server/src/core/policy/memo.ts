import type { Policy } from './types.js';

const MOST = 4096;
const LONGEST = 256;

/**
 * `make` with its answers remembered by policy and text. A policy never changes, and is forgotten together with its
 * answers; texts that no cell should hold are not kept.
 */
export function memoised<T>(make: (policy: Policy, text: string) => T): (policy: Policy, text: string) => T {
  const memos = new WeakMap<Policy, Map<string, T>>();
  return (policy, text) => {
    let memo = memos.get(policy);
    if (memo === undefined) memos.set(policy, (memo = new Map<string, T>()));
    const known = memo.get(text);
    if (known !== undefined || memo.has(text)) return known as T;
    const made = make(policy, text);
    if (memo.size >= MOST) memo.clear();
    if (text.length <= LONGEST) memo.set(text, made);
    return made;
  };
}
