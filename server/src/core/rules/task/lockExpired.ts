import { deadline, formatTime, MINUTE, type Lock } from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import { taskRule } from '../types.js';

export const lockExpired = taskRule({
  code: 'task/lock-expired',
  severity: 'warning',
  time: true,
  docs: {
    what: 'The lock of a task that is being worked on has run out.',
    why: 'Most likely its holder died or forgot it. The task looks taken, and nobody is at it.',
    fix: "The holder extends the lock (`orch lock extend ID`) or hands the task back; once the grace of five minutes (policy `lock`) is over as well, anyone may free it: `orch recover ID --reason TEXT`. Where no end is written, the policy's time to live counts from the start.",
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|-------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login | DOING | WORK1 | WORK1@2026-01-15T10:00:00Z | WORK1      | 2026-01-15T10:30:00Z |
                                                                              ~~~~~~~~~~~~~~~~~~~~ warning task/lock-expired
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|-------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
`,
  },
  check(task, { clock, policy }) {
    const { lock, state } = task;
    if (lock === undefined || (state !== undefined && state.category !== 'active')) return undefined;
    const end = endOf(lock, policy);
    if (end === undefined || !clock.reached(end)) return undefined;
    const graceEnd = end + policy.lock.graceMinutes * MINUTE;
    const params = {
      id: task.id,
      holder: (lock.owner ?? lock.cell?.owner)?.text ?? '',
      end: formatTime(end),
      grace: clock.reached(graceEnd) ? '' : formatTime(graceEnd),
    };
    return { at: task.at(lock.expires === undefined ? 'lock' : 'lock_expires_at'), params };
  },
});

function endOf({ cell, expires }: Lock, policy: Policy): number | undefined {
  if (expires !== undefined) return deadline(expires);
  return cell?.since.kind === 'time' ? cell.since.ms + policy.lock.ttlMinutes * MINUTE : undefined;
}
