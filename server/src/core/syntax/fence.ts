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
  const text = lines.at(line);
  const opening = fenceOf(text);
  if (opening === '' || (opening.startsWith('`') && text.includes('`', opening.length))) return undefined;
  for (let next = line + 1; next < kinds.length; next++) {
    if (kinds[next] === LineKind.fence && closes(lines, next, opening)) return next;
  }
  return kinds.length;
}

/** The backticks or tildes that the text begins with. */
function fenceOf(text: string): string {
  const mark = text.charAt(0);
  let end = 0;
  if (mark === '`' || mark === '~') while (text.charAt(end) === mark) end++;
  return text.slice(0, end);
}

function closes(lines: Lines, line: number, opening: string): boolean {
  const text = lines.at(line).trim();
  return text.startsWith(opening) && text === fenceOf(text);
}
