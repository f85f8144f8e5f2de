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
    const memo = memos.get(policy) ?? new Map<string, T>();
    memos.set(policy, memo);
    if (memo.has(text)) return memo.get(text) as T;
    const made = make(policy, text);
    if (memo.size >= MOST) memo.clear();
    if (text.length <= LONGEST) memo.set(text, made);
    return made;
  };
}
