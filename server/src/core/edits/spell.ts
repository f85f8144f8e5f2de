import type { Records, WorkspaceFile } from '../model/index.js';
import {
  plainWord,
  wordKey,
  type ApprovalKind,
  type ApprovalStatus,
  type Policy,
  type State,
} from '../policy/index.js';
import { KIND_WORDS } from '../policy/defaults/approvals.js';

/** A word that stands in a column, the name of what it means, and how often it stands there. */
interface Use {
  readonly word: string;
  readonly name: string;
  readonly count: number;
}

/** The state as a task ledger writes it: its name in the ledger's letters, or an alias where most rows say one. */
export function spellState(file: WorkspaceFile, state: State): string {
  const uses = statesOf(file);
  return spell(uses, state.name, state.aliases);
}

const states = new WeakMap<WorkspaceFile, readonly Use[]>();

/** Remembered by file: a move is planned as often as the world is asked something. */
function statesOf(file: WorkspaceFile): readonly Use[] {
  const known = states.get(file);
  if (known !== undefined) return known;
  const uses = usesOf(file.tasks, 'state', ({ state }) => state?.name);
  states.set(file, uses);
  return uses;
}

/** The status as an approval ledger writes it. */
export function spellStatus(file: WorkspaceFile, status: ApprovalStatus, policy: Policy): string {
  const uses = usesOf(file.approvals, 'status', ({ status }) => status);
  const aliases = [...policy.approvals.statuses].filter(([, means]) => means === status).map(([alias]) => alias);
  return spell(uses, status, aliases);
}

/** The kind as an approval ledger writes it. */
export function spellKind(file: WorkspaceFile, kind: ApprovalKind): string {
  const uses = usesOf(file.approvals, 'kind', ({ declaredKind }) => declaredKind);
  return spell(uses, kind, KIND_WORDS[kind]);
}

/** One of several words for a thing, as most of the words in use are chosen. */
export function spell(uses: readonly Use[], name: string, aliases: readonly string[]): string {
  const others = aliases.filter((alias) => wordKey(alias) !== wordKey(name));
  const byAlias = uses.filter((one) => wordKey(one.word) !== wordKey(one.name));
  const byName = uses.filter((one) => wordKey(one.word) === wordKey(one.name));
  if (sum(byAlias) <= sum(byName)) return commonest(byName, name) ?? inLettersOf(byName, name);
  const model = byAlias[0]?.word ?? '';
  return commonest(byAlias, name) ?? others.find((alias) => isAscii(alias) === isAscii(model)) ?? name;
}

/** What stands in a column of some records: a few words, however many records there are. */
function usesOf<C extends string, R>(
  records: Records<C, R> | undefined,
  column: C,
  nameOf: (record: R) => string | undefined,
): readonly Use[] {
  const counts = new Map<string, { readonly name: string; count: number }>();
  for (const [at, text] of (records?.index.texts(column) ?? []).entries()) {
    const known = counts.get(text);
    const record = known === undefined && text !== '' ? records?.index.at(at)?.item : undefined;
    if (known !== undefined) known.count++;
    else counts.set(text, { name: record === undefined ? '' : (nameOf(record) ?? ''), count: 1 });
  }
  const uses = [...counts].map(([text, { name, count }]) => ({ word: plainWord(text), name, count }));
  return uses.filter(({ name }) => name !== '');
}

function sum(uses: readonly Use[]): number {
  return uses.reduce((total, { count }) => total + count, 0);
}

/** The word that is used most for what has this name. */
function commonest(uses: readonly Use[], name: string): string | undefined {
  const counts = new Map<string, number>();
  for (const one of uses) if (one.name === name) counts.set(one.word, (counts.get(one.word) ?? 0) + one.count);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

const LETTERS: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toLowerCase(),
  (word) => word.toUpperCase(),
  (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
];

/** `REVIEW` as `Review` where the others are `Doing` and `Done`. */
function inLettersOf(uses: readonly Use[], name: string): string {
  const counts = LETTERS.map((change) => sum(uses.filter((one) => one.word === change(one.name))));
  return (LETTERS[counts.indexOf(Math.max(...counts))] ?? LETTERS[0])?.(name) ?? name;
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
