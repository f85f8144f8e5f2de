import { headerKey, type ApprovalColumn, type Policy, type TaskColumn } from '../policy/index.js';
import { APPROVAL_HEADERS, TASK_HEADERS } from '../policy/defaults/columns.js';

/** The two kinds of ledgers, by the names that files and policy have for them. */
export type LedgerKind = 'tasks' | 'approvals';

/**
 * How a new column is called beside the headers that a ledger has: in Japanese among Japanese ones, else by its own
 * name. Undefined where the policy reads none of its names as this column.
 */
export function headerFor(
  policy: Policy,
  kind: LedgerKind,
  column: TaskColumn | ApprovalColumn,
  others: readonly string[],
): string | undefined {
  const known: Readonly<Record<string, readonly string[]>> = kind === 'tasks' ? TASK_HEADERS : APPROVAL_HEADERS;
  const aliases: ReadonlyMap<string, string> = policy.columns[kind];
  const japanese = (known[column] ?? []).filter((name) => JAPANESE.test(name));
  const names = isJapanese(others) ? [...japanese, column] : [column, ...japanese];
  return names.find((name) => aliases.get(headerKey(name)) === column);
}

const JAPANESE = /[\u3041-\u30ff\u3400-\u9fff]/;

/** `ID` stands among headers of any language. */
function isJapanese(headers: readonly string[]): boolean {
  const telling = headers.filter((header) => header !== '' && headerKey(header) !== 'id');
  return telling.filter((header) => JAPANESE.test(header)).length * 2 > telling.length;
}
