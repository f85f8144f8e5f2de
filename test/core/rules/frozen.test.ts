import { describe, expect, it } from 'vitest';
import { approvals, found, ledger } from './cases.js';

const FLAGS = 'ORCH/STATE/flags.md';

/** A log in which somebody set FREEZE at ten o'clock. */
function setFreeze(actor: string, value: 'on' | 'off'): string {
  const role = actor.split('@')[0];
  const line = {
    ...{ v: 1, seq: 1, prev: `sha256:${'0'.repeat(64)}`, writer: 'w-1f3a', time: '2026-01-15T10:00:00Z' },
    ...{ actor, role, assurance: 'asserted', event: 'flags.set', id: null, from: null, to: null },
    rows: [{ file: FLAGS, kind: 'flag', id: 'FREEZE', before: { value: 'off' }, after: { value } }],
    seen: {},
  };
  return `=== ORCH/AUDIT/2026-01/w-1f3a.jsonl\n${JSON.stringify(line)}`;
}

const TASKS = ['task_id | title | state | owner | lock | lock_owner | lock_expires_at', 'T-1 | One | DOING | WORK | WORK@lee@2026-01-15T09:50:00Z | WORK@lee | 2026-01-15T12:20:00Z', 'T-2 | Two | DOING | WORK | WORK@mia@2026-01-15T10:10:00Z | WORK@mia | 2026-01-15T12:40:00Z']; // prettier-ignore
const ASKED = ['appr_id | task_id | op | status | requested_by | approver | ts_req | ts_dec', 'A-1 | T-1 | form | approved | WORK@lee | CMD@kim | 2026-01-15T08:00:00Z | 2026-01-15T09:59:59Z', 'A-2 | T-2 | form | approved | WORK@mia | CMD@kim | 2026-01-15T08:00:00Z | 2026-01-15T10:30:00Z']; // prettier-ignore

/** The same ledgers in base and now, frozen, with a log since. */
function frozen(log: string): string {
  const ledgers = ledger(TASKS, approvals(...ASKED));
  return [ledgers.replaceAll('.md', '.md @base'), ledgers, `=== ${FLAGS}`, 'FREEZE=on', log].join('\n');
}

describe('under FREEZE', () => {
  it('what was decided and claimed before the move that set it is fine', () => {
    const fixture = frozen(setFreeze('CMD@kim', 'on'));
    expect(found('approval/frozen-decision', fixture)).toEqual(['A-2 info «2026-01-15T10:30:00Z»']);
    expect(found('task/claimed-while-frozen', fixture)).toEqual(['T-2 info «WORK@mia@2026-01-15T10:10:00Z»']);
  });

  it.each([
    ['nobody tells of', ''],
    ['was set by somebody who may not', setFreeze('WORK@lee', 'on')],
    ['a hand has set again since a move took it back', setFreeze('CMD@kim', 'off')],
  ])('all of it is pointed at where it %s', (_, log) => {
    expect(found('approval/frozen-decision', frozen(log))).toHaveLength(2);
    expect(found('task/claimed-while-frozen', frozen(log))).toHaveLength(2);
  });
});
