/**
 * Wildcard patterns, matched in pattern × text steps whatever they look like: a pattern comes from a file that anyone
 * may write, and a regular expression made of it could run for ever.
 */

/** One step of a pattern. `skip`: it may be passed without a character. `loop`: it may take several. */
interface Step {
  readonly takes: (char: string) => boolean;
  readonly loop: boolean;
  readonly skip: number;
}

/** A pattern with its braces expanded: a text matches when one of the alternatives does. */
type Compiled = readonly (readonly Step[])[];

export type Syntax = 'word' | 'glob';

const LONGEST_PATTERN = 128;
const LONGEST_TEXT = 4096;
const MOST_WILDCARDS = 8;
const MOST_ALTERNATIVES = 64;

/** Why a pattern is refused, or undefined when it is fine. */
export function patternFault(pattern: string): 'too-long' | 'too-many-wildcards' | 'too-many-alternatives' | undefined {
  if (pattern.length > LONGEST_PATTERN) return 'too-long';
  if ((pattern.match(/\*+|[?#]/g) ?? []).length > MOST_WILDCARDS) return 'too-many-wildcards';
  return expandBraces(pattern) === undefined ? 'too-many-alternatives' : undefined;
}

/**
 * Whether `pattern` matches all of `text`. In a `word`, `*` is any text, `?` one character, `#` one or more digits; in
 * a `glob`, `*` and `?` stay within a name, `**` crosses folders, `dir/` is everything in it, `#` is a letter like any
 * other. `{a,b}` is one of several in both. A refused pattern and a text above 4,096 characters match nothing.
 */
export function matches(pattern: string, text: string, syntax: Syntax): boolean {
  if (text.length > LONGEST_TEXT) return false;
  return compiled(pattern, syntax).some((steps) => run(steps, text));
}

/** A pattern as a machine that reads a text character by character; states are compared by their `key`. */
export interface Machine {
  readonly start: MachineState;
}

export interface MachineState {
  readonly key: string;
  readonly accepts: boolean;
  next(char: string): MachineState;
}

/** The machine of a pattern: after reading a text it accepts exactly where `matches` says so. */
export function machineOf(pattern: string, syntax: Syntax): Machine {
  const alternatives = compiled(pattern, syntax);
  return {
    start: stateOf(
      alternatives,
      alternatives.map((steps) => skipAhead(steps, [true])),
    ),
  };
}

function stateOf(alternatives: Compiled, active: readonly boolean[][]): MachineState {
  return {
    key: active.map((flags) => flags.flatMap((on, at) => (on ? [at] : [])).join()).join(';'),
    accepts: alternatives.some((steps, at) => active[at]?.[steps.length] === true),
    next: (char) =>
      stateOf(
        alternatives,
        alternatives.map((steps, at) => after(steps, active[at] ?? [], char)),
      ),
  };
}

const memo: Record<Syntax, Map<string, Compiled>> = { word: new Map(), glob: new Map() };

function compiled(pattern: string, syntax: Syntax): Compiled {
  const known = memo[syntax].get(pattern);
  if (known) return known;
  const alternatives = patternFault(pattern) === undefined ? (expandBraces(pattern) ?? []) : [];
  const made = alternatives.map(syntax === 'glob' ? globSteps : wordSteps);
  if (memo[syntax].size >= 1024) memo[syntax].clear();
  memo[syntax].set(pattern, made);
  return made;
}

/** All alternatives of the innermost-first expanded braces; undefined when there are too many. */
function expandBraces(pattern: string): readonly string[] | undefined {
  const done: string[] = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const brace = /\{([^{}]*,[^{}]*)\}/.exec(next);
    if (!brace) done.push(next);
    else open.push(...alternativesOf(next, brace));
    if (done.length + open.length > MOST_ALTERNATIVES) return undefined;
  }
  return done;
}

function alternativesOf(pattern: string, brace: RegExpExecArray): string[] {
  const before = pattern.slice(0, brace.index);
  const after = pattern.slice(brace.index + brace[0].length);
  return (brace[1] ?? '').split(',').map((choice) => before + choice + after);
}

const any = (): boolean => true;
const inName = (char: string): boolean => char !== '/';
const digit = (char: string): boolean => char >= '0' && char <= '9';

function literal(char: string): Step {
  return { takes: (other) => other === char, loop: false, skip: 0 };
}

function wordSteps(pattern: string): Step[] {
  return Array.from(pattern, (char) => {
    if (char === '*') return { takes: any, loop: true, skip: 1 };
    if (char === '?') return { takes: any, loop: false, skip: 0 };
    return char === '#' ? { takes: digit, loop: true, skip: 0 } : literal(char);
  });
}

function globSteps(pattern: string): Step[] {
  const whole = pattern.endsWith('/') ? `${pattern}**` : pattern;
  return (whole.match(/\*\*\/|\*+|[^*]/gsu) ?? []).flatMap((token): Step[] => {
    // `**/`: nothing at all, or any text up to a slash. The first step only jumps.
    if (token === '**/')
      return [{ takes: () => false, loop: false, skip: 3 }, { takes: any, loop: true, skip: 1 }, literal('/')];
    if (token.startsWith('**')) return [{ takes: any, loop: true, skip: 1 }];
    if (token === '*') return [{ takes: inName, loop: true, skip: 1 }];
    return [token === '?' ? { takes: inName, loop: false, skip: 0 } : literal(token)];
  });
}

/** Runs the steps as an automaton: `active[i]` says that the text so far may continue at step i. */
function run(steps: readonly Step[], text: string): boolean {
  let active = skipAhead(steps, [true]);
  for (const char of text) {
    active = after(steps, active, char);
    if (active.length === 0) return false;
  }
  return active[steps.length] === true;
}

/** Where the steps may continue after one more character; empty: nowhere. */
function after(steps: readonly Step[], active: readonly boolean[], char: string): boolean[] {
  const next: boolean[] = [];
  steps.forEach((step, at) => {
    if (!active[at] || !step.takes(char)) return;
    next[at + 1] = true;
    if (step.loop) next[at] = true;
  });
  return next.length === 0 ? next : skipAhead(steps, next);
}

/** Adds the steps that are reached without taking a character; they always lie ahead. */
function skipAhead(steps: readonly Step[], active: boolean[]): boolean[] {
  steps.forEach(({ skip }, at) => {
    if (!active[at] || skip === 0) return;
    active[at + skip] = true;
    if (skip > 1) active[at + 1] = true;
  });
  return active;
}
