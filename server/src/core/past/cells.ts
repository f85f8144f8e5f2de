import { isEmpty, parseTime, undecorate, valueOf, type Approval, type Task } from '../model/index.js';
import { kindOf, stateOf, statusOf, type ApprovalColumn, type Policy, type TaskColumn } from '../policy/index.js';

/** What a record says in a column; undefined where its ledger has no such column. */
export function cellOf(record: Task | Approval, column: string): string | undefined {
  return record.kind === 'task'
    ? taskCell(record, column as TaskColumn)
    : approvalCell(record, column as ApprovalColumn);
}

function taskCell(record: Task, column: TaskColumn): string | undefined {
  return record.has(column) ? valueOf(record, column) : undefined;
}

function approvalCell(record: Approval, column: ApprovalColumn): string | undefined {
  return record.has(column) ? valueOf(record, column) : undefined;
}

/**
 * Whether two cells of a column say the same: spelling, emphasis, white space, and what a formatter does to Markdown
 * make no difference, nor do words that the policy reads as one state, status or kind.
 */
export function sameCell(policy: Policy, column: string, a: string, b: string): boolean {
  if (a === b) return true;
  const [plainA, plainB] = [plain(a), plain(b)];
  return plainA === plainB || unmarked(plainA) === unmarked(plainB) || sameMeaning(policy, column, plainA, plainB);
}

function plain(text: string): string {
  const inner = undecorate(text.normalize('NFC').replace(/\s+/g, ' ').trim());
  return isEmpty(inner) ? '' : inner;
}

/** Formatters write `*em*` as `_em_`, and put backslashes before marks or take them away. */
function unmarked(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('*', '_');
}

const TIMES: ReadonlySet<string> = new Set(['ts_req', 'ts_dec', 'due', 'lock_expires_at', 'expiry_utc']);

function sameMeaning(policy: Policy, column: string, a: string, b: string): boolean {
  if (column === 'state') return isSame(stateOf(policy, a), stateOf(policy, b));
  if (column === 'status') return isSame(statusOf(policy, a), statusOf(policy, b));
  if (column === 'kind') return a !== '' && b !== '' && isSame(kindOf(policy, a, ''), kindOf(policy, b, ''));
  return TIMES.has(column) && isSame(timeOf(a), timeOf(b));
}

function isSame<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && a === b;
}

function timeOf(text: string): number | undefined {
  const time = parseTime(text);
  return 'ms' in time ? time.ms : undefined;
}
