// Generated from schema.json by `npm run generate`; do not edit.
type Path = string;
type Name = string;
type Pattern = string;

/**
 * The policy of a workspace: what stands under the key `orch:` in the YAML front matter of PROJECT_RULES.md. Every key is optional; what is not said keeps its default.
 */
export interface PolicyInput {
  /**
   * Version of this format. A newer version than Orch knows is refused.
   */
  version?: 1;
  /**
   * Where the files are, relative to the root of the workspace, with `/`.
   */
  paths?: {
    /**
     * Task ledger, or a list of them; ids are unique across the list.
     */
    tasks?: Path | Path[];
    /**
     * Approval ledger, or a list of them.
     */
    approvals?: Path | Path[];
    /**
     * File of the flags FREEZE and AUTO_DECIDE.
     */
    flags?: string;
    /**
     * File of the blocked items.
     */
    blocked?: string;
    /**
     * Folder of the evidence records.
     */
    evidence?: string;
    /**
     * Folder of the audit log.
     */
    audit?: string;
    /**
     * Ledger that closed rows are archived to.
     */
    archive?: string;
    /**
     * File of the findings that were accepted when Orch came in. Those that say that the gate was passed by (`history/…`, `policy/weakened`, `flags/changed`, `audit/chain-broken`, `evidence/changed-after-decision`) are never accepted.
     */
    baseline?: string;
  };
  /**
   * States by name, each with its category. Name a category here and you name all of its states, in order: the first is where events into the category lead, and the default names of that category are then only read, as aliases of it. Categories that you do not name keep their default states. `off` removes a default state.
   */
  states?: {
    [k: string]: 'backlog' | 'ready' | 'active' | 'review' | 'rework' | 'done' | 'paused' | 'dropped' | 'off' | State;
  };
  /**
   * Changes to the transition table by event name: what is given replaces that part of the default event, a new name adds an event, `off` removes one. A state that is not the first of its category needs an event that names it in `to`.
   */
  events?: {
    [k: string]: 'off' | Event;
  };
  /**
   * Further header texts of the ledgers and the column that each means; `off` makes a header mean nothing. Compared without case, decoration, and the difference of space, `-` and `_`.
   */
  columns?: {
    /**
     * Header text → column of the task ledger.
     */
    tasks?: {
      [k: string]:
        | 'task_id'
        | 'title'
        | 'state'
        | 'owner'
        | 'lock'
        | 'lock_owner'
        | 'lock_expires_at'
        | 'due'
        | 'artifact'
        | 'notes'
        | 'priority'
        | 'depends'
        | 'milestone'
        | 'off';
    };
    /**
     * Header text → column of the approval ledger.
     */
    approvals?: {
      [k: string]:
        | 'appr_id'
        | 'task_id'
        | 'op'
        | 'status'
        | 'requested_by'
        | 'approver'
        | 'approver_role'
        | 'ts_req'
        | 'ts_dec'
        | 'evidence'
        | 'kind'
        | 'scope'
        | 'expiry_utc'
        | 'manual_verification'
        | 'signed_by'
        | 'digest'
        | 'signature'
        | 'off';
    };
  };
  /**
   * Roles by name, added to the default ones; `off` removes a default role.
   */
  roles?: {
    [k: string]: 'off' | Role;
  };
  /**
   * Actor pattern → role, first match wins, before the patterns that every role has by itself (`WORK`, `WORK1`, `WORK-2`, `WORK_3`, each also with `@name`). `*` is any text, `?` one character, `#` digits, `{a,b}` one of several. A pattern without `@` looks at what stands before the `@`.
   */
  actors?: {
    [k: string]: Name;
  };
  /**
   * People by the name that stands behind the `@`.
   */
  people?: {
    [k: string]: Person;
  };
  /**
   * Agents by name, each with the person who operates it. An agent may not decide for its operator or for another agent of the same operator.
   */
  agents?: {
    [k: string]: Agent;
  };
  /**
   * How different requester and approver must be. `strict`: both are named and the names differ. `named`: names differ where both are known, else the roles differ. `solo`: a team of one; every decision is marked.
   */
  separation?: 'strict' | 'named' | 'solo';
  /**
   * What approvals mean here.
   */
  approvals?: {
    /**
     * Pattern on the column `op` → kind of the approval, first match wins, where no column `kind` says it. Without a match a row is a `result` row.
     */
    kinds?: {
      [k: string]: 'result' | 'execute' | 'change' | 'steal' | 'waiver';
    };
    /**
     * Days after which an undecided approval expires; 0 is never.
     */
    expiry_days?: number;
    /**
     * Further spellings of the statuses.
     */
    statuses?: {
      [k: string]: 'pending' | 'approved' | 'rejected' | 'expired';
    };
    /**
     * Actor patterns that decide automatically: subject to AUTO_DECIDE, and free to decide in no time.
     *
     * @maxItems 64
     */
    automatic?: Pattern[];
    /**
     * What needs an approved row: `done` a `result` row to finish, `active` an `execute` row to start.
     *
     * @maxItems 2
     */
    required_for?: ('active' | 'done')[];
    /**
     * How many approved rows of a kind are needed: on the same evidence, each by another principal.
     */
    quorum?: {
      /**
       * To finish a task.
       */
      result?: number;
      /**
       * To start a task, where that needs permission (`required_for`).
       */
      execute?: number;
    };
  };
  /**
   * Times of the locks, in minutes.
   */
  lock?: {
    /**
     * How long a lock lasts from its last sign of life.
     */
    ttl_minutes?: number;
    /**
     * How often a holder renews at most; shorter than `ttl_minutes`.
     */
    heartbeat_minutes?: number;
    /**
     * How long after its end a lock is still left to its holder.
     */
    grace_minutes?: number;
  };
  /**
   * Tasks in work at one time for each named principal; 0 is no limit.
   */
  wip?: number;
  /**
   * What task ids look like.
   */
  ids?: {
    /**
     * Pattern of a task id: `*` is any text, `?` one character, `#` digits, `{a,b}` one of several, as in `{BUG,T}-#`. Without it every id is fine.
     */
    pattern?: string;
  };
  /**
   * Limits of one change.
   */
  evidence?: {
    /**
     * Changed lines in one piece of evidence; 0 is no limit.
     */
    max_lines?: number;
    /**
     * Changed files in one piece of evidence; 0 is no limit.
     */
    max_files?: number;
  };
  /**
   * Files that only an approved `change` row lets a task touch: `*` is any text within a name, `**` across folders, `?` one character, `{a,b}` one of several; `dir/` is everything in it.
   *
   * @maxItems 256
   */
  protected?: Pattern[];
  /**
   * Absolute folder of old paths → folder in the workspace (`.` is its root), so that they resolve without being rewritten.
   */
  roots?: {
    [k: string]: Path;
  };
  /**
   * Finding (`task/overdue`), group (`evidence/*`) or everything (`*`) → severity or `off`; the most precise one holds.
   */
  severities?: {
    [k: string]: 'error' | 'warning' | 'info' | 'hint' | 'off';
  };
  /**
   * When blocked items are too old.
   */
  blocked?: {
    /**
     * Days after which an open item of high priority is stale; 0 is never.
     */
    stale_days?: number;
    /**
     * Role that a stale item is escalated to.
     */
    escalate_to?: string;
  };
  /**
   * Which ledger counts where there are several worktrees: the main worktree's, or that of the branch at hand.
   */
  ledger_home?: 'main' | 'branch';
}
interface State {
  /**
   * What the state means to the process.
   */
  category: 'backlog' | 'ready' | 'active' | 'review' | 'rework' | 'done' | 'paused' | 'dropped';
  /**
   * Further spellings that are read as this state.
   *
   * @maxItems 64
   */
  aliases?: Name[];
}
interface Event {
  /**
   * Categories or states that it starts from (one or a list), `new`, or `open` (every state that is neither done nor dropped).
   */
  from?: Name | Name[];
  /**
   * Category (its first state) or state that it leads to, or `origin`: back to where the task was.
   */
  to?: string;
  /**
   * Roles that may do it (one or a list), or `any`, `owner`, `holder` (of the lock), `approver` (other than the requester).
   */
  by?: Name | Name[];
  /**
   * Whether a reason must be given.
   */
  reason?: 'required' | 'optional';
  /**
   * What happens to the lock.
   */
  lock?: 'acquire' | 'release' | 'keep';
  /**
   * What happens to the approval of the result.
   */
  approval?: 'open-result' | 'reject-pending' | 'expire-pending' | 'require-approved' | 'none';
}
interface Role {
  /**
   * Whether the role may decide approvals.
   */
  approves?: boolean;
}
interface Person {
  /**
   * Addresses that this person commits with (`git config user.email`).
   *
   * @maxItems 32
   */
  emails?: string[];
  /**
   * Roles that this person takes; the first is the one of the bare name.
   *
   * @maxItems 32
   */
  roles?: Name[];
}
interface Agent {
  /**
   * Name of the person who operates the agent.
   */
  operator: string;
}
