import { lineRange, type Lines, type Range } from '../text/index.js';
import type { Zone } from './zones.js';

/** What the diffs in a record change. */
export interface Change {
  /** Path relative to the root as the diff writes it → the first place that names it. */
  readonly files: ReadonlyMap<string, Range>;
  /** Added and removed lines. */
  readonly lines: number;
}

/** Reads the diffs of a record: every line of the zones `added`, `removed` and `header`. */
export function readChange(lines: Lines, zones: readonly Zone[]): Change {
  const files = new Map<string, Range>();
  let changed = 0;
  zones.forEach((zone, line) => {
    if (zone === 'added' || zone === 'removed') changed++;
    if (zone !== 'header') return;
    const text = lines.at(line);
    for (const path of pathsIn(text)) if (!files.has(path)) files.set(path, lineRange(line, 0, text.length));
  });
  return { files, lines: changed };
}

const NAME = /^(?:--- |\+\+\+ |rename from |rename to |copy to )(.*)$/;

function pathsIn(header: string): readonly string[] {
  if (header.startsWith('diff --git ')) return bothSides(header.slice('diff --git '.length));
  const name = NAME.exec(header)?.[1];
  const path = name === undefined ? undefined : pathOf(name, !header.startsWith('r') && !header.startsWith('c'));
  return path === undefined ? [] : [path];
}

/** `a/x b/x`: a change of mode has no other header. Names with blanks are read where both sides are the same. */
function bothSides(text: string): readonly string[] {
  const half = (text.length - 1) / 2;
  const same =
    text.startsWith('a/') && text.slice(half + 1).startsWith('b/') && text.slice(2, half) === text.slice(half + 3);
  const sides = same ? [text.slice(0, half)] : text.split(' ');
  return sides.length > 2 ? [] : sides.flatMap((side) => pathOf(side, true) ?? []);
}

/** The path of a header without the side, a time behind a tab, and quotes; undefined for no file. */
function pathOf(name: string, sided: boolean): string | undefined {
  const text = name.split('\t')[0]?.trim() ?? '';
  const bare = (text.startsWith('"') && text.endsWith('"') ? unquote(text.slice(1, -1)) : text).replace(/\\/g, '/');
  if (bare === '' || bare === '/dev/null') return undefined;
  return (sided ? bare.replace(/^[ab]\//, '') : bare).replace(/^(?:\.\/)+/, '');
}

/** Git quotes a name with special or non-ASCII bytes as C does, byte by byte in octal. */
function unquote(text: string): string {
  const percent = text
    .replace(/%/g, '%25')
    .replace(/\\([0-3][0-7]{2})/g, (_, octal: string) => `%${Number.parseInt(octal, 8).toString(16).padStart(2, '0')}`)
    .replace(/\\(.)/g, '$1');
  try {
    return decodeURIComponent(percent);
  } catch {
    return text;
  }
}
