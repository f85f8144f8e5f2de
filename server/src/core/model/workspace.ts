import type { ApprovalColumn, LoadedPolicy, Policy, TaskColumn } from '../policy/index.js';
import type { MarkdownDocument, Placed } from '../syntax/index.js';
import type { Approval } from './approval.js';
import type { BlockedItem } from './blocked.js';
import type { Flags, HeldFlags } from './flags.js';
import type { Records } from './ledger.js';
import type { Task } from './task.js';
import type { TaskIndex } from './taskIndex.js';

/** What a file is to Orch. One file may be both ledgers. */
export type FileRole = 'tasks' | 'approvals' | 'flags' | 'blocked' | 'policy';

/** A text file as the shell read it. Text is decoded leniently, so that everything readable is checked. */
export interface SourceFile {
  /** Relative to the root, `/` between parts. */
  readonly path: string;
  readonly text: string;
  /** What the shell noticed while reading the bytes. */
  readonly trouble?:
    | {
        readonly kind: 'not-utf8';
        readonly encoding: 'utf-16' | 'binary' | 'other';
        /** Line of the first bad byte. */ readonly line: number;
      }
    | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
    | { readonly kind: 'unreadable'; readonly reason: string };
}

/** A file of the workspace with everything read of it. Identity changes exactly when its text, role or policy does. */
export interface WorkspaceFile {
  readonly path: string;
  readonly roles: readonly FileRole[];
  readonly source: SourceFile;
  readonly document: MarkdownDocument;
  /** Undefined where the file is no task ledger. */
  readonly tasks: Records<TaskColumn, Task> | undefined;
  readonly approvals: Records<ApprovalColumn, Approval> | undefined;
  readonly blocked: readonly Placed<BlockedItem>[];
  readonly flags: Flags | undefined;
}

/** A record and where it stands in the workspace. */
export interface Entry<R> {
  readonly record: R;
  /** Its name alone: where only another row was edited, the entry stays the same object. */
  readonly file: Pick<WorkspaceFile, 'path'>;
  readonly line: number;
}

/** A row as the audit line of a rename says it. */
export interface RenamedRow {
  readonly file: string;
  readonly kind: string;
  /** The id that it had. */
  readonly id: string;
  /** Column → text before, of the cells that changed. */
  readonly before: Readonly<Record<string, string>> | null;
  readonly after: Readonly<Record<string, string>> | null;
}

/**
 * What the base says of the gate: what the files say beyond it is not in force by being typed. The same object as long as
 * the base is the same.
 */
export interface BaseGate {
  /** PROJECT_RULES.md of the base; undefined where it has none, and the file is adopted as it stands. */
  readonly rules: SourceFile | undefined;
  /** The policy that `rules` sets. */
  readonly policy: Policy | undefined;
  /** The flags as the base has them; undefined where it has no flags file. */
  readonly flags: HeldFlags | undefined;
  /**
   * The flags as audited moves have set them since; asked only where the base has a flags file.
   * @param typed what the file says: where a look at the log could change nothing for it, none is taken
   */
  advanced(typed: HeldFlags): HeldFlags;
  /** Keys of the change rows that the base has as approved and that have had their effect. Undefined: nobody knows, and no row counts. */
  readonly spent: ReadonlySet<string> | undefined;
  /** Keys of all change rows that the base has as approved; undefined where nobody checks findings. */
  readonly approved?: ReadonlySet<string> | undefined;
  /** The findings that the base accepts; undefined where it has no such file, or nobody checks findings. */
  readonly baseline?: SourceFile | undefined;
  /** Of each audited rename since, in order, the rows that it changed, the renamed task first. */
  readonly renamed?: readonly (readonly RenamedRow[])[];
}

/** Everything that one root says at one moment. Immutable. */
export interface Workspace {
  /** The policy in force. */
  readonly policy: Policy;
  /** The base that what is in force was told by; undefined where there is none, and the files are taken at their word. */
  readonly base: BaseGate | undefined;
  /** The policy as PROJECT_RULES.md has it now, problems included; undefined where there is no such file. `policy` is what is in force. */
  readonly loadedPolicy: LoadedPolicy | undefined;
  readonly files: ReadonlyMap<string, WorkspaceFile>;
  readonly tasks: readonly Entry<Task>[];
  readonly approvals: readonly Entry<Approval>[];
  /** First task of each id. */
  readonly taskByKey: TaskIndex;
  /** Approvals by the id they are for, in order of the files. */
  readonly approvalsByTarget: ReadonlyMap<string, readonly Entry<Approval>[]>;
  /** The flags in force, with the lines of the file. */
  readonly flags: Flags | undefined;
  readonly blocked: readonly Entry<BlockedItem>[];
  /** Files that look like ledgers but that no policy names, for a suggestion. */
  readonly candidates: readonly { readonly path: string; readonly role: 'tasks' | 'approvals' }[];
}
