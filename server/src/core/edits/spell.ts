import type { Approval, Task, WorkspaceFile } from '../model/index.js';
import {
  plainWord,
  wordKey,
  type ApprovalKind,
  type ApprovalStatus,
  type Policy,
  type State,
} from '../policy/index.js';
import { KIND_WORDS } from '../policy/defaults/approvals.js';

/** A word that stands in a column, and the name of what it means. */
interface Use {
  readonly word: string;
  readonly name: string;
}

/** The state as a task ledger writes it: its name in the ledger's letters, or an alias where most rows say one. */
export function spellState(file: WorkspaceFile, state: State): string {
  const uses = tasksOf(file).flatMap((task) => use(task.text('state'), task.state?.name));
  return spell(uses, state.name, state.aliases);
}

/** The status as an approval ledger writes it. */
export function spellStatus(file: WorkspaceFile, status: ApprovalStatus, policy: Policy): string {
  const uses = approvalsOf(file).flatMap((approval) => use(approval.text('status'), approval.status));
  const aliases = [...policy.approvals.statuses].filter(([, means]) => means === status).map(([alias]) => alias);
  return spell(uses, status, aliases);
}

/** The kind as an approval ledger writes it. */
export function spellKind(file: WorkspaceFile, kind: ApprovalKind): string {
  const uses = approvalsOf(file).flatMap((row) => use(row.text('kind'), row.text('kind') && row.declaredKind));
  return spell(uses, kind, KIND_WORDS[kind]);
}

/** One of several words for a thing, as most of the words in use are chosen. */
export function spell(uses: readonly Use[], name: string, aliases: readonly string[]): string {
  const others = aliases.filter((alias) => wordKey(alias) !== wordKey(name));
  const byAlias = uses.filter((one) => wordKey(one.word) !== wordKey(one.name));
  const byName = uses.filter((one) => wordKey(one.word) === wordKey(one.name));
  if (byAlias.length <= byName.length) return commonest(byName, name) ?? inLettersOf(byName, name);
  const model = byAlias[0]?.word ?? '';
  return commonest(byAlias, name) ?? others.find((alias) => isAscii(alias) === isAscii(model)) ?? name;
}

function use(text: string, name: string | undefined): Use[] {
  return name === undefined || name === '' ? [] : [{ word: plainWord(text), name }];
}

/** The word that is used most for what has this name. */
function commonest(uses: readonly Use[], name: string): string | undefined {
  const counts = new Map<string, number>();
  for (const one of uses) if (one.name === name) counts.set(one.word, (counts.get(one.word) ?? 0) + 1);
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
  const counts = LETTERS.map((change) => uses.filter((one) => one.word === change(one.name)).length);
  return (LETTERS[counts.indexOf(Math.max(...counts))] ?? LETTERS[0])?.(name) ?? name;
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function tasksOf(file: WorkspaceFile): readonly Task[] {
  return (file.tasks?.entries ?? []).map(({ item }) => item);
}

function approvalsOf(file: WorkspaceFile): readonly Approval[] {
  return (file.approvals?.entries ?? []).map(({ item }) => item);
}
