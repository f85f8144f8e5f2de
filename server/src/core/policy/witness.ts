import { fold, fromRoot } from './match.js';
import { machineOf, type MachineState } from './wildcard.js';

/** How patterns are matched: as those of actors, of the column `op`, of ids, of paths. */
export type PatternKind = 'actor' | 'text' | 'id' | 'glob';

/** What came of a search: a text of the kind that was looked for, that there is none, or that it took too long to tell. */
export type Witness = { readonly text: string } | 'none' | 'unknown';

/** So many combinations of states are looked at before the search is given up. */
const BUDGET = 2_000;

/**
 * Looks for a text that some patterns tell apart: all patterns are run side by side, so that texts that none of them
 * tells apart are looked at once, the shortest first.
 * @param wanted says of a text whether it is one; asked for one text of each kind that the patterns can tell apart
 */
export function findText(patterns: readonly string[], kind: PatternKind, wanted: (text: string) => boolean): Witness {
  const normal = patterns.map((pattern) => normalised(pattern, kind));
  const letters = alphabet(normal, kind);
  let edge: readonly Point[] = [{ text: '', states: normal.map((one) => begin(one, kind)) }];
  const seen = new Set<string>();
  while (edge.length > 0) {
    const next: Point[] = [];
    for (const { text, states } of edge) {
      for (const letter of letters) {
        const ends = WORD.test(letter);
        // A cell's decoration is no part of an actor: such a text begins and ends with a letter or digit.
        if (kind === 'actor' && text === '' && !ends) continue;
        const reached = { text: text + letter, states: states.map((state) => state.next(letter)) };
        const key = `${kind === 'actor' && !ends ? '-' : ''}${keyOf(reached.states)}`;
        if (seen.has(key)) continue;
        if (seen.size >= BUDGET) return 'unknown';
        seen.add(key);
        if ((kind !== 'actor' || ends) && wanted(reached.text)) return { text: reached.text };
        next.push(reached);
      }
    }
    edge = next;
  }
  return 'none';
}

const WORD = /[\p{L}\p{N}]/u;

interface Point {
  readonly text: string;
  readonly states: readonly MachineState[];
}

function keyOf(states: readonly MachineState[]): string {
  return states.map(({ key }) => key).join('|');
}

function normalised(pattern: string, kind: PatternKind): string {
  if (kind === 'glob') return fromRoot(pattern);
  return kind === 'id' ? pattern.normalize('NFC') : fold(pattern);
}

/** Every character that a pattern names, a digit, what names divide at, and a letter that no pattern names. */
function alphabet(patterns: readonly string[], kind: PatternKind): readonly string[] {
  const special = kind === 'glob' ? /[*?{}]/ : /[*?#{}]/;
  const named = new Set(patterns.flatMap((pattern) => Array.from(pattern)).filter((char) => !special.test(char)));
  const other = Array.from('xyzqwvujk').find((char) => !named.has(char)) ?? '\u00e6';
  return [...new Set([other, ...named, '0', '/', '@'])];
}

function begin(pattern: string, kind: PatternKind): MachineState {
  const { start } = machineOf(pattern, kind === 'glob' ? 'glob' : 'word');
  return kind === 'actor' && !pattern.includes('@') ? new SeatState(start, 'empty') : start;
}

/** A pattern without `@` reads what stands before the first one (unless the text begins with it), and then no more. */
class SeatState implements MachineState {
  constructor(
    readonly inner: MachineState,
    readonly phase: 'empty' | 'seat' | 'whole' | 'named',
  ) {}

  get key(): string {
    return `${this.phase}${this.phase === 'named' ? String(this.accepts) : this.inner.key}`;
  }

  get accepts(): boolean {
    return this.inner.accepts;
  }

  next(char: string): MachineState {
    if (this.phase === 'named') return this;
    if (char === '@' && this.phase === 'seat') return new SeatState(this.inner, 'named');
    const phase = this.phase === 'empty' ? (char === '@' ? 'whole' : 'seat') : this.phase;
    return new SeatState(this.inner.next(char), phase);
  }
}
