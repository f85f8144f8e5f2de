import type { BaseCommit } from '../past/index.js';
import type { Finding } from '../rules/finding.js';

/**
 * Something that happened to a row, as one commit shows it: a task came, went or changed its state, an approval was
 * asked for, decided or taken out; or the history rules found something, whatever it was.
 */
export interface Step {
  /** `file`: not about a row, but about the policy, the flags, the log. */
  readonly kind: 'task' | 'approval' | 'file';
  /** Of the row, as written; of a file its path. */
  readonly id: string;
  /** Whose story it belongs to: the task, or what an approval is for; of a file its path. */
  readonly about: string;
  /** State or status before and after; undefined: the row was not there. The same where nothing but other cells changed. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The event, of a hand edit the first that explains it; undefined where none does. */
  readonly event: string | undefined;
  /** UTC milliseconds: of the move, of a hand edit the commit's. */
  readonly at: number;
  readonly commit: BaseCommit;
  /** Of an audited move; undefined: a hand edit. */
  readonly move: AuditedMove | undefined;
  /** What the history rules say of it, at error and warning. */
  readonly findings: readonly Finding[];
}

export interface AuditedMove {
  readonly actor: string;
  readonly role: string;
  readonly writer: string;
  readonly seq: number;
}

/** A task's way from one state to another: what metrics are made of. */
export interface Transition {
  readonly task: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** UTC milliseconds; `exact` of an audited move, else when it was committed. */
  readonly at: number;
  readonly exact: boolean;
  /** Actor of the move, else the commit's author. */
  readonly by: string | undefined;
  readonly commit: string;
}

export function isIllegal({ findings }: Step): boolean {
  return findings.length > 0;
}
