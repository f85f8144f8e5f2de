import { framed } from './frame.js';
import { dispatchForm } from './moves/dispatch.js';
import type { Surroundings } from './types.js';

/**
 * The moves alone: a bundle without rules, reports and the rest, since an agent asks for moves all day long.
 * @returns undefined for what is none of the usual moves, or a question about them; that is for `main`
 */
export function main(argv: readonly string[], surroundings: Surroundings = {}): Promise<number | undefined> {
  return framed(argv, surroundings, (call) => dispatchForm(argv, call));
}
