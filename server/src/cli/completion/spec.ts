import {
  APPROVAL_COLUMNS,
  FLAG_VALUES,
  SETTABLE_COLUMNS,
  TASK_COLUMNS,
  type FieldDefinition,
} from '../../core/index.js';
import { COMMON, OF_MOVES } from '../frame.js';
import type { Form } from '../moves/form.js';
import type { Command } from '../types.js';

/** What a shell completes a word with: words that are known, files, or what `orch __complete SUBJECT FORM` prints. */
export type Candidates =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'folders' }
  | { readonly kind: 'asked'; readonly subject: string }
  | { readonly kind: 'none' };

/** A command with all that a shell has to know of it. */
export interface CompletedForm {
  readonly words: readonly string[];
  readonly options: readonly string[];
  /** Of each word behind the command; the last one again and again where `many`. */
  readonly positionals: readonly Candidates[];
  readonly many: boolean;
}

/** Everything that a completion script is made of. */
export interface CompletionSpec {
  readonly forms: readonly CompletedForm[];
  /** Options that take a value (`-C`, `--owner`), and what with. */
  readonly values: ReadonlyMap<string, Candidates>;
}

const NONE: Candidates = { kind: 'none' };

/** What shells complete, from the definitions of commands and forms. */
export function completionSpec(commands: readonly Command[], forms: readonly Form[]): CompletionSpec {
  const shown = commands.filter(({ hidden }) => hidden !== true);
  const values = new Map<string, Candidates>([
    ['-C', { kind: 'folders' }],
    ['--directory', { kind: 'folders' }],
    ['--lang', { kind: 'words', words: ['en', 'ja'] }],
    ['--as', { kind: 'asked', subject: 'role' }],
    ['--now', NONE],
    ['--key', NONE],
  ]);
  for (const { options } of shown) {
    for (const [name, { type }] of Object.entries(options)) if (type === 'string') values.set(`--${name}`, NONE);
  }
  for (const field of forms.flatMap(({ options }) => options)) {
    if (field.flag !== true) values.set(`--${field.name}`, candidatesFor(field));
  }
  return { forms: [...shown.map(ofCommand), ...forms.map(ofForm)], values };
}

function ofCommand({ name, options, completes }: Command): CompletedForm {
  return {
    words: [name],
    options: [...Object.keys(COMMON), ...Object.keys(options)].map((option) => `--${option}`),
    positionals: completes === undefined ? [] : [completes],
    many: false,
  };
}

function ofForm({ words, options, positionals, writes }: Form): CompletedForm {
  const common = [...Object.keys(COMMON), ...(writes ? Object.keys(OF_MOVES) : [])];
  return {
    words,
    options: [...options.map(({ name }) => name), ...common].map((option) => `--${option}`),
    positionals: positionals.map(candidatesFor),
    many: positionals.at(-1)?.many === true,
  };
}

function candidatesFor({ of, choices }: FieldDefinition): Candidates {
  if (choices !== undefined) return { kind: 'words', words: choices };
  if (of === 'path') return { kind: 'files' };
  if (of === 'column') return { kind: 'words', words: SETTABLE_COLUMNS.map((column) => `${column}=`) };
  if (of === 'new-column') return { kind: 'words', words: [...new Set([...TASK_COLUMNS, ...APPROVAL_COLUMNS])] };
  if (of === 'flag') {
    const words = Object.entries(FLAG_VALUES).flatMap(([name, set]) => set.map((value) => `${name}=${value}`));
    return { kind: 'words', words };
  }
  return of === undefined ? NONE : { kind: 'asked', subject: of };
}

/** The words that may stand at one place of a command's name: all first words, or the second words behind a first. */
export function wordsAfter({ forms }: CompletionSpec, first?: string): readonly string[] {
  const words = forms.flatMap(
    ({ words: [one, two] }) => (first === undefined ? one : one === first ? two : undefined) ?? [],
  );
  return [...new Set(first === undefined ? [...words, 'help'] : words)];
}

/** The first words that stand for several forms: `lock`. */
export function groupsOf({ forms }: CompletionSpec): readonly string[] {
  return [...new Set(forms.flatMap(({ words: [one, two] }) => (two === undefined ? [] : (one ?? []))))];
}
