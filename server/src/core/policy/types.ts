/** What a state means to the process. Rules, metrics, views and board go by category; names are the team's. */
export const CATEGORIES = ['backlog', 'ready', 'active', 'review', 'rework', 'done', 'paused', 'dropped'] as const;
export type Category = (typeof CATEGORIES)[number];

export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A state as the policy defines it. Object identity holds within one policy. */
export interface State {
  /** As written by Orch. */
  readonly name: string;
  readonly category: Category;
  /** Further spellings that are read as this state. */
  readonly aliases: readonly string[];
}

export const TASK_COLUMNS = [
  'task_id',
  'title',
  'state',
  'owner',
  'lock',
  'lock_owner',
  'lock_expires_at',
  'due',
  'artifact',
  'notes',
  'priority',
  'depends',
  'milestone',
] as const;
export type TaskColumn = (typeof TASK_COLUMNS)[number];

export const APPROVAL_COLUMNS = [
  'appr_id',
  'task_id',
  'op',
  'status',
  'requested_by',
  'approver',
  'approver_role',
  'ts_req',
  'ts_dec',
  'evidence',
  'kind',
  'scope',
  'expiry_utc',
  'manual_verification',
  'signed_by',
  'digest',
  'signature',
] as const;
export type ApprovalColumn = (typeof APPROVAL_COLUMNS)[number];

export const APPROVAL_KINDS = ['result', 'execute', 'change', 'steal', 'waiver'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

export const APPROVAL_STATUSES = ['pending', 'approved', 'rejected', 'expired'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** Where a task comes from in an event: one of the categories, nothing at all (`new`), or any state that is not done or dropped (`open`). */
export type EventSource = readonly Category[] | 'new' | 'open';

/** Where an event leads: a category (its first state), a state by name, or back to where the task was before (`origin`). */
export type EventTarget = Category | 'origin' | { readonly state: string };

/** One line of the transition table (SPEC §2). */
export interface EventDefinition {
  readonly name: string;
  readonly from: EventSource;
  /** Where the policy names states instead of categories, these limit `from` further; empty: no limit. */
  readonly fromStates: readonly string[];
  readonly to: EventTarget;
  /** Roles that may perform it; `any` = every known role, `owner` = the role (and name) of the task's owner, `holder` = who holds the lock, `approver` = an approver other than the requester. */
  readonly by: readonly string[];
  readonly reason: 'required' | 'optional';
  readonly lock: 'acquire' | 'release' | 'keep';
  readonly approval: 'open-result' | 'reject-pending' | 'expire-pending' | 'require-approved' | 'none';
}

export interface Role {
  readonly name: string;
  /** May decide approvals. */
  readonly approves: boolean;
}

/**
 * An actor pattern (see `matchesActor`): wildcards `*` `?` `#` `{a,b}`; one without `@` looks at the part before the
 * `@` only. The first that matches gives the role.
 */
export interface ActorPattern {
  readonly pattern: string;
  readonly role: string;
}

/** A person or agent known by name. */
export interface Principal {
  readonly emails: readonly string[];
  readonly roles: readonly string[];
}

export interface Paths {
  readonly tasks: readonly string[];
  readonly approvals: readonly string[];
  readonly flags: string;
  readonly blocked: string;
  /** Folder of the evidence records. */
  readonly evidence: string;
  /** Folder of the audit log. */
  readonly audit: string;
  readonly archive: string;
  readonly baseline: string;
}

/** A policy in force: complete, checked, immutable. Made by `resolvePolicy` from the front matter and the defaults. */
export interface Policy {
  readonly version: 1;
  readonly paths: Paths;
  /** In order of the process; the first of a category is where events into that category lead. */
  readonly states: readonly State[];
  readonly events: readonly EventDefinition[];
  readonly roles: ReadonlyMap<string, Role>;
  readonly actors: readonly ActorPattern[];
  readonly people: ReadonlyMap<string, Principal>;
  /** Agent name → its operator's name. */
  readonly agents: ReadonlyMap<string, { readonly operator: string }>;
  readonly separation: 'strict' | 'named' | 'solo';
  /** Header text as `headerKey` writes it → column, canonical names included. Ask `taskColumn` and `approvalColumn`. */
  readonly columns: {
    readonly tasks: ReadonlyMap<string, TaskColumn>;
    readonly approvals: ReadonlyMap<string, ApprovalColumn>;
  };
  readonly approvals: {
    /** First matching pattern on `op` decides the kind where no `kind` column does. */
    readonly kinds: readonly { readonly pattern: string; readonly kind: ApprovalKind }[];
    readonly expiryDays: number;
    /** Spellings of the statuses as `wordKey` writes them → status. Ask `statusOf`. */
    readonly statuses: ReadonlyMap<string, ApprovalStatus>;
    /** Actors matching these decide automatically (no zero-second finding; subject to AUTO_DECIDE). */
    readonly automatic: readonly string[];
    /** What needs an approved row: `done` a result row, `active` an execute row; without `done` cross/done-without-approval is off. */
    readonly required: readonly Category[];
    /** So many approved rows are needed of a kind that something asks for, one principal each. */
    readonly quorum: Readonly<Record<'result' | 'execute', number>>;
  };
  readonly lock: { readonly ttlMinutes: number; readonly heartbeatMinutes: number; readonly graceMinutes: number };
  /** Tasks in an active state per named principal, 0 = no limit. */
  readonly wip: number;
  /** Pattern of a task id (see `matchesId`). */
  readonly ids: { readonly pattern: string | undefined };
  readonly evidence: { readonly maxLines: number; readonly maxFiles: number };
  /** Globs (see `matchesGlob`) of files that a change needs a `change` approval for. */
  readonly protected: readonly string[];
  /** Absolute path prefixes of old → path in the workspace, longest first. */
  readonly roots: readonly { readonly from: string; readonly to: string }[];
  /** Finding code (or group with `/*`) → severity or off. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly blocked: { readonly staleDays: number; readonly escalateTo: string };
  readonly ledgerHome: 'main' | 'branch';
}
