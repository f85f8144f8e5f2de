import { kindOf, statusOf, type ApprovalColumn, type ApprovalKind, type ApprovalStatus, type Policy } from '../policy/index.js';
import { parseActor, type Actor } from './actor.js';
import { idKey } from './ids.js';
import { splitList } from './lists.js';
import { LedgerRecord, type RecordSource } from './record.js';
import { parseTime, type TimeValue } from './time.js';
import { undecorate, type Part } from './values.js';

/** An approval as a ledger states it. Immutable content; parsed values are computed when first asked for. */
export class Approval extends LedgerRecord<ApprovalColumn> {
  readonly kind = 'approval';
  readonly id: string;
  readonly key: string;
  /** What the approval is for: a task's id, `rule:…`, `path:…`, or anything else (then it is a change approval). */
  readonly target: string;
  readonly targetKey: string;
  /** Undefined where the status is missing or unknown. */
  readonly status: ApprovalStatus | undefined;
  /** From the column `kind`, else the policy's patterns on `op`, else `result`. A row whose target is no task counts as `change`, which only a workspace can tell. */
  readonly declaredKind: ApprovalKind;

  constructor(source: RecordSource<ApprovalColumn>, policy: Policy) {
    super(source);
    this.id = undecorate(this.text('appr_id'));
    this.key = idKey(this.id);
    this.target = undecorate(this.text('task_id'));
    this.targetKey = idKey(this.target);
    this.status = statusOf(policy, this.text('status'));
    this.declaredKind = kindOf(policy, this.text('kind'), this.text('op')) ?? 'result';
  }

  /** Whether somebody has decided: approved or rejected. */
  get decided(): boolean {
    return this.status === 'approved' || this.status === 'rejected';
  }

  get requester(): Actor | undefined {
    return this.#actor('requested_by');
  }

  get approver(): Actor | undefined {
    return this.#actor('approver');
  }

  get requestedAt(): TimeValue | undefined {
    return this.#time('ts_req');
  }

  get decidedAt(): TimeValue | undefined {
    return this.#time('ts_dec');
  }

  #evidence: readonly Part[] | undefined;
  get evidence(): readonly Part[] {
    this.#evidence ??= this.values('evidence').flatMap((field) => splitList(field));
    return this.#evidence;
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
