import { matchesActor, matchesText } from './match.js';
import { KIND_WORDS } from './defaults/approvals.js';
import { headerKey, plainWord, wordKey } from './words.js';
import {
  APPROVAL_KINDS,
  type ApprovalColumn,
  type ApprovalKind,
  type ApprovalStatus,
  type Policy,
  type Role,
  type Severity,
  type State,
  type TaskColumn,
} from './types.js';

/**
 * The state that a cell means: its name, else an alias, else either without regard to case and decoration
 * (`✅ DONE`, `**Doing**`). Undefined for anything else, blank included.
 */
export function stateOf(policy: Policy, text: string): State | undefined {
  return remembered(policy, 'states', text, () => {
    const { states } = policy;
    return states.find(({ name }) => name === text) ?? byKey(stateKeys(policy), text);
  });
}

/** The approval status that a cell means, read as generously as a state. */
export function statusOf(policy: Policy, text: string): ApprovalStatus | undefined {
  return remembered(policy, 'statuses', text, () => byKey(policy.approvals.statuses, text));
}

/**
 * The kind of an approval row: what its column `kind` says, else the first of the policy's patterns that matches `op`,
 * else `result`. Undefined where the column says something that is no kind.
 */
export function kindOf(policy: Policy, kindText: string, op: string): ApprovalKind | undefined {
  if (!isBlank(kindText)) return remembered(policy, 'kinds', kindText, () => byKey(KIND_KEYS, kindText));
  return policy.approvals.kinds.find(({ pattern }) => matchesText(pattern, op))?.kind ?? 'result';
}

/** The role of an actor, by the policy's patterns, else by the bare name of one of its people. */
export function roleOf(policy: Policy, actor: string): Role | undefined {
  return remembered(policy, 'roles', actor, () => {
    const text = plainWord(actor);
    if (isBlank(text)) return undefined;
    const role = policy.actors.find(({ pattern }) => matchesActor(pattern, text))?.role;
    return policy.roles.get(role ?? policy.people.get(text)?.roles[0] ?? '');
  });
}

/** Whether an actor decides automatically. */
export function isAutomatic(policy: Policy, actor: string): boolean {
  const text = plainWord(actor);
  return policy.approvals.automatic.some((pattern) => matchesActor(pattern, text));
}

/** The severity of a finding: as the policy says for its code, else for its group, else for everything, else its own. */
export function severityOf(policy: Policy, code: string, byDefault: Severity): Severity | 'off' {
  const group = `${code.slice(0, code.indexOf('/'))}/*`;
  const { severities } = policy;
  return severities.get(code) ?? severities.get(group) ?? severities.get('*') ?? byDefault;
}

/** The column of the task ledger that a header (or bullet key) means. */
export function taskColumn(policy: Policy, header: string): TaskColumn | undefined {
  return columnOf(policy.columns.tasks, header);
}

/** The column of the approval ledger that a header (or bullet key) means. */
export function approvalColumn(policy: Policy, header: string): ApprovalColumn | undefined {
  return columnOf(policy.columns.approvals, header);
}

/** A header counts with and without a remark in parentheses: `期限 (UTC)`. */
function columnOf<T>(columns: ReadonlyMap<string, T>, header: string): T | undefined {
  return columns.get(headerKey(header)) ?? columns.get(headerKey(header.replace(/[(（].*$/s, '')));
}

/** SPEC §1: an empty value is `-`, and blank is tolerated. */
function isBlank(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || trimmed === '-';
}

const KIND_KEYS: ReadonlyMap<string, ApprovalKind> = new Map(
  APPROVAL_KINDS.flatMap((kind) => [kind, ...KIND_WORDS[kind]].map((word) => [wordKey(word), kind] as const)),
);

function byKey<T>(keys: ReadonlyMap<string, T>, text: string): T | undefined {
  return keys.get(wordKey(text)) ?? keys.get(headerKey(text));
}

interface Memo {
  readonly states: Map<string, State | undefined>;
  readonly statuses: Map<string, ApprovalStatus | undefined>;
  readonly kinds: Map<string, ApprovalKind | undefined>;
  readonly roles: Map<string, Role | undefined>;
  /** Keys of the names and aliases of all states, names first. */
  readonly stateKeys: ReadonlyMap<string, State>;
}

/** What was asked of a policy before; a policy never changes, and is forgotten together with its answers. */
const memos = new WeakMap<Policy, Memo>();
const MOST_REMEMBERED = 4096;

function memoOf(policy: Policy): Memo {
  const known = memos.get(policy);
  if (known) return known;
  const made = { states: new Map(), statuses: new Map(), kinds: new Map(), roles: new Map(), stateKeys: keysOf(policy.states) };
  memos.set(policy, made);
  return made;
}

function remembered<K extends 'states' | 'statuses' | 'kinds' | 'roles', V>(
  policy: Policy,
  kind: K,
  text: string,
  make: () => V,
): V {
  const memo = memoOf(policy)[kind] as unknown as Map<string, V>;
  if (memo.has(text)) return memo.get(text) as V;
  const made = make();
  if (memo.size >= MOST_REMEMBERED) memo.clear();
  // Texts that no cell should hold are not worth keeping.
  if (text.length <= 256) memo.set(text, made);
  return made;
}

function stateKeys(policy: Policy): ReadonlyMap<string, State> {
  return memoOf(policy).stateKeys;
}

/** Names win over aliases, earlier states over later ones. */
function keysOf(states: readonly State[]): ReadonlyMap<string, State> {
  const keys = new Map<string, State>();
  const add = (word: string, state: State): void => {
    for (const key of [wordKey(word), headerKey(word)]) if (!keys.has(key)) keys.set(key, state);
  };
  for (const state of states) add(state.name, state);
  for (const state of states) for (const alias of state.aliases) add(alias, state);
  return keys;
}
