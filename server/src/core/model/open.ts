import { defaultPolicy, loadPolicy, type LoadedPolicy, type Policy, type PolicyInput } from '../policy/index.js';
import type { Placed } from '../syntax/index.js';
import type { Approval } from './approval.js';
import { readFile, unreadFile } from './file.js';
import { once } from './once.js';
import { joined, mapAnew } from './runs.js';
import type { Task } from './task.js';
import { TargetIndex } from './targetIndex.js';
import { TaskIndex } from './taskIndex.js';
import type { Flags } from './flags.js';
import type { BaseGate, Entry, FileRole, SourceFile, Workspace, WorkspaceFile } from './workspace.js';

/** The one path that never moves. */
export const RULES_PATH = 'PROJECT_RULES.md';

export interface WorkspaceInput {
  /** Every file that exists of those `pathsOf(policy)` names, and PROJECT_RULES.md where it is there. */
  readonly sources: readonly SourceFile[];
  readonly candidates?: Workspace['candidates'];
  /** The policy to read them under, whatever PROJECT_RULES.md says. */
  readonly policy?: Policy;
  /** What is in force of the flags that the file says; `read` is what was read of the approvals. */
  readonly hold?: (
    typed: Flags | undefined,
    read: Pick<Workspace, 'policy' | 'approvalsByTarget'>,
  ) => Flags | undefined;
  readonly base?: BaseGate | undefined;
}

/** Which files make up a workspace under a policy, and what each of them is. */
export function rolesOf(policy: Policy): ReadonlyMap<string, readonly FileRole[]> {
  const roles = new Map<string, FileRole[]>();
  const add = (path: string, role: FileRole): void => {
    const known = roles.get(path);
    if (known === undefined) roles.set(path, [role]);
    else if (!known.includes(role)) known.push(role);
  };
  policy.paths.tasks.forEach((path) => {
    add(path, 'tasks');
  });
  policy.paths.approvals.forEach((path) => {
    add(path, 'approvals');
  });
  add(policy.paths.flags, 'flags');
  add(policy.paths.blocked, 'blocked');
  add(RULES_PATH, 'policy');
  return roles;
}

/** The policy that PROJECT_RULES.md sets, with what is wrong with it. */
export interface PolicyInForce {
  readonly policy: Policy;
  /** What was read of the file; undefined where there is none. */
  readonly loaded: LoadedPolicy | undefined;
}

/** The policy in force: the file's where it is valid; else the last valid one, else what can be used of the file, else the default. */
export function policyFor(source: SourceFile | undefined, previous?: Workspace): PolicyInForce {
  if (source === undefined) return { policy: defaultPolicy, loaded: undefined };
  const same = previous?.files.get(RULES_PATH)?.source.text === source.text;
  const loaded = (same ? previous.loadedPolicy : undefined) ?? loadedFrom(source);
  return { policy: loaded.valid || previous === undefined ? loaded.policy : previous.policy, loaded };
}

const loadedPolicies = new WeakMap<SourceFile, LoadedPolicy>();

/** What a text says as PROJECT_RULES.md, read once. */
export function loadedFrom(source: SourceFile): LoadedPolicy {
  const before = loadedPolicies.get(source);
  if (before !== undefined) return before;
  const loaded = loadPolicy(source.text);
  loadedPolicies.set(source, loaded);
  return loaded;
}

/** Spares the reading of a text whose policy is known (`PolicyDocument.input`), and had no problem. */
export function knowPolicy(source: SourceFile, known: PolicyInput): void {
  loadedPolicies.set(source, loadPolicy(source.text, known));
}

/**
 * Reads a workspace. With `previous`, what did not change is taken over by identity; the result is the same without.
 * Without, a file is read when something of it is first asked for: who starts a task has no use for the approvals.
 */
export function openWorkspace(input: WorkspaceInput, previous?: Workspace): Workspace {
  const { sources, candidates = [], hold = asTyped, base } = input;
  const { policy, loaded } = policyOf(input, previous);
  const files = new Map<string, WorkspaceFile>();
  for (const [path, roles] of rolesOf(policy)) {
    const source = sources.find((candidate) => candidate.path === path);
    if (source === undefined) continue;
    files.set(path, previous ? readFile(source, roles, policy, previous) : unreadFile(source, roles, policy));
  }
  const opened = { policy, loadedPolicy: loaded, base, files, candidates };
  return previous ? nextWorkspace(opened, hold, previous) : firstWorkspace(opened, hold);
}

function policyOf({ sources, policy }: WorkspaceInput, previous?: Workspace): PolicyInForce {
  const found = policyFor(
    sources.find(({ path }) => path === RULES_PATH),
    previous,
  );
  return policy === undefined ? found : { ...found, policy };
}

/**
 * Reads files as another version of `now` would have them: under its policy, and what reads the same is the same object.
 * A ledger that the files' own policy has elsewhere is read there.
 */
export function openUnder(policy: Policy, sources: readonly SourceFile[], now: Workspace): Workspace {
  const own = loadPolicy(sources.find(({ path }) => path === RULES_PATH)?.text ?? '').policy;
  const files = new Map<string, WorkspaceFile>();
  for (const [path, roles] of [...rolesOf(policy), ...rolesOf(own)]) {
    const source = sources.find((candidate) => candidate.path === path);
    if (source !== undefined && !files.has(path)) files.set(path, readFile(source, roles, policy, now));
  }
  const opened = { policy, loadedPolicy: undefined, base: undefined, files, candidates: [] };
  return nextWorkspace(opened, asTyped, now);
}

function asTyped(typed: Flags | undefined): Flags | undefined {
  return typed;
}

type Opened = Pick<Workspace, 'policy' | 'loadedPolicy' | 'base' | 'files' | 'candidates'>;
type Hold = NonNullable<WorkspaceInput['hold']>;

function nextWorkspace(opened: Opened, hold: Hold, previous: Workspace): Workspace {
  const all = [...opened.files.values()];
  const old = (path: string): WorkspaceFile | undefined => previous.files.get(path);
  const tasks = joined(all.map(({ path, tasks }) => entries(path, tasks?.entries, old(path)?.tasks?.entries)));
  const approvals = joined(
    all.map(({ path, approvals }) => entries(path, approvals?.entries, old(path)?.approvals?.entries)),
  );
  const approvalsByTarget = approvals === previous.approvals ? previous.approvalsByTarget : byTarget(approvals);
  return {
    ...opened,
    tasks,
    approvals,
    taskByKey: TaskIndex.of(tasks, previous.taskByKey),
    approvalsByTarget,
    flags: hold(flagsOf(all), { policy: opened.policy, approvalsByTarget }),
    blocked: all.flatMap((file) => entries(file.path, file.blocked)),
  };
}

function firstWorkspace(opened: Opened, hold: Hold): Workspace {
  const all = [...opened.files.values()];
  const tasks = once(() => joined(all.map((file) => entries(file.path, file.tasks?.entries))));
  const approvals = once(() => joined(all.map((file) => entries(file.path, file.approvals?.entries))));
  const taskByKey = TaskIndex.searching(tasks, (key) => all.flatMap((file) => withKey(file, key)));
  const approvalsByTarget = new TargetIndex(
    () => byTarget(approvals()),
    (key) => all.flatMap((file) => withTarget(file, key)),
  );
  const flags = once(() => hold(flagsOf(all), workspace));
  const blocked = once(() => all.flatMap((file) => entries(file.path, file.blocked)));
  const workspace: Workspace = {
    ...opened,
    get tasks() {
      return tasks();
    },
    get approvals() {
      return approvals();
    },
    taskByKey,
    approvalsByTarget,
    get flags() {
      return flags();
    },
    get blocked() {
      return blocked();
    },
  };
  return workspace;
}

function withKey({ path, tasks }: WorkspaceFile, key: string): readonly Entry<Task>[] {
  const found = tasks?.index.withKey(key) ?? [];
  return found.map(({ item, line }) => ({ record: item, file: { path }, line }));
}

function withTarget({ path, approvals }: WorkspaceFile, key: string): readonly Entry<Approval>[] {
  const found = approvals?.index.withKey(key, ({ targetKey }) => targetKey) ?? [];
  return found.map(({ item, line }) => ({ record: item, file: { path }, line }));
}

function flagsOf(files: readonly WorkspaceFile[]): Workspace['flags'] {
  return files.find(({ roles }) => roles.includes('flags'))?.flags;
}

const placed = new WeakMap<readonly unknown[], readonly Entry<unknown>[]>();

/** @param before the rows of the same file last time: where they are the same, so are their entries */
function entries<R>(
  path: string,
  rows: readonly Placed<R>[] = [],
  before: readonly Placed<R>[] = [],
): readonly Entry<R>[] {
  const known = placed.get(rows);
  if (known !== undefined) return known as readonly Entry<R>[];
  const file = { path };
  const made = mapAnew(
    rows,
    ({ item, line }) => ({ record: item, file, line }),
    before,
    placed.get(before) as readonly Entry<R>[] | undefined,
  );
  placed.set(rows, made);
  return made;
}

function byTarget(approvals: readonly Entry<Approval>[]): Map<string, Entry<Approval>[]> {
  const index = new Map<string, Entry<Approval>[]>();
  for (const entry of approvals) {
    const known = index.get(entry.record.targetKey);
    if (known === undefined) index.set(entry.record.targetKey, [entry]);
    else known.push(entry);
  }
  return index;
}
