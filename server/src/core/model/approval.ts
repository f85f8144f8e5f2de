import {
  kindOf,
  statusOf,
  type ApprovalColumn,
  type ApprovalKind,
  type ApprovalStatus,
  type Policy,
} from '../policy/index.js';
import { parseActor, type Actor } from './actor.js';
import { foldedKey, idKey } from './ids.js';
import { splitLists } from './lists.js';
import { Recent } from './recent.js';
import { LedgerRecord, type RecordSource } from './record.js';
import { parseTime, type TimeValue } from './time.js';
import { undecorate, type Part } from './values.js';

/** An approval as a ledger states it. Immutable content; parsed values are computed when first asked for. */
export class Approval extends LedgerRecord<ApprovalColumn> {
  readonly kind = 'approval';
  /** What the approval is for: a task's id, `rule:…`, `path:…`, or anything else (then it is a change approval). */
  readonly target: string;
  readonly targetKey: string;
  readonly #policy: Policy;

  constructor(source: RecordSource<ApprovalColumn>, policy: Policy) {
    super(source);
    this.#policy = policy;
    this.target = undecorate(this.text('task_id'));
    this.targetKey = idKey(this.target);
  }

  #id: string | undefined;
  get id(): string {
    return (this.#id ??= undecorate(this.text('appr_id')));
  }

  #key: string | undefined;
  get key(): string {
    return (this.#key ??= idKey(this.id));
  }

  #status: ApprovalStatus | null | undefined;
  /** Undefined where the status is missing or unknown. */
  get status(): ApprovalStatus | undefined {
    if (this.#status === undefined) this.#status = statusOf(this.#policy, this.text('status')) ?? null;
    return this.#status ?? undefined;
  }

  #declaredKind: ApprovalKind | undefined;
  /** From the column `kind`, else the policy's patterns on `op`, else `result`. A row whose target is no task counts as `change`, which only a workspace can tell. */
  get declaredKind(): ApprovalKind {
    return (this.#declaredKind ??= kindOf(this.#policy, this.text('kind'), this.text('op')) ?? 'result');
  }

  /** Whether somebody has decided: approved or rejected. */
  get decided(): boolean {
    return this.status === 'approved' || this.status === 'rejected';
  }

  #folded: string | undefined;
  /** The id for finding collisions on file systems and in ref names that ignore case. */
  get folded(): string {
    this.#folded ??= foldedKey(this.id);
    return this.#folded;
  }

  #requester: Actor | null | undefined;
  get requester(): Actor | undefined {
    if (this.#requester === undefined) this.#requester = this.#actor('requested_by') ?? null;
    return this.#requester ?? undefined;
  }

  #approver: Actor | null | undefined;
  get approver(): Actor | undefined {
    if (this.#approver === undefined) this.#approver = this.#actor('approver') ?? null;
    return this.#approver ?? undefined;
  }

  #requestedAt: TimeValue | null | undefined;
  get requestedAt(): TimeValue | undefined {
    if (this.#requestedAt === undefined) this.#requestedAt = this.#time('ts_req') ?? null;
    return this.#requestedAt ?? undefined;
  }

  #decidedAt: TimeValue | null | undefined;
  get decidedAt(): TimeValue | undefined {
    if (this.#decidedAt === undefined) this.#decidedAt = this.#time('ts_dec') ?? null;
    return this.#decidedAt ?? undefined;
  }

  /** When a pending row expires by its own word, where it has one. */
  get expiresAt(): TimeValue | undefined {
    return this.#time('expiry_utc');
  }

  get evidence(): readonly Part[] {
    return evidence.get(this) ?? evidence.set(this, splitLists(this.values('evidence')));
  }

  #actor(column: ApprovalColumn): Actor | undefined {
    const text = this.text(column);
    return text === '' ? undefined : parseActor(text);
  }

  #time(column: ApprovalColumn): TimeValue | undefined {
    const text = this.text(column);
    return text === '' ? undefined : parseTime(undecorate(text));
  }
}

const evidence = new Recent<Approval, readonly Part[]>();

/** Whether a row is about a rule or a path, and so about no task: such a file is changed again and again, each time by a row of its own. */
export function isBeside({ target }: Approval): boolean {
  return /^(?:path|rule):/i.test(target);
}
