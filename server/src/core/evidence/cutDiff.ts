/** A diff as far as a record shows it. */
interface CutDiff {
  readonly text: string;
  /** Changed lines in `text`. */
  readonly shown: number;
  /** Changed lines in all of it. */
  readonly lines: number;
}

/** A record larger than this is not read by anybody, and by no rule. */
const MOST_CHARACTERS = 256 * 1024;

/**
 * The first lines of a diff, up to so many changed ones (0: any number). Line ends within a line and control
 * characters are shown as pictures, so that a line of the diff is a line of the record.
 */
export function cutDiff(diff: string, maxLines: number): CutDiff {
  const all = diff.replace(/\r?\n$/, '').split('\n');
  const counter = new Counter();
  const kept: string[] = [];
  let size = 0;
  let shown = 0;
  let cut = false;
  for (const line of all) {
    const changed = counter.read(line);
    size += line.length + 1;
    cut ||= size > MOST_CHARACTERS || (maxLines > 0 && changed > maxLines);
    if (cut) continue;
    kept.push(visible(line.replace(/\r$/, '')));
    shown = changed;
  }
  return { text: kept.join('\n'), shown, lines: counter.changed };
}

/** Counts changed lines: what begins with `+` or `-` inside a hunk. */
class Counter {
  changed = 0;
  #inHunk = false;

  /** Changed lines up to this one. */
  read(line: string): number {
    if (line.startsWith('@@')) this.#inHunk = true;
    else if (line.startsWith('diff --git ')) this.#inHunk = false;
    else if (this.#inHunk && /^[+-]/.test(line)) this.changed++;
    return this.changed;
  }
}

/** Control characters as pictures: a terminal must not obey a record. */
export function visible(line: string): string {
  return line.replace(/[\x00-\x08\x0b-\x1f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)));
}
