import { undecorate, type Task, type TimeValue } from '../../model/index.js';
import { shown } from '../../policy/problems.js';
import { replaceValue } from '../support/fixes.js';
import { canonicalTime, guessTime } from '../support/times.js';
import { taskRule, type Problem } from '../types.js';

export const dueFormat = taskRule({
  code: 'task/due-format',
  severity: 'error',
  docs: {
    what: 'A due date cannot be read or is not in the calendar (errors), or is written otherwise than Orch writes it (info).',
    why: 'A date that only people can read is never overdue, and no forecast counts it.',
    fix: 'Write `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm:ssZ` in UTC; `-` where there is no date yet.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | due        |
|---------|--------|-------|------------|
| T-1     | Login  | READY | 2026-02-30 |
                             ~~~~~~~~~~ error task/due-format
| T-2     | Logout | READY | next week  |
                             ~~~~~~~~~ error task/due-format
| T-3     | Logo   | READY | 2026/2/3   |
                             ~~~~~~~~ info task/due-format
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | due                  |
|---------|--------|-------|----------------------|
| T-1     | Login  | READY | 2026-02-28           |
| T-2     | Logout | READY | 2026-02-28T18:00:00Z |
| T-3     | Logo   | READY | -                    |
`,
  },
  check(task) {
    const { due } = task;
    if (due === undefined || ('canonical' in due && due.canonical)) return undefined;
    return judge(task, due, undecorate(task.text('due')));
  },
});

function judge(task: Task, due: TimeValue, text: string): Problem<'task/due-format'> {
  const at = task.at('due');
  const params = { id: task.id, due: shown(text) };
  const meant = canonicalTime(due);
  if (meant !== undefined) {
    // Without a zone the time may be anybody's: that it is UTC is Orch's reading, not the writer's word.
    const safe = due.kind === 'date' || /(?:Z|UTC|[+-]\d{2}:?\d{2})$/i.test(text);
    return {
      at,
      severity: 'info',
      params: { ...params, fault: 'style', meant },
      fixes: [replaceValue(task, 'due', meant, safe)],
    };
  }
  if (due.kind === 'impossible') return { at, params: { ...params, fault: 'impossible', meant: '' } };
  if (UNDECIDED.test(text)) {
    return {
      at,
      severity: 'info',
      params: { ...params, fault: 'undecided', meant: '-' },
      fixes: [replaceValue(task, 'due', '-', false)],
    };
  }
  const guess = guessTime(text);
  const fixes = guess === undefined ? [] : [replaceValue(task, 'due', guess, false)];
  return { at, params: { ...params, fault: 'unreadable', meant: guess ?? '' }, fixes };
}

/** Words that say that there is no date yet. */
const UNDECIDED =
  /^(?:tb[ad]|to be (?:defined|decided|determined)|undecided|open|none yet|\?+|未定|未設定|未決定|調整中|検討中)$/i;
