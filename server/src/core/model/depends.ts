import { idKey } from './ids.js';
import { undecorate } from './values.js';

/**
 * The ids that a member of a dependency list means: itself where it is one, else what is left without a remark, or
 * several divided by blanks, if that makes tasks of them.
 * @param tasks keys of the tasks there are
 */
export function idsMeant(tasks: Pick<ReadonlyMap<string, unknown>, 'has'>, member: string): readonly string[] {
  const whole = undecorate(member);
  return tasks.has(idKey(whole)) ? [whole] : idsIn(tasks, whole);
}

function idsIn(tasks: Pick<ReadonlyMap<string, unknown>, 'has'>, text: string): readonly string[] {
  if (text.length > LONGEST) return [text];
  const bare = withoutRemark(text);
  const words = bare.split(/[\s+&;；]+/).filter((word) => word !== '' && word !== 'and' && word !== 'と');
  return words.length > 1 && words.every((word) => tasks.has(idKey(word))) ? words : [bare];
}

const LONGEST = 256;

/** `T-1 (done)` → `T-1`. */
function withoutRemark(text: string): string {
  const open = text.search(/[(（]/);
  return open > 0 && /[)）]$/.test(text) ? undecorate(text.slice(0, open).trimEnd()) : text;
}
