import type { Messages } from '../messages/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS, type ApprovalColumn, type Policy } from '../policy/index.js';

/** A file that a repository starts with. */
export interface ScaffoldFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
}

/** Signatures and remarks are for those who want them: `orch migrate --add-columns signed_by,signature` adds them. */
const LATER: ReadonlySet<ApprovalColumn> = new Set([
  'scope',
  'expiry_utc',
  'manual_verification',
  'signed_by',
  'signature',
]);

/**
 * The files that a repository starts with, where the policy has them, in the words of a language: ledgers without a row,
 * flags, blocked items, and the rules with a policy that says nothing yet.
 */
export function scaffold(policy: Policy, { scaffold: say }: Messages): readonly ScaffoldFile[] {
  const { tasks, approvals, flags, blocked } = policy.paths;
  const asked = APPROVAL_COLUMNS.filter((column) => !LATER.has(column));
  return [
    { path: tasks[0] ?? '', text: `${say.tasks}\n${tableOf(TASK_COLUMNS)}` },
    { path: approvals[0] ?? '', text: `${say.approvals}\n${tableOf(asked)}` },
    { path: flags, text: `${say.flags}\nFREEZE=off\nAUTO_DECIDE=off\n` },
    { path: blocked, text: say.blocked },
    { path: 'PROJECT_RULES.md', text: `${frontMatter(say.policy)}\n${say.rules}` },
  ].filter(({ path }) => path !== '');
}

function tableOf(columns: readonly string[]): string {
  const delimiters = columns.map((column) => '-'.repeat(column.length));
  return `| ${columns.join(' | ')} |\n| ${delimiters.join(' | ')} |\n`;
}

function frontMatter(say: Messages['scaffold']['policy']): string {
  return `---
orch:
  version: 1
  # ${say.people}
  # people:
  #   dana: { roles: [CMD], emails: [dana@example.org] }
  #   ren: { roles: [AUDIT] }
  # ${say.agents}
  # agents:
  #   claude-2: { operator: dana }
  # ${say.required}
  # approvals: { required_for: [done] }
  # ${say.wip}
  # wip: 1
  # ${say.lock}
  # lock: { ttl_minutes: 30, heartbeat_minutes: 10, grace_minutes: 5 }
  # ${say.protected}
  # protected: [PROJECT_RULES.md]
---
`;
}
