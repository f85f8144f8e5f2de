import { describe, expect, it } from 'vitest';
import { MINUTE, type Intent } from '../../../server/src/core/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { APPROVALS, APPROVAL_HEAD, cells, errors, findings, TASKS, TASK_HEAD } from './ledgers.js';

const WORKER = 'WORK@claude-2';
const CHIEF = 'CMD@dana';
const AUDITOR = 'AUDIT@kim';

const event = (name: string, id: string, more: object = {}): Intent => ({ verb: 'event', event: name, id, ...more });

describe('the life of a task by three actors', () => {
  it('is planned, started, submitted, returned, started again, submitted, approved and finished', async () => {
    const root = new MemoryRoot({ [TASKS]: TASK_HEAD, [APPROVALS]: APPROVAL_HEAD, 'src/login.ts': 'export {};\n' });
    const steps: [string, Intent][] = [
      [CHIEF, { verb: 'plan', title: 'Log in', owner: 'WORK' }],
      [CHIEF, event('ready', 'T-001')],
      [WORKER, event('start', 'T-001')],
      [WORKER, event('submit', 'T-001', { artifacts: ['src/login.ts'], op: 'the form' })],
      [AUDITOR, event('return', 'T-001', { reason: 'no test' })],
      [WORKER, event('start', 'T-001')],
      [WORKER, event('submit', 'T-001', { op: 'the form, tested' })],
      [AUDITOR, { verb: 'approve', id: 'A-002' }],
      [CHIEF, event('finish', 'T-001')],
    ];
    const states: (string | null)[] = [];
    for (const [actor, intent] of steps) {
      root.now += MINUTE;
      states.push((await root.accepted(actor, intent)).result.to);
      expect(errors(await findings(root)), JSON.stringify(intent)).toEqual([]);
    }
    expect(states).toEqual(['PLAN', 'READY', 'DOING', 'REVIEW', 'FIX', 'DOING', 'REVIEW', null, 'DONE']);
    expect(cells(root.text(TASKS), 'T-001')).toEqual([
      'T-001',
      'Log in',
      'DONE',
      'WORK',
      '-',
      '-',
      '-',
      '-',
      'src/login.ts',
      '-',
      '-',
    ]);
    expect(cells(root.text(APPROVALS), 'A-001')).toEqual([
      ...['A-001', 'T-001', 'the form', 'rejected', WORKER, AUDITOR, 'AUDIT'],
      ...['2026-01-15T12:04:00Z', '2026-01-15T12:05:00Z', 'ORCH/patches/2026-01/T-001-A-001.diff.md'],
    ]);
    expect(cells(root.text(APPROVALS), 'A-002')).toEqual([
      ...['A-002', 'T-001', 'the form, tested', 'approved', WORKER, AUDITOR, 'AUDIT'],
      ...['2026-01-15T12:07:00Z', '2026-01-15T12:08:00Z', 'ORCH/patches/2026-01/T-001-A-002.diff.md'],
    ]);
    expect(await findings(root)).toEqual([]);
    expect(root.answers.history().map(({ line }) => line.event)).toEqual([
      'plan',
      'ready',
      'start',
      'submit',
      'return',
      'start',
      'submit',
      'approve',
      'finish',
    ]);
  });
});
