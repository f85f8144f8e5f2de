const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;

/**
 * The lines of the headings over line `line` (from 0), innermost first: that of its section, that of the section around
 * it, and so on. A task in the section dialect is known by the line of its heading.
 * @param textAt text of a line
 */
export function* headingsOver(line: number, textAt: (line: number) => string): Generator<number> {
  let depth = Number.POSITIVE_INFINITY;
  for (let at = line; at >= 0 && depth > 1; at--) {
    const level = HEADING.exec(textAt(at))?.[1]?.length ?? Number.POSITIVE_INFINITY;
    if (level >= depth) continue;
    depth = level;
    yield at;
  }
}
