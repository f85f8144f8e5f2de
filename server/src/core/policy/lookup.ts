import { matchesActor, matchesText } from './match.js';
import { KIND_WORDS } from './defaults/approvals.js';
import { memoised } from './memo.js';
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
export const stateOf = memoised((policy: Policy, text: string): State | undefined => {
  return policy.states.find(({ name }) => name === text) ?? byKey(stateKeys(policy, ''), text);
});

/** The approval status that a cell means, read as generously as a state. */
export const statusOf = memoised((policy: Policy, text: string): ApprovalStatus | undefined => {
  return byKey(policy.approvals.statuses, text);
});

/** The role of an actor, by the policy's patterns, else by the bare name of one of its people. */
export const roleOf = memoised((policy: Policy, actor: string): Role | undefined => {
  const text = plainWord(actor);
  if (isBlank(text)) return undefined;
  const role = policy.actors.find(({ pattern }) => matchesActor(pattern, text))?.role;
  return policy.roles.get(role ?? policy.people.get(text)?.roles[0] ?? '');
});

/**
 * The kind of an approval row: what its column `kind` says, else the first of the policy's patterns that matches `op`,
 * else `result`. Undefined where the column says something that is no kind.
 */
export function kindOf(policy: Policy, kindText: string, op: string): ApprovalKind | undefined {
  if (!isBlank(kindText)) return byKey(KIND_KEYS, kindText);
  return policy.approvals.kinds.find(({ pattern }) => matchesText(pattern, op))?.kind ?? 'result';
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

/** Keys of the names and aliases of all states: names win over aliases, earlier states over later ones. */
const stateKeys = memoised((policy: Policy): ReadonlyMap<string, State> => {
  const keys = new Map<string, State>();
  const add = (word: string, state: State): void => {
    for (const key of [wordKey(word), headerKey(word)]) if (!keys.has(key)) keys.set(key, state);
  };
  for (const state of policy.states) add(state.name, state);
  for (const state of policy.states) for (const alias of state.aliases) add(alias, state);
  return keys;
});
