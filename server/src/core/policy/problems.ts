import type { Range } from '../text/index.js';

/**
 * What is wrong with a policy, as data; core/messages makes the sentence.
 * - `yaml`: the front matter is not readable YAML (`code` of the parser, `unclosed`, `too-large`, `too-deep`, `aliases`, `tag`)
 * - `version`: made by a newer Orch
 * - `schema`: a value is not what the schema allows
 * - `unknown-key`: a key that Orch does not know; it is left alone
 * - `semantic`: every value is allowed by itself, but they contradict one another
 */
export type ProblemKind = 'yaml' | 'version' | 'schema' | 'unknown-key' | 'semantic';

/** What precisely, within the kind. */
export type ProblemReason =
  // yaml
  | 'syntax'
  | 'unclosed'
  | 'too-large'
  | 'too-deep'
  | 'too-many-aliases'
  | 'tag'
  | 'duplicate-key'
  | 'forbidden-key'
  // version
  | 'newer-version'
  // schema
  | 'type'
  | 'not-one-of'
  | 'missing-key'
  | 'too-long'
  | 'empty'
  | 'too-many'
  | 'too-small'
  | 'too-big'
  | 'malformed'
  // unknown-key
  | 'unknown-key'
  // semantic
  | 'unknown-role'
  | 'unknown-state'
  | 'nothing-to-switch-off'
  | 'ambiguous-spelling'
  | 'pattern'
  | 'path-outside'
  | 'heartbeat-too-slow'
  | 'incomplete-event';

/** A problem that is not placed in a text yet. */
export interface PlacelessProblem {
  readonly kind: ProblemKind;
  readonly reason: ProblemReason;
  /** `error`: the value at `path` is not applied. `warning`: it is applied or left alone. */
  readonly severity: 'error' | 'warning';
  /** Keys below `orch:` down to the value (or the key, see `at`); empty for `orch:` itself. */
  readonly path: readonly string[];
  /** Whether the key or the value at `path` is meant. */
  readonly at: 'key' | 'value';
  /** What stands there, shortened; '' where nothing does. */
  readonly actual: string;
  /** What would be fine: literal values, or one of the words `text`, `list`, `mapping`, `number`, `integer`, `boolean` in `reason: type`. */
  readonly expected: readonly string[];
  /** The nearest thing that would be fine. */
  readonly suggestion?: string;
  /** The limit that is exceeded, in lengths and numbers. */
  readonly limit?: number;
  /** The parser's own words, English, in `reason: syntax`. */
  readonly detail?: string;
}

/** A problem with its place in PROJECT_RULES.md (absolute). */
export interface PolicyProblem extends PlacelessProblem {
  readonly range: Range;
}

/** What stands at a place, short enough for a message. */
export function shown(value: unknown, longest = 60): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** The candidate nearest to `word` by edit distance, case aside; undefined when none is near enough to be meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: { readonly text: string; readonly distance: number } | undefined;
  for (const text of candidates) {
    if (Math.abs(text.length - word.length) > limit) continue;
    const distance = editDistance(word.toLowerCase(), text.toLowerCase());
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { text, distance };
  }
  return best?.text;
}

/**
 * Edit distance with swapped neighbours as one step (optimal string alignment), since that is how people mistype. Words
 * are at most 64 characters here, so the plain table is quick.
 */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
