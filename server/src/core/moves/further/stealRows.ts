import type { PlacedAuditLine } from '../../audit/index.js';
import { idKey, type Approval, type Entry, type Task, type Workspace } from '../../model/index.js';
import { roleOf, type Policy } from '../../policy/index.js';

/** The roles that must agree before a live lease is stolen (SPEC §2); where the policy has neither, all that approve. */
export function stealRoles({ roles }: Policy): readonly string[] {
  const named = ['CMD', 'AUDIT'].filter((name) => roles.get(name)?.approves === true);
  return named.length > 0 ? named : [...roles.values()].filter(({ approves }) => approves).map(({ name }) => name);
}

/** Rows that allow a steal, and roles that have not agreed yet. */
interface StealRows {
  readonly rows: readonly Entry<Approval>[];
  readonly missing: readonly string[];
}

/**
 * The approved `steal` rows for a task, the first of each role, that no steal has used yet. Rows that were requested
 * before the present lease was granted (UTC milliseconds) were about another one.
 */
export function stealRows(
  { approvalsByTarget, policy }: Workspace,
  task: Task,
  granted: number,
  history: readonly PlacedAuditLine[],
): StealRows {
  const used = new Set(
    history.flatMap(({ line }) => (line.event === 'lock.steal' ? (line.reliesOn ?? []) : [])).map(idKey),
  );
  const approved = (approvalsByTarget.get(task.key) ?? []).filter(({ record }) => {
    const about =
      record.requestedAt === undefined || !('ms' in record.requestedAt) || record.requestedAt.ms >= second(granted);
    return record.declaredKind === 'steal' && record.status === 'approved' && about && !used.has(record.key);
  });
  const rows = stealRoles(policy).map((role) => approved.find(({ record }) => decidedAs(policy, record) === role));
  return {
    rows: rows.flatMap((row) => row ?? []),
    missing: stealRoles(policy).filter((_, at) => rows[at] === undefined),
  };
}

/** The role that an approval was decided in. */
function decidedAs(policy: Policy, record: Approval): string | undefined {
  const { approver } = record;
  if (approver === undefined) return undefined;
  return (roleOf(policy, approver.text) ?? roleOf(policy, record.text('approver_role')))?.name;
}

/** Cells hold whole seconds. */
function second(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
