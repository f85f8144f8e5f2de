import { describe, expect, it } from 'vitest';
import { Checker, parseTime } from '../../../server/src/core/index.js';
import { factsOf, openFixture, readFixture } from '../../support/fixture.js';
import { findingsOf, fixed, found, ledger, rulesFile, sentences, TASKS } from './cases.js';

const HEADER = 'task_id | state | owner | lock | lock_owner | lock_expires_at';
const locked = (...rows: readonly string[]): string => ledger([HEADER, ...rows]);
const section = (...bullets: readonly string[]): string => {
  return ['### T-1: Login', ...bullets.map((bullet) => `- **${bullet.replace(': ', '**: ')}`), ''].join('\n');
};

describe('task/doing-without-lock', () => {
  const code = 'task/doing-without-lock';

  it('asks only tasks that are being worked on, in ledgers that have locks', () => {
    const fixture = locked(
      'T-1 | DOING | WORK | - | - | -',
      'T-2 | READY | WORK | - | - | -',
      'T-3 | FIX | WORK | - | - | -',
    );
    expect(found(code, fixture)).toEqual(['T-1 warning «-»']);
    expect(found(code, ledger(['task_id | state | owner', 'T-1 | DOING | WORK']))).toEqual([]);
  });

  it('is content with any of the cells', () => {
    expect(found(code, locked('T-1 | DOING | WORK | - | WORK1 | -'))).toEqual([]);
  });

  it('knows that a section has no lock when others of its ledger have one', () => {
    const other = '### T-2: Logo\n- **state**: DOING\n- **lock_owner**: WORK1\n';
    const without = section('state: DOING');
    expect(found(code, `=== ${TASKS}\n${without}\n${other}`)).toEqual(['T-1 warning «T-1: Login»']);
    expect(found(code, `=== ${TASKS}\n${without}`)).toEqual([]);
  });

  it('reads Japanese headers and the active states of the policy', () => {
    const rows = ['タスクID | 状態 | ロック', 'T-1 | 実装中 | -', 'T-2 | 進行中 | -'];
    const policy = rulesFile('states: { 実装中: { category: active } }');
    expect(found(code, ledger(rows, policy))).toEqual(['T-1 warning «-»', 'T-2 warning «-»']);
  });
});

describe('task/lock-format', () => {
  const code = 'task/lock-format';
  const lock = (cell: string): string => locked(`T-1 | DOING | WORK | ${cell} | WORK1 | 2026-01-15T12:20:00Z`);

  it.each([
    'WORK1@2026-01-15T11:50:00Z',
    'WORK@claude-2@2026-01-15T11:50:00Z',
    '`WORK@a@b.example@2026-01-15T11:50:00Z`',
    '-',
  ])('takes %s, parsed at its last @', (cell) => {
    expect(found(code, lock(cell))).toEqual([]);
  });

  it.each(['T-1-LOCK', 'WORK1', 'WORK1@', '@2026-01-15T11:50:00Z', 'WORK1 2026-01-15T11:50:00Z', 'WORK1@noon'])(
    'cannot read %s',
    (cell) => {
      expect(found(code, lock(cell))).toEqual([`T-1 error «${cell}»`]);
    },
  );

  it('knows the calendar', () => {
    expect(found(code, lock('WORK1@2026-02-30T11:50:00Z'))).toEqual(['T-1 error «WORK1@2026-02-30T11:50:00Z»']);
  });

  it('writes times its own way', () => {
    const fixture = lock('WORK1@2026-01-15 20:50+09:00');
    expect(found(code, fixture)).toEqual(['T-1 info «WORK1@2026-01-15 20:50+09:00»']);
    expect(fixed(code, fixture)).toEqual([
      '| T-1 | DOING | WORK | WORK1@2026-01-15T11:50:00Z | WORK1 | 2026-01-15T12:20:00Z |',
    ]);
  });

  it('judges the end as well', () => {
    const end = (cell: string): string => locked(`T-1 | DOING | WORK | WORK1@2026-01-15T11:50:00Z | WORK1 | ${cell}`);
    expect(found(code, end('noon'))).toEqual(['T-1 error «noon»']);
    expect(found(code, end('2026-01-32T00:00:00Z'))).toEqual(['T-1 error «2026-01-32T00:00:00Z»']);
    expect(found(code, end('2026-01-15'))).toEqual(['T-1 info «2026-01-15»']);
  });

  it('keeps a pipe in a table escaped', () => {
    expect(fixed(code, lock('A\\|B@2026-01-15T11:50Z'))[0]).toContain('| A\\|B@2026-01-15T11:50:00Z |');
  });
});

describe('task/lock-incomplete', () => {
  const code = 'task/lock-incomplete';

  it('names what is missing, at the first of it', () => {
    const fixture = locked('T-1 | DOING | WORK | - | WORK1 | -');
    expect(found(code, fixture)).toEqual(['T-1 warning «-»']);
    expect(sentences(code, fixture)[0]).toContain('lock, lock_expires_at is empty');
  });

  it('asks for no column that the ledger does not have', () => {
    expect(found(code, ledger(['task_id | state | lock_owner', 'T-1 | DOING | WORK1']))).toEqual([]);
    expect(found(code, `=== ${TASKS}\n${section('state: DOING', 'lock_owner: WORK1')}`)).toEqual([]);
  });

  it('asks a section for what other sections have', () => {
    const other = '### T-2: Logo\n- **state**: PLAN\n- **lock_expires_at**: -\n';
    const fixture = `=== ${TASKS}\n${section('state: DOING', 'lock_owner: WORK1')}\n${other}`;
    expect(found(code, fixture)).toEqual(['T-1 warning «T-1: Login»']);
  });
});

describe('task/lock-expired', () => {
  const code = 'task/lock-expired';
  const row = 'T-1 | DOING | WORK | WORK1@2026-01-15T11:50:00Z | WORK1 | 2026-01-15T12:20:00Z';

  it('comes with the minute, says who may act, and is due to be asked again in between', () => {
    expect(found(code, locked(row), '2026-01-15T12:19:59Z')).toEqual([]);
    expect(sentences(code, locked(row), '2026-01-15T12:20:00Z')[0]).toContain(
      'until 2026-01-15T12:25:00Z its holder can extend it',
    );
    expect(sentences(code, locked(row), '2026-01-15T12:25:00Z')[0]).toContain(
      'anyone may free the task: `orch recover T-1 --reason TEXT`',
    );
    const { files } = readFixture(locked(row));
    const next = (now: string): number | undefined => {
      return new Checker().check(openFixture(files), factsOf(files), ms(now)).nextChangeAt;
    };
    expect(next('2026-01-15T12:00:00Z')).toBe(ms('2026-01-15T12:20:00Z'));
    expect(next('2026-01-15T12:20:00Z')).toBe(ms('2026-01-15T12:25:00Z'));
    expect(next('2026-01-15T12:25:00Z')).toBeUndefined();
  });

  it('counts the time to live where no end is written', () => {
    const fixture = locked('T-1 | DOING | WORK | WORK1@2026-01-15T11:50:00Z | WORK1 | -');
    expect(found(code, fixture, '2026-01-15T12:19:59Z')).toEqual([]);
    expect(found(code, fixture, '2026-01-15T12:20:00Z')).toEqual(['T-1 warning «WORK1@2026-01-15T11:50:00Z»']);
  });

  it('leaves locks outside their place to another rule', () => {
    expect(found(code, locked(row.replace('DOING', 'DONE')), '2026-03-01T00:00:00Z')).toEqual([]);
  });

  it('goes by the grace of the policy', () => {
    const fixture = ledger([HEADER, row], rulesFile('lock: { grace_minutes: 60 }'));
    expect(sentences(code, fixture, '2026-01-15T13:00:00Z')[0]).toContain('until 2026-01-15T13:20:00Z');
  });
});

describe('task/lock-owner-mismatch', () => {
  const code = 'task/lock-owner-mismatch';
  const pair = (owner: string, holder: string): string => {
    return locked(`T-1 | DOING | ${owner} | ${holder}@2026-01-15T11:50:00Z | ${holder} | 2026-01-15T12:20:00Z`);
  };

  it.each([
    ['WORK1', 'WORK1'],
    ['WORK', 'WORK1'],
    ['WORK1', 'WORK'],
    ['work1', 'WORK1'],
    ['WORK', 'WORK@claude-2'],
    ['WORK@claude-2', 'WORK1@claude-2'],
    ['WORK1', 'WORK@claude-2'],
    ['-', 'CMD'],
    ['alice', 'WORK@alice'],
    ['alice', 'WORK'],
  ])('takes it that a task of %s may be held by %s', (owner, holder) => {
    expect(found(code, pair(owner, holder))).toEqual([]);
  });

  it.each([
    ['WORK1', 'CMD'],
    ['AUDIT', 'CMD'],
    ['WORK1', 'WORK2'],
    ['WORK@claude-1', 'WORK@claude-2'],
    ['WORK@alice', 'AUDIT'],
    ['alice', 'bob'],
  ])('knows that a task of %s is not held by %s', (owner, holder) => {
    expect(found(code, pair(owner, holder))).toEqual([`T-1 warning «${holder}»`]);
  });

  it('calls it an error when the lock contradicts itself', () => {
    const fixture = locked('T-1 | DOING | WORK | WORK1@2026-01-15T11:50:00Z | WORK2 | 2026-01-15T12:20:00Z');
    expect(found(code, fixture)).toEqual(['T-1 error «WORK2»']);
  });

  it('looks at the lock itself where no owner of it is written', () => {
    const fixture = locked('T-1 | DOING | WORK | CMD@2026-01-15T11:50:00Z | - | -');
    expect(found(code, fixture)).toEqual(['T-1 warning «CMD@2026-01-15T11:50:00Z»']);
  });

  it('goes by the actors and people of the policy', () => {
    const policy = rulesFile(
      'actors: { "claude*": WORK }',
      'people: { alice: { roles: [WORK] }, bob: { roles: [WORK] } }',
    );
    const row = (owner: string, holder: string): string => {
      return ledger([HEADER, `T-1 | DOING | ${owner} | ${holder}@2026-01-15T11:50:00Z | ${holder} | -`], policy);
    };
    expect(found(code, row('WORK', 'claude-7'))).toEqual([]);
    expect(found(code, row('alice', 'WORK1'))).toEqual(['T-1 warning «WORK1»']);
    expect(found(code, row('alice', 'bob'))).toEqual(['T-1 warning «bob»']);
  });
});

describe('task/lock-ttl', () => {
  const code = 'task/lock-ttl';
  const until = (end: string): string => locked(`T-1 | DOING | WORK | WORK1@2026-01-15T11:50:00Z | WORK1 | ${end}`);

  it('allows what the policy allows, to the second', () => {
    expect(found(code, until('2026-01-15T12:20:00Z'))).toEqual([]);
    expect(found(code, until('2026-01-15T12:20:01Z'))).toEqual(['T-1 warning «2026-01-15T12:20:01Z»']);
    expect(found(code, until('2026-01-15T11:50:00Z'))).toEqual(['T-1 error «2026-01-15T11:50:00Z»']);
    expect(found(code, until('2026-01-16'))).toEqual([]);
  });

  it('offers the latest end that is allowed', () => {
    const row = '| T-1 | DOING | WORK | WORK1@2026-01-15T11:50:00Z | WORK1 | 2026-01-15T12:20:00Z |';
    expect(fixed(code, until('2026-01-16T12:20:00Z'))).toEqual([row]);
  });
});

describe('task/lock-outside-doing', () => {
  const code = 'task/lock-outside-doing';

  it('offers to clear all cells at once, never unasked', () => {
    const fixture = locked('T-1 | DONE | WORK | WORK1@2026-01-15T11:50:00Z | WORK1 | 2026-01-15T12:20:00Z');
    expect(fixed(code, fixture)).toEqual(['| T-1 | DONE | WORK | - | - | - |']);
    expect(findingsOf(code, fixture)[0]?.fixes[0]?.safe).toBe(false);
  });

  it('says nothing of a state that it does not know', () => {
    expect(found(code, locked('T-1 | ??? | WORK | WORK1@2026-01-15T11:50:00Z | - | -'))).toEqual([]);
  });

  it('names the active states of the policy', () => {
    const policy = rulesFile('states: { DOING: { category: active }, TESTING: { category: active } }');
    const fixture = ledger([HEADER, 'T-1 | READY | WORK | - | WORK1 | -'], policy);
    expect(found(code, fixture)).toEqual(['T-1 warning «WORK1»']);
    expect(sentences(code, fixture)[0]).toContain('DOING, TESTING');
  });

  it('clears a section in its own form', () => {
    const fixture = `=== ${TASKS}\n${section('state: REVIEW', 'lock_owner: WORK1')}`;
    expect(fixed(code, fixture)).toEqual(['- **lock_owner**: -']);
  });
});

function ms(time: string): number {
  const value = parseTime(time);
  if (!('ms' in value)) throw new Error(time);
  return value.ms;
}
