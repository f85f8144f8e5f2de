import { describe, expect, it } from 'vitest';
import { fixed, findingsOf, rulesFile, TASKS, table } from './cases.js';

const HEAD = 'task_id | title | state | owner | lock | lock_owner | lock_expires_at';
const LEE = 'WORK@lee@2026-01-15T11:50:00Z | WORK@lee | 2026-01-15T12:20:00Z';
const MIA = 'WORK@mia@2026-01-15T11:55:00Z | WORK@mia | 2026-01-15T12:25:00Z';

interface Locked {
  readonly state?: string;
  readonly lock: string;
}

function edited(before: Locked, after: Locked, ...more: readonly string[]): string {
  const ledger = ({ state = 'DOING', lock }: Locked): string => table(HEAD, `T-1 | Login | ${state} | WORK | ${lock}`);
  return [`=== ${TASKS} @base`, ledger(before), `=== ${TASKS}`, ledger(after), ...more].join('\n');
}

const found = (fixture: string, now?: string): readonly object[] =>
  findingsOf('history/illegal-transition', fixture, now).map(({ params }) => params);

const TAKEN = { id: 'T-1', before: 'WORK@lee', after: 'WORK@mia', free: '2026-01-15T12:25:00Z' };

describe('a task under way that is given to another by hand', () => {
  it('is found while the lock of the one before is in force, and however late one looks', () => {
    const fixture = edited({ lock: LEE }, { lock: MIA });
    expect(found(fixture)).toEqual([TAKEN]);
    expect(found(fixture, '2026-01-17T12:00:00Z')).toEqual([TAKEN]);
  });

  it.each([
    ['the lock alone', 'WORK@mia@2026-01-15T11:55:00Z | - | 2026-01-15T12:25:00Z'],
    ['the owner alone', '- | WORK@mia | 2026-01-15T12:25:00Z'],
    ['a time that is still to come', 'WORK@mia@2026-01-16T12:00:00Z | WORK@mia | 2026-01-16T12:25:00Z'],
    ['a seat for a seat', 'WORK2@2026-01-15T11:55:00Z | WORK2 | 2026-01-15T12:25:00Z'],
  ])('is found by %s', (_, lock) => {
    const before = lock.startsWith('WORK2') ? LEE.replaceAll('WORK@lee', 'WORK1') : LEE;
    expect(found(edited({ lock: before }, { lock }))).toHaveLength(1);
  });

  it('is found where only the time of the lock tells how long it holds', () => {
    const lock = 'WORK@lee@2026-01-15T11:50:00Z | WORK@lee | -';
    expect(found(edited({ lock }, { lock: MIA }))).toEqual([TAKEN]);
    const minutes = rulesFile('lock: { ttl_minutes: 2, grace_minutes: 1 }');
    expect(found(edited({ lock }, { lock: MIA }, minutes.replace('.md', '.md @base'), minutes))).toEqual([]);
  });

  it.each([
    ['after the grace', { lock: LEE.replaceAll('T12:20', 'T11:30') }, { lock: MIA }],
    ['by no holder', { lock: '- | - | -' }, { lock: MIA }],
    ['to nobody', { lock: LEE }, { lock: '- | - | -' }],
    ['to one who may be the same', { lock: LEE.replaceAll('WORK@lee', 'WORK') }, { lock: MIA.replaceAll('@mia', '') }],
    ['to the same, in other letters', { lock: LEE }, { lock: LEE.replaceAll('WORK@lee', 'work@Lee') }],
    ['as another extends', { lock: LEE }, { lock: LEE.replace('12:20', '12:50') }],
    ['with its state', { lock: '- | - | -', state: 'READY' }, { lock: MIA }],
    ['from a lock that says no time', { lock: 'WORK@lee | WORK@lee | -' }, { lock: MIA }],
  ])('is fine %s', (_, before, after) => {
    expect(found(edited(before, after))).toEqual([]);
  });

  it('is taken back by one fix, all cells of it', () => {
    const fixture = edited({ lock: LEE }, { lock: MIA });
    expect(fixed('history/illegal-transition', fixture)).toEqual([`| T-1 | Login | DOING | WORK | ${LEE} |`]);
  });
});
