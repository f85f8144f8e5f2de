import type { Lines } from '../text/index.js';

/**
 * What a line of an evidence record is:
 * - `said`: the record's own words (front matter included)
 * - `quoted`: a fenced block, a block quote, an HTML comment
 * - `table`: a table row
 * - `added`, `removed`: a changed line of a diff; `context`: an unchanged one; `hunk`, `header`: what stands around them
 */
export type Zone = 'said' | 'quoted' | 'table' | 'added' | 'removed' | 'context' | 'hunk' | 'header';

const FENCE = /^[ \t]*(`{3,}|~{3,})(.*)$/;
const DIFF_WORD = /^\s*(?:diff|patch|udiff)\b/i;
const DIFF_START = /^(?:diff --git |diff --cc |index [0-9a-f]+\.\.[0-9a-f]+|@@ )/;
const DIFF_HEADER =
  /^(?:diff --|index [0-9a-f]|new file mode |deleted file mode |old mode |new mode |similarity |rename |copy |Binary |GIT )/;

/** The zone of every line. One pass; `allDiff` for a file that is a bare patch. */
export function zonesOf(lines: Lines, allDiff = false): readonly Zone[] {
  const zoner = new Zoner(lines, allDiff);
  const zones: Zone[] = [];
  for (let line = 0; line < lines.count; line++) zones.push(zoner.zone(line));
  return zones;
}

class Zoner {
  /** The open fence, with what it holds as far as that is known. */
  #fence: { readonly mark: string; diff: boolean | undefined } | undefined;
  #comment = false;
  /** Inside a diff that no fence surrounds. */
  #bare = false;
  /** The next line is the second of the pair `--- a`, `+++ b`. */
  #pair = false;

  constructor(
    readonly lines: Lines,
    readonly allDiff: boolean,
  ) {}

  zone(line: number): Zone {
    const text = this.lines.at(line);
    if (this.allDiff) return this.#inDiff(line, text) ?? unchanged(text);
    if (this.#fence !== undefined) return this.#inFence(this.#fence, line, text);
    if (this.#comment) return this.#inComment(text);
    if (this.#opensFence(text)) return 'quoted';
    if (this.#bare || this.#startsDiff(line, text)) return this.#inBareDiff(line, text);
    return this.#plain(text);
  }

  #plain(text: string): Zone {
    const start = text.trimStart();
    if (start.startsWith('<!--')) {
      this.#comment = !start.includes('-->');
      return 'quoted';
    }
    if (start.startsWith('|')) return 'table';
    return start.startsWith('>') ? 'quoted' : 'said';
  }

  #inComment(text: string): Zone {
    this.#comment = !text.includes('-->');
    return 'quoted';
  }

  #opensFence(text: string): boolean {
    const match = FENCE.exec(text);
    if (match === null) return false;
    const [, mark = '', info = ''] = match;
    if (mark.startsWith('`') && info.includes('`')) return false;
    this.#bare = false;
    this.#fence = { mark, diff: DIFF_WORD.test(info) ? true : info.trim() === '' ? undefined : false };
    return true;
  }

  #inFence(fence: { readonly mark: string; diff: boolean | undefined }, line: number, text: string): Zone {
    const bare = text.trim();
    if (bare.length >= fence.mark.length && bare === fence.mark.charAt(0).repeat(bare.length)) {
      this.#fence = undefined;
      this.#pair = false;
      return 'quoted';
    }
    if (fence.diff === undefined && bare !== '') fence.diff = this.#startsDiff(line, text);
    return fence.diff === true ? (this.#inDiff(line, text) ?? unchanged(text)) : 'quoted';
  }

  #startsDiff(line: number, text: string): boolean {
    return DIFF_START.test(text) || this.#startsPair(line, text);
  }

  /** `--- a/file` counts as a header only with `+++ b/file` under it: a removed line may begin with `--` too. */
  #startsPair(line: number, text: string): boolean {
    return text.startsWith('--- ') && this.lines.at(line + 1).startsWith('+++ ');
  }

  /** A diff without a fence ends at the first line that cannot be of it; its unchanged lines are the record's words. */
  #inBareDiff(line: number, text: string): Zone {
    const zone = this.#inDiff(line, text);
    this.#bare = zone !== undefined || text === '' || /^[ \t\\]/.test(text);
    return zone ?? this.#plain(text);
  }

  /** Undefined for an unchanged line. */
  #inDiff(line: number, text: string): Zone | undefined {
    if (this.#pair) {
      this.#pair = false;
      return 'header';
    }
    if (this.#startsPair(line, text)) {
      this.#pair = true;
      return 'header';
    }
    if (text.startsWith('@@')) return 'hunk';
    if (text.startsWith('+')) return 'added';
    if (text.startsWith('-')) return 'removed';
    return DIFF_HEADER.test(text) ? 'header' : undefined;
  }
}

/** Git puts a blank before an unchanged line; what has none is no line of a diff, whatever its fence says. */
function unchanged(text: string): Zone {
  return text.startsWith(' ') ? 'context' : 'quoted';
}
