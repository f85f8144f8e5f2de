import type { Lines } from '../text/index.js';
import { LineKind } from './lineKind.js';
import type { Source } from './skeleton.js';

/**
 * Where the code block ends that seems to open on `line`: the line that closes it, or the number of lines where none
 * does. Undefined when none seems to open here. Only fences at the left edge are looked at: those stand at the root,
 * unless HTML or another fence is open; whether that is so, remark says.
 */
export function fenceEnd({ lines, kinds, forced }: Source, line: number): number | undefined {
  if (kinds[line] !== LineKind.fence || forced[line] === 1) return undefined;
  const [opening, info] = /^(`+|~+)(.*)$/.exec(lines.at(line))?.slice(1) ?? [];
  if (opening === undefined || (opening.startsWith('`') && info?.includes('`') === true)) return undefined;
  for (let next = line + 1; next < kinds.length; next++) {
    if (kinds[next] === LineKind.fence && closes(lines, next, opening)) return next;
  }
  return kinds.length;
}

function closes(lines: Lines, line: number, opening: string): boolean {
  const text = lines.at(line).trim();
  return text.startsWith(opening) && text === opening.charAt(0).repeat(text.length);
}
