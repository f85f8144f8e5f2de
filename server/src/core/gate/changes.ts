import { textHashes } from '../audit/index.js';
import {
  areSeparated,
  parsePath,
  parseTime,
  RULES_PATH,
  type Approval,
  type BaseGate,
  type Entry,
  type Workspace,
} from '../model/index.js';
import { isAutomatic, roleOf, type Policy } from '../policy/index.js';

/** What is read of a workspace to find the change rows in it. */
export type ApprovalsRead = Pick<Workspace, 'policy' | 'approvalsByTarget'>;

/**
 * Keys of the change rows that a base has as approved, whoever approved them, and that have had their effect: the file
 * that they are about changed last in a commit that has them as approved, or that is younger than the decision.
 * @param atLastChange a path → what the base's last commit that changed the file had; undefined where nobody knows, and
 * then every row has had its effect
 */
export function spentChanges(
  base: ApprovalsRead,
  atLastChange: (path: string) => ChangeRead | undefined,
): ReadonlySet<string> {
  const spent = approvedRows(base).filter((row) => {
    const path = fileOf(row);
    const then = path === undefined ? undefined : atLastChange(path);
    return then === undefined || !isLater(row, then.time) || approvedChanges(then.read).has(row.key);
  });
  return new Set(spent.map(({ key }) => key));
}

/** A commit that changed a file. */
export interface ChangeRead {
  /** UTC milliseconds. */
  readonly time: number;
  readonly read: ApprovalsRead;
}

function isLater(row: Approval, time: number): boolean {
  const decided = parseTime(row.text('ts_dec'));
  return 'ms' in decided && decided.ms > time;
}

/** Keys of the change rows that a workspace has as approved, whoever approved them. */
export function approvedChanges(read: ApprovalsRead): ReadonlySet<string> {
  return new Set(approvedRows(read).map(({ key }) => key));
}

/** The files that the gate is read from: what a `path:` row may let change. */
export function gatedPaths({ paths }: Policy): readonly string[] {
  return [RULES_PATH, paths.flags, paths.baseline];
}

function approvedRows({ approvalsByTarget }: ApprovalsRead): readonly Approval[] {
  return changeRows(approvalsByTarget).flatMap(({ record }) => (isApproved(record) ? [record] : []));
}

/** The file that a row lets change; rules stand in the policy. */
function fileOf({ target }: Approval): string | undefined {
  if (!/^path:/i.test(target)) return RULES_PATH;
  const named = parsePath(target.slice('path:'.length), []);
  return named.kind === 'relative' ? named.path : undefined;
}

/**
 * The approved rows that let a change take effect: for a path or a rule, decided by somebody else who may, not used up
 * by the base, and not while everything was frozen. Read under the policy of the base: what a changed policy calls approved
 * says nothing about that change.
 */
export function grants(read: ApprovalsRead, base: BaseGate): readonly Approval[] {
  // Under FREEZE nothing is decided, and what was decided before it stands in the base.
  if (base.flags?.freeze === 'on') return NONE;
  const { policy, approvalsByTarget } = read;
  const before = granted.get(approvalsByTarget);
  if (before?.policy === policy && before.base === base) return before.rows;
  const rows = changeRows(approvalsByTarget).flatMap(({ record }) => (isGrant(record, policy, base) ? [record] : []));
  granted.set(approvalsByTarget, { policy, base, rows });
  return rows;
}

/** Those that the base does not have as approved: suppressions come again and again, and no commit uses up a row for them. */
export function grantsSince(read: ApprovalsRead, base: BaseGate): readonly Approval[] {
  return grants(read, base).filter(({ key }) => base.approved?.has(key) === false);
}

const NONE: readonly Approval[] = [];

/** What was found of the approvals last: nobody who edits tasks changes it. */
const granted = new WeakMap<
  Workspace['approvalsByTarget'],
  { readonly policy: Policy; readonly base: BaseGate; readonly rows: readonly Approval[] }
>();

function isGrant(row: Approval, policy: Policy, base: BaseGate): boolean {
  return isDecidedByOther(row, policy, base.flags?.autoDecide === 'on') && base.spent?.has(row.key) === false;
}

/** What was found of each row last: with every keystroke all of them are asked about, and a row that reads the same is the same. */
const decided = new WeakMap<Approval, { readonly policy: Policy; readonly auto: boolean; readonly is: boolean }>();

/** Whether a row is approved by somebody else than who asked, who may. */
function isDecidedByOther(row: Approval, policy: Policy, auto: boolean): boolean {
  const before = decided.get(row);
  if (before?.policy === policy && before.auto === auto) return before.is;
  const is = decidedByOther(row, policy, auto);
  decided.set(row, { policy, auto, is });
  return is;
}

function decidedByOther(row: Approval, policy: Policy, auto: boolean): boolean {
  const { requester, approver, key } = row;
  if (key === '' || !isApproved(row) || approver === undefined) return false;
  const role = roleOf(policy, approver.text) ?? roleOf(policy, row.text('approver_role'));
  if (role?.approves !== true || (isAutomatic(policy, approver.text) && !auto)) return false;
  return requester === undefined ? policy.separation === 'solo' : areSeparated(policy, requester, approver);
}

/** Of a path or rule: a row that says another kind than change is none. */
function isApproved({ status, declaredKind }: Approval): boolean {
  return status === 'approved' && (declaredKind === 'change' || declaredKind === 'result');
}

const TARGET = /^(?:rule|path):/i;

const known = new WeakMap<Workspace['approvalsByTarget'], readonly Entry<Approval>[]>();

function changeRows(byTarget: Workspace['approvalsByTarget']): readonly Entry<Approval>[] {
  const before = known.get(byTarget);
  if (before !== undefined) return before;
  const found: Entry<Approval>[] = [];
  known.set(byTarget, found);
  for (const [target, rows] of byTarget) if (TARGET.test(target)) found.push(...rows);
  return found;
}

/**
 * The rules that rows speak of: what stands behind `rule:`.
 * @param text PROJECT_RULES.md as it stands: a row that is for another text of it says nothing
 */
export function rulesOf(rows: readonly Approval[], text: string | undefined): readonly string[] {
  return rows.flatMap((row) => {
    const { target } = row;
    return /^rule:/i.test(target) && isBoundTo(row, RULES_PATH, text) ? [target.slice('rule:'.length).trim()] : [];
  });
}

/**
 * Whether one of the rows is for this file as it stands: a row that names the file as its evidence and notes a digest is
 * for that text alone.
 * @param text undefined where the file is gone
 */
export function allowsFile(rows: readonly Approval[], path: string, text: string | undefined): boolean {
  return rows.some((row) => /^path:/i.test(row.target) && fileOf(row) === path && isBoundTo(row, path, text));
}

function isBoundTo(row: Approval, path: string, text: string | undefined): boolean {
  const digest = row.text('digest');
  const cites = row.evidence.some((part) => {
    const cited = parsePath(part.text, []);
    return cited.kind === 'relative' && cited.path === path;
  });
  return !cites || !/^sha256:[0-9a-f]{64}$/.test(digest) || (text !== undefined && textHashes(text).has(digest));
}
