import { formatTime, MINUTE } from '../../model/index.js';
import { replaceValue } from '../support/fixes.js';
import { taskRule } from '../types.js';

export const lockTtl = taskRule({
  code: 'task/lock-ttl',
  severity: 'warning',
  worst: 'error',
  docs: {
    what: 'A lock is held for longer than the policy allows, or ends before it begins (an error).',
    why: 'The short time to live is what frees a task when its holder dies; a lock of a week holds the others up for a week.',
    fix: 'Let it end at most the time to live (30 minutes by default, policy `lock`) after it was taken, and extend it while the work goes on: `orch lock extend ID`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|--------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login  | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-22T11:50:00Z |
                                                                               ~~~~~~~~~~~~~~~~~~~~ warning task/lock-ttl
| T-2     | Logout | DOING | WORK2 | WORK2@2026-01-15T11:50:00Z | WORK2      | 2026-01-15T11:20:00Z |
                                                                               ~~~~~~~~~~~~~~~~~~~~ error task/lock-ttl
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|--------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login  | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
`,
  },
  check(task, { policy }) {
    const since = task.lock?.cell?.since;
    const expires = task.lock?.expires;
    if (since?.kind !== 'time' || expires?.kind !== 'time') return undefined;
    const longest = policy.lock.ttlMinutes * MINUTE;
    const length = expires.ms - since.ms;
    if (length > 0 && length <= longest) return undefined;
    return {
      at: task.at('lock_expires_at'),
      ...(length > 0 ? {} : { severity: 'error' as const }),
      params: {
        id: task.id,
        since: formatTime(since.ms),
        expires: formatTime(expires.ms),
        minutes: policy.lock.ttlMinutes,
        backwards: length <= 0,
      },
      fixes: [replaceValue(task, 'lock_expires_at', formatTime(since.ms + longest), false)],
    };
  },
});
