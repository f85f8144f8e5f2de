import type { FindingCode, FindingParams, FixTitle } from '../messages/index.js';
import type { Approval, Entry, FileRole, Task, Workspace, WorkspaceFile } from '../model/index.js';
import type { OwnSeverities } from '../gate/index.js';
import type { Decision, Past } from '../past/index.js';
import type { Policy, Severity } from '../policy/index.js';
import type { Fact } from '../ports.js';
import type { Ignored } from './support/ignored.js';
import { shift, type Range, type TextEdit } from '../text/index.js';

/** The time as rules see it. Asking records the answer's limits, so that the engine knows until when a result holds. */
export interface Clock {
  /** Whether `ms` (UTC milliseconds) is now or has passed. Never compare with `now` by hand: the change would go unnoticed. */
  reached(ms: number): boolean;
  /** For telling how long ago something was; not for decisions. */
  readonly now: number;
}

/** What a rule may ask. Answers are remembered with the result, which is thrown away when one changes. */
export interface RuleContext {
  readonly policy: Policy;
  readonly clock: Clock;
  /** What is known of a path; undefined = not looked yet: the rule stays silent and is asked again. */
  fact(path: string): Fact | undefined;
  /** The same, and the text of a file is needed (`text` is absent where it is no UTF-8 text of at most 1 MB). */
  textFact(path: string): Fact | undefined;
  /** Which suppressions count. */
  readonly ignored: Ignored;
  /** How grave the findings of all rules are by themselves. */
  readonly ownSeverities: OwnSeverities;
  /** The text of a file in the commit that the ledgers are compared with, null where it has none; undefined = not known. */
  baseText(path: string): string | null | undefined;
  /** What is known of the present decision on an approval, by its key. */
  bindingOf(key: string): Binding;
  /** What the ledgers are compared with. Only workspace rules may ask it: what others say is remembered without it. */
  readonly past: Past;
  /** Whether a task has this key; where the workspace has no tasks at all, nothing speaks against it: true. */
  isTask(key: string): boolean;
}

/** What a decision is bound to, as far as base and log know it. */
export interface Binding {
  /** By the audit log. */
  readonly decision: Decision | undefined;
  /** The base has the decision already. */
  readonly inBase: boolean;
}

/** A ready change that mends a problem. Ranges as in the problem that it belongs to. */
export interface Fix {
  readonly title: FixTitle;
  readonly edits: readonly TextEdit[];
  /** It is always right and may be applied by "fix all" without looking. */
  readonly safe: boolean;
}

export interface Related {
  readonly file: string;
  /** Absolute. */
  readonly range: Range;
}

/** The moves that lead, one after the other, to where a hand edit put a task. */
export interface WayByMoves {
  /** Of the task. */
  readonly id: string;
  /** In their order. */
  readonly events: readonly string[];
}

/** What a rule found. */
export interface Problem<C extends FindingCode = FindingCode> {
  /** In task, approval, record and line rules relative to the record's first line, else absolute. */
  readonly at: Range;
  readonly params: FindingParams<C>;
  /** Instead of the rule's severity; the policy's word still overrules it. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** They are made on the text that the first fix makes. */
  readonly moves?: WayByMoves;
  /** In file rules the id of the record it is about, where there is one. */
  readonly id?: string | null;
}

/** A problem somewhere in the workspace; `at` is absolute. */
export interface PlacedProblem<C extends FindingCode = FindingCode> extends Problem<C> {
  readonly file: string;
  /** The record it is about, null where it is about none. */
  readonly id: string | null;
  /** That record, whose notes may suppress the finding. */
  readonly record?: Task | Approval;
}

/** One problem, several, or none (undefined, the fast path). */
export type Problems<C extends FindingCode> = Problem<C> | readonly Problem<C>[] | undefined;

/**
 * The user documentation of a rule; docs/rules and `orch explain` are made from it, and the examples are its tests.
 * An example is a fixture: `=== PATH` heads each file, `~~~ severity code` under a line marks the finding above it.
 */
export interface RuleDocs {
  /** One sentence: what is reported. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** How to put it right. */
  readonly fix: string;
  /** A fixture that shows the finding, marked. */
  readonly bad: string;
  /** A fixture that shows the same put right: no finding of this code. */
  readonly good: string;
  /** The time the examples are checked at; default 2026-01-15T12:00:00Z. */
  readonly now?: string;
}

interface RuleBase<C extends FindingCode> {
  readonly code: C;
  readonly severity: Severity;
  /** The gravest severity that one of its problems has, where that is graver than `severity`. */
  readonly worst?: Severity;
  /** The finding comes and goes with the time alone; it fails a check only under --strict-time. */
  readonly time?: true;
  readonly docs: RuleDocs;
}

/** Judges one line of text by itself, whatever it belongs to. A file that is no text has no lines. */
export interface LineRule<C extends FindingCode = FindingCode> extends RuleBase<C> {
  readonly scope: 'line';
  /** The files that it judges; default: all. */
  readonly files?: readonly FileRole[];
  /** Lines of code blocks, HTML and front matter are quotations and are left alone. */
  readonly skipsVerbatim?: true;
  /**
   * What a text of many lines must hold for any of them to have a finding: a look at all of a long table at once. May
   * find more than that, never less; without `g`.
   */
  readonly hint?: RegExp;
  /** At most so many findings of a file are reported, the first ones: a pasted log of any length is one fault. */
  readonly most?: number;
  check(line: string, context: Pick<RuleContext, 'policy'>): Problems<C>;
}

/** Judges one task by what its own record says, policy, time and facts; results are remembered per record. */
export interface TaskRule<C extends FindingCode = FindingCode> extends RuleBase<C> {
  readonly scope: 'task';
  check(task: Task, context: RuleContext): Problems<C>;
}

/** Judges one approval by what its own record says. */
export interface ApprovalRule<C extends FindingCode = FindingCode> extends RuleBase<C> {
  readonly scope: 'approval';
  check(approval: Approval, context: RuleContext): Problems<C>;
}

/** Judges tasks and approvals alike, each by what its own record says; remembered as those are. */
export interface RecordRule<C extends FindingCode = FindingCode> extends RuleBase<C> {
  readonly scope: 'record';
  check(record: Task | Approval, context: RuleContext): Problems<C>;
}

/** Judges one file as a whole; remembered as long as the file, the facts and the time limits hold. */
export interface FileRule<C extends FindingCode = FindingCode> extends RuleBase<C> {
  readonly scope: 'file';
  check(file: WorkspaceFile, context: RuleContext): Problems<C>;
}

/** Judges records against each other. Runs at every check: one cheap pass, no text work. */
export interface WorkspaceRule<C extends FindingCode = FindingCode> extends RuleBase<C> {
  readonly scope: 'workspace';
  check(workspace: Workspace, context: RuleContext): readonly PlacedProblem<C>[];
}

/** Any rule: what it finds is of its own code, so every rule is one of these. */
export type Rule = LineRule | TaskRule | ApprovalRule | RecordRule | FileRule | WorkspaceRule;

/** A rule under its own type, for the list. */
export function lineRule<C extends FindingCode>(rule: Omit<LineRule<C>, 'scope'>): LineRule<C> {
  return { ...rule, scope: 'line' };
}
export function taskRule<C extends FindingCode>(rule: Omit<TaskRule<C>, 'scope'>): TaskRule<C> {
  return { ...rule, scope: 'task' };
}
export function approvalRule<C extends FindingCode>(rule: Omit<ApprovalRule<C>, 'scope'>): ApprovalRule<C> {
  return { ...rule, scope: 'approval' };
}
export function recordRule<C extends FindingCode>(rule: Omit<RecordRule<C>, 'scope'>): RecordRule<C> {
  return { ...rule, scope: 'record' };
}
export function fileRule<C extends FindingCode>(rule: Omit<FileRule<C>, 'scope'>): FileRule<C> {
  return { ...rule, scope: 'file' };
}
export function workspaceRule<C extends FindingCode>(rule: Omit<WorkspaceRule<C>, 'scope'>): WorkspaceRule<C> {
  return { ...rule, scope: 'workspace' };
}

/** Places a problem of a record in the workspace: the range, relative to the record, becomes absolute. */
export function placeAt<R extends Task | Approval>(
  { line, file, record }: Entry<R>,
  range: Range,
): { readonly file: string; readonly id: string; readonly record: R; readonly at: Range } {
  return { file: file.path, id: record.id, record, at: shift(range, line) };
}
