import { undecorate, type Lock, type Task, type TimeValue } from '../../model/index.js';
import { shown } from '../../policy/problems.js';
import { replaceValue } from '../support/fixes.js';
import { canonicalTime, guessTime } from '../support/times.js';
import { taskRule, type Problem } from '../types.js';

export const lockFormat = taskRule({
  code: 'task/lock-format',
  severity: 'error',
  docs: {
    what: 'A lock is not `OWNER@TIME`, or a time in the lock cells cannot be read (errors), or is written otherwise than Orch writes it (info).',
    why: 'A lock that cannot be read protects nothing: nobody can tell who holds it, or until when.',
    fix: 'Write who took it and when: `WORK1@2026-01-15T11:50:00Z`, with times as `YYYY-MM-DDTHH:mm:ssZ` in UTC. `orch lock acquire ID` fills all three cells.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock     | lock_owner | lock_expires_at  |
|---------|-------|-------|-------|----------|------------|------------------|
| T-1     | Login | DOING | WORK1 | T-1-LOCK | WORK1      | in half an hour  |
                                    ~~~~~~~~ error task/lock-format
                                                            ~~~~~~~~~~~~~~~ error task/lock-format
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|-------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
`,
  },
  check(task) {
    const { lock } = task;
    if (lock === undefined) return undefined;
    const cell = lock.text === '' ? undefined : judgeCell(task, lock);
    const expires = lock.expires === undefined ? undefined : judgeTime(task, lock.expires);
    return cell !== undefined && expires !== undefined ? [cell, expires] : (cell ?? expires);
  },
});

function judgeCell(task: Task, { cell, text }: Lock): Problem<'task/lock-format'> | undefined {
  const at = task.at('lock');
  const params = { id: task.id, value: shown(text) };
  if (cell === undefined) return { at, params: { ...params, fault: 'form' } };
  if (cell.since.kind === 'impossible') return { at, params: { ...params, fault: 'impossible' } };
  const since = canonicalTime(cell.since);
  if (since === undefined || isFull(cell.since)) return undefined;
  return {
    at,
    severity: 'info',
    params: { ...params, fault: 'style' },
    fixes: [replaceValue(task, 'lock', `${cell.owner.text}@${since}`, false)],
  };
}

function judgeTime(task: Task, expires: TimeValue): Problem<'task/lock-format'> | undefined {
  if (isFull(expires)) return undefined;
  const at = task.at('lock_expires_at');
  const text = task.text('lock_expires_at');
  const params = { id: task.id, value: shown(text) };
  if (expires.kind === 'impossible') return { at, params: { ...params, fault: 'impossible' } };
  const meant = canonicalTime(expires) ?? guessTime(undecorate(text));
  const fixes = meant === undefined ? [] : [replaceValue(task, 'lock_expires_at', meant, false)];
  if (expires.kind === 'unreadable') return { at, params: { ...params, fault: 'expires' }, fixes };
  return { at, severity: 'info', params: { ...params, fault: 'style' }, fixes };
}

/** A lock's times are to the second: a day alone does not say when it ends. */
function isFull(value: TimeValue): boolean {
  return value.kind === 'time' && value.canonical;
}
