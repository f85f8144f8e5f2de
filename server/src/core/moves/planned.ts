import type { AuditEntry } from '../audit/index.js';
import type { Lease, RuntimeState } from '../leases/index.js';
import { formatTime } from '../model/index.js';
import { isRefusal } from './refuse.js';
import type { Change } from './rows.js';
import type { MoveContext, Plan, Refusal, Snapshot } from './types.js';

/** What a move does, said once for the plan and for its audit line. */
interface Planned {
  readonly event: string;
  readonly id: string | null;
  /** Where the state of a task changes. */
  readonly from?: string;
  readonly to?: string;
  readonly change: Change | Refusal;
  /** Where leases change. */
  readonly runtime?: RuntimeState;
  /** The lease on the task after it. */
  readonly lease?: Lease | undefined;
  /** What else the audit line says. */
  readonly audit?: Partial<Pick<AuditEntry, Extra>>;
}

type Extra = 'reason' | 'approval' | 'evidence' | 'token' | 'separation' | 'decidedBy' | 'undoes';

/** The plan of a move: who does it and when come from the context. A refusal among its changes is the answer. */
export function planned(
  { runtime: before }: Snapshot,
  context: MoveContext,
  { event, id, from, to, change, runtime = before, lease, audit = {} }: Planned,
): Plan | Refusal {
  if (isRefusal(change)) return change;
  const { files, rows } = change;
  const states = from === undefined && to === undefined ? {} : { from: from ?? null, to: to ?? null };
  return {
    ok: true,
    event,
    id,
    from: from ?? null,
    to: to ?? null,
    files: files.filter(({ edits }) => edits.length > 0),
    runtime,
    lease: lease ?? null,
    approval: audit.approval ?? null,
    audit: { ...signature(context), event, id, ...states, ...audit, rows },
  };
}

function signature({
  caller,
  now,
  world,
}: MoveContext): Pick<AuditEntry, 'time' | 'actor' | 'role' | 'assurance' | 'head'> {
  const head = world.head();
  return {
    time: formatTime(now),
    actor: caller.text,
    role: caller.role.name,
    assurance: caller.assurance,
    ...(head === undefined ? {} : { head }),
  };
}
