import type { AuditEntry } from '../../audit/index.js';
import type { Lease, RuntimeState } from '../../leases/index.js';
import { formatTime } from '../../model/index.js';
import type { TextEdit } from '../../text/index.js';
import { isRefusal } from '../refuse.js';
import type { FileEdit, MoveContext, Plan, Refusal, Snapshot } from '../types.js';
import type { Draft } from './types.js';

/** All parts as one; the first refusal among them where there is one. */
export function joinDrafts(drafts: readonly (Draft | Refusal)[]): Draft | Refusal {
  const refusal = drafts.find((draft) => isRefusal(draft));
  if (refusal !== undefined && isRefusal(refusal)) return refusal;
  const parts = drafts as readonly Draft[];
  const edits = new Map<string, readonly TextEdit[]>();
  for (const file of parts.flatMap(({ files }) => files)) {
    edits.set(file.path, [...(edits.get(file.path) ?? []), ...file.edits]);
  }
  const names = new Map(parts.flatMap(({ files }) => files.map(({ path, to }) => [path, to] as const)));
  const files = [...edits].map(([path, all]) => withName({ path, edits: all }, names.get(path)));
  return {
    files: files.filter((file) => file.edits.length > 0 || file.to !== undefined),
    rows: parts.flatMap(({ rows }) => rows),
  };
}

function withName(file: FileEdit, to: string | undefined): FileEdit {
  return to === undefined ? file : { ...file, to };
}

/** What a plan says beside its drafts. */
interface PlanParts {
  readonly event: string;
  readonly id: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly drafts: readonly (Draft | Refusal)[];
  /** Where leases change. */
  readonly runtime?: RuntimeState;
  readonly lease?: Lease | null;
  readonly approval?: string | null;
  /** What the audit line says beside who, when, what and the rows. */
  readonly audit?: Partial<AuditEntry>;
}

/** A plan of its parts, audit entry included; the first refusal among the drafts where there is one. */
export function makePlan(snapshot: Snapshot, { caller, now }: MoveContext, parts: PlanParts): Plan | Refusal {
  const draft = joinDrafts(parts.drafts);
  if (isRefusal(draft)) return draft;
  const { event, id, from = null, to = null, lease = null, approval = null } = parts;
  const { text: actor, role, assurance } = caller;
  const states = from === null && to === null ? {} : { from, to };
  const about = approval === null ? {} : { approval };
  const who = { time: formatTime(now), actor, role: role.name, assurance };
  const audit = { ...who, event, id, ...states, ...about, ...parts.audit, rows: draft.rows };
  const runtime = parts.runtime ?? snapshot.runtime;
  return { ok: true, event, id, from, to, files: draft.files, runtime, lease, approval, audit };
}
