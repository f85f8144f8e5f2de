import { DEFAULT_STATES } from './defaults/states.js';
import { reportVainOff, semantic, type Report } from './report.js';
import { wordKey } from './words.js';
import { CATEGORIES, type Category, type State } from './types.js';
import type { PolicyInput } from './policyInput.generated.js';

type StatesInput = NonNullable<PolicyInput['states']>;

/**
 * The states in force, in order of the process and within a category as written. A category that the input names
 * consists of the input's states alone; the default's names and aliases of that category become aliases of the state
 * that keeps the default's name, else of the first. Other categories keep their default states, without those that the
 * input takes the name of or switches off.
 */
export function resolveStates(input: StatesInput, report: Report): readonly State[] {
  const own = ownStates(input);
  const named = new Set(own.map(({ category }) => category));
  const kept = DEFAULT_STATES.filter(({ name, category }) => !named.has(category) && !Object.hasOwn(input, name));
  reportAmbiguous(own, report);
  reportVainOff('states', input, DEFAULT_STATES, report);
  const taken = new Set([...own, ...kept].flatMap(spellings).map(wordKey));
  const all = [...own.map((state) => withInherited(state, own, taken, input)), ...kept];
  return CATEGORIES.flatMap((category) => all.filter((state) => state.category === category));
}

function ownStates(input: StatesInput): State[] {
  return Object.entries(input).flatMap(([name, value]): State[] => {
    if (value === 'off') return [];
    if (typeof value === 'string') return [{ name, category: value, aliases: [] }];
    return [{ name, category: value.category, aliases: value.aliases ?? [] }];
  });
}

/** The state with what the defaults of its category were called, as far as nothing else has that name. */
function withInherited(state: State, own: readonly State[], taken: ReadonlySet<string>, input: StatesInput): State {
  const inherited = DEFAULT_STATES.filter(({ name, category }) => {
    return category === state.category && input[name] !== 'off' && heirOf(name, category, own) === state.name;
  }).flatMap(spellings);
  const added = inherited.filter((word) => !taken.has(wordKey(word)));
  return { ...state, aliases: [...state.aliases, ...added] };
}

function heirOf(name: string, category: Category, own: readonly State[]): string | undefined {
  const candidates = own.filter((state) => state.category === category);
  return (candidates.find((state) => state.name === name) ?? candidates[0])?.name;
}

function spellings(state: State): readonly string[] {
  return [state.name, ...state.aliases];
}

/** Spellings that would be read as two states: names among one another, aliases against names and earlier aliases. */
function reportAmbiguous(own: readonly State[], report: Report): void {
  const seen = new Map<string, string>();
  const claim = (word: string, state: State, ...alias: string[]): void => {
    const other = seen.get(wordKey(word)) ?? state.name;
    seen.set(wordKey(word), other);
    if (other === state.name) return;
    const found = {
      severity: 'warning',
      at: alias.length > 0 ? 'value' : 'key',
      actual: word,
      expected: [other],
    } as const;
    report(semantic('ambiguous-spelling', ['states', state.name, ...alias], found));
  };
  for (const state of own) claim(state.name, state);
  for (const state of own) {
    state.aliases.forEach((alias, index) => {
      claim(alias, state, 'aliases', String(index));
    });
  }
}
