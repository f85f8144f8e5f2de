import { describe, expect, it } from 'vitest';
import { checkFixture } from '../../support/fixture.js';
import { findingsOf, fixed, found, ledger, rulesFile, sentences, TASKS } from './cases.js';

describe('task/id-missing', () => {
  const code = 'task/id-missing';

  it('reports a blank id and a dash, in Japanese ledgers too', () => {
    expect(found(code, ledger(['タスクID | 件名 | 状態', '- | ログイン | 完了']))).toEqual(['- error «-»']);
    expect(found(code, ledger(['task_id | title | state', ' | Login | DONE']))).toEqual(['- error «»']);
  });

  it('names the task by its title where it has one', () => {
    expect(sentences(code, ledger(['task_id | title | state', '- | Login | DONE', '- | - | DONE']))).toEqual([
      expect.stringMatching(/^The task "Login" has no task id/),
      expect.stringMatching(/^This row has no task id/),
    ]);
  });

  it('reports a section whose id is left empty', () => {
    const section = `=== ${TASKS}\n### A task\n\n- **task_id**: -\n- **state**: DOING\n`;
    expect(found(code, section)).toEqual(['- error «-»']);
  });

  it('is the only thing said of a row that says nothing', () => {
    const empty = ledger(['task_id | title | state | owner', '- | - | - | -']);
    expect(found('task/state-unknown', empty)).toEqual([]);
    expect(found('task/title-missing', empty)).toEqual([]);
  });
});

describe('task/id-duplicate', () => {
  const code = 'task/id-duplicate';

  it('points from every later one to the first', () => {
    const fixture = ledger(['task_id | state', 'T-1 | PLAN', 'T-2 | PLAN', 'T-1 | DONE', '**T-1** | HOLD']);
    expect(found(code, fixture)).toEqual(['T-1 error «T-1»', 'T-1 error «**T-1**»']);
    const [finding] = findingsOf(code, fixture);
    expect(finding?.related.map(({ file, range }) => [file, range.start.line])).toEqual([[TASKS, 2]]);
    expect(sentences(code, fixture)[0]).toContain(`${TASKS}:3`);
  });

  it('takes the composed and the decomposed spelling for one id', () => {
    expect(found(code, ledger(['task_id | state', '\u00e9-1 | PLAN', 'e\u0301-1 | PLAN']))).toHaveLength(1);
  });

  it('warns of ids that differ in case alone, once for each further spelling', () => {
    const fixture = ledger(['task_id | state', 'T-1 | PLAN', 't-1 | PLAN', 't-1 | DONE', 'ß | PLAN', 'ẞ | PLAN']);
    expect(found(code, fixture)).toEqual(['t-1 warning «t-1»', 't-1 error «t-1»', 'ẞ warning «ẞ»']);
  });

  it('compares over all ledgers of the workspace', () => {
    const fixture = ledger(
      ['task_id | state', 'T-1 | PLAN'],
      '=== MORE.md',
      '| task_id | state |\n|---|---|\n| T-1 | PLAN |',
      rulesFile(`paths: { tasks: [${TASKS}, MORE.md] }`),
    );
    expect(findingsOf(code, fixture).map(({ file, related }) => [file, related[0]?.file])).toEqual([
      ['MORE.md', TASKS],
    ]);
  });

  it('compares sections as well', () => {
    const one = '### T-1: Login\n\n- **state**: DOING\n';
    expect(found(code, `=== ${TASKS}\n${one}\n${one}`)).toEqual(['T-1 error «T-1»']);
  });

  it('counts a hundred thousand of one id without getting slow', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `T-1 | thing ${at} | PLAN`);
    expect(countDuplicates(ledger(['task_id | title | state', ...rows]))).toBe(99_999);
  });

  it('is silenced by the notes of the row that it is about', () => {
    const ignored = 'orch-ignore=task/id-duplicate:split on purpose';
    const fixture = ledger(['task_id | state | notes', 'T-1 | PLAN | -', `T-1 | PLAN | ${ignored}`, 'T-1 | PLAN | -']);
    expect(found(code, fixture)).toHaveLength(1);
  });
});

/** Counts without making a sentence of each. */
function countDuplicates(fixture: string): number {
  return checkFixture(fixture).filter(({ code }) => code === 'task/id-duplicate').length;
}

describe('task/id-format', () => {
  const code = 'task/id-format';

  it('takes what the ledgers of this world use', () => {
    const ids = ['001', '004-P3', '006-P∞', 'T:1', 'deploy-004', 'タスク１', '#12', 'a/b', '👩‍💻-1'];
    expect(found(code, ledger(['task_id | state', ...ids.map((id) => `${id} | PLAN`)]))).toEqual([]);
  });

  it('refuses blanks, the wide one too, and a leading dash', () => {
    const fixture = ledger(['task_id | state', 'T 1 | PLAN', 'T\u30001 | PLAN', '-T1 | PLAN']);
    expect(found(code, fixture)).toEqual(['T 1 error «T 1»', 'T\u30001 error «T\u30001»', '-T1 error «-T1»']);
  });

  it('names the invisible character and takes it out', () => {
    const fixture = ledger(['task_id | state', 'T\u200b-1\u2060 | PLAN']);
    expect(sentences(code, fixture)[0]).toContain('"T-1" holds the invisible character U+200B');
    expect(fixed(code, fixture)).toEqual(['| T-1 | PLAN |']);
  });

  it('asks for the pattern of the policy, at warning', () => {
    const fixture = ledger(['task_id | state', 'T-1 | PLAN', 'X-1 | PLAN'], rulesFile('ids: { pattern: "T-#" }'));
    expect(found(code, fixture)).toEqual(['X-1 warning «X-1»']);
  });
});

describe('task/title-missing', () => {
  const code = 'task/title-missing';

  it('is silent where the ledger has no titles', () => {
    expect(found(code, ledger(['task_id | state', 'T-1 | PLAN']))).toEqual([]);
  });

  it('takes the heading of a section for its title', () => {
    const fixture = `=== ${TASKS}\n### T-1: Login\n- **state**: DOING\n\n### T-2\n- **state**: DOING\n`;
    expect(found(code, fixture)).toEqual(['T-2 warning «T-2»']);
  });
});

describe('task/state-unknown', () => {
  const code = 'task/state-unknown';

  it('reads decoration, case, width and Japanese as what they mean', () => {
    const states = ['✅ DONE', '**Doing**', '`ready`', 'ＤＯＮＥ', '完了', '進行中', '[REVIEW](#review)'];
    expect(found(code, ledger(['ID | 状態', ...states.map((state, at) => `T-${at} | ${state}`)]))).toEqual([]);
  });

  it.each([
    ['DONNE', 'DONE'],
    ['Completed', 'DONE'],
    ['in-progress', 'DOING'],
    ['✅ DONE (10/7)', 'DONE'],
    ['DOING：50%', 'DOING'],
    ['blocked', 'HOLD'],
  ])('offers for %s what was meant', (written, meant) => {
    expect(fixed(code, ledger(['task_id | state', `T-1 | ${written}`]))).toEqual([`| T-1 | ${meant} |`]);
  });

  it('offers nothing where nothing is near', () => {
    const [finding] = findingsOf(code, ledger(['task_id | state', 'T-1 | banana']));
    expect(finding?.fixes).toEqual([]);
  });

  it('lists the states of the policy', () => {
    const fixture = ledger(
      ['task_id | state', 'T-1 | DONE', 'T-2 | SHIPPED'],
      rulesFile('states: { SHIPPED: { category: done }, DONE: off }'),
    );
    expect(sentences(code, fixture)).toEqual([expect.stringMatching(/unknown state "DONE".*SHIPPED/)]);
  });

  it('shortens what nobody can read', () => {
    expect(sentences(code, ledger(['task_id | state', `T-1 | ${'x'.repeat(5000)}`]))[0]?.length).toBeLessThan(300);
  });
});

describe('task/owner-unknown', () => {
  const code = 'task/owner-unknown';
  const owners = (...rows: readonly string[]): string => ledger(['task_id | state | owner', ...rows]);

  it('knows roles, seats and named actors', () => {
    expect(
      found(code, owners('T-1 | DOING | WORK', 'T-2 | DOING | WORK12', 'T-3 | DOING | `AUDIT@auto`', 'T-4 | PLAN | -')),
    ).toEqual([]);
  });

  it('keeps the name when it mends the role', () => {
    expect(fixed(code, owners('T-1 | PLAN | WROK@claude-2'))).toEqual(['| T-1 | PLAN | WORK@claude-2 |']);
  });

  it('asks who works on a task, and who hands it in', () => {
    const fixture = owners('T-1 | DOING | -', 'T-2 | REVIEW | -', 'T-3 | READY | -', 'T-4 | DONE | -');
    expect(found(code, fixture)).toEqual(['T-1 warning «-»', 'T-2 warning «-»']);
    expect(found(code, ledger(['task_id | state', 'T-1 | DOING']))).toEqual([]);
  });

  it('goes by the actors and people of the policy', () => {
    const policy = rulesFile('actors: { "LTA-*": WORK }', 'people: { alice: { roles: [CMD] } }');
    const rows = ['task_id | state | assigned_to', 'T-1 | PLAN | LTA-01', 'T-2 | PLAN | alice', 'T-3 | PLAN | bob'];
    expect(found(code, ledger(rows, policy))).toEqual(['T-3 warning «bob»']);
  });
});

describe('task/due-format', () => {
  const code = 'task/due-format';
  const due = (value: string): string => ledger(['task_id | state | due', `T-1 | READY | ${value}`]);

  it.each(['2026-02-28', '2026-02-28T18:00:00Z', '-', '', 'なし', '**2026-02-28**'])('takes %j', (value) => {
    expect(found(code, due(value))).toEqual([]);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-02-28T25:00:00Z', '2025-02-29'])(
    'knows that %s is in no calendar',
    (value) => {
      expect(found(code, due(value))).toEqual([`T-1 error «${value}»`]);
    },
  );

  it.each([
    ['2026/2/3', '2026-02-03', true],
    ['2026-2-3', '2026-02-03', true],
    ['2026-02-03T09:00:00+09:00', '2026-02-03T00:00:00Z', true],
    ['2026-02-03 09:00Z', '2026-02-03T09:00:00Z', true],
    ['2026-02-03 09:00', '2026-02-03T09:00:00Z', false],
  ])('writes %s as %s', (value, canonical, safe) => {
    expect(found(code, due(value))).toEqual([`T-1 info «${value}»`]);
    expect(fixed(code, due(value))).toEqual([`| T-1 | READY | ${canonical} |`]);
    expect(findingsOf(code, due(value))[0]?.fixes[0]?.safe).toBe(safe);
  });

  it.each([
    ['2026年2月3日', '2026-02-03'],
    ['2026.02.03', '2026-02-03'],
    ['2026-02-03（火）', '2026-02-03'],
    ['2026-02-03 (Tue)', '2026-02-03'],
  ])('guesses what %s means, and leaves it to the reader', (value, meant) => {
    expect(found(code, due(value))).toEqual([`T-1 error «${value}»`]);
    expect(fixed(code, due(value))).toEqual([`| T-1 | READY | ${meant} |`]);
    expect(findingsOf(code, due(value))[0]?.fixes[0]?.safe).toBe(false);
  });

  it.each(['TBD', '未定', '?', 'to be decided'])('takes %s for no date yet', (value) => {
    expect(found(code, due(value))).toEqual([`T-1 info «${value}»`]);
    expect(fixed(code, due(value))).toEqual(['| T-1 | READY | - |']);
  });

  it('reads sections', () => {
    const fixture = `=== ${TASKS}\n### T-1: Login\n- **state**: DOING\n- **期限**: someday\n`;
    expect(found(code, fixture)).toEqual(['T-1 error «someday»']);
  });
});

describe('task/overdue', () => {
  const code = 'task/overdue';
  const due = (state: string, value: string): string => ledger(['task_id | state | due', `T-1 | ${state} | ${value}`]);

  it('lets a day last until its end, and a time until itself', () => {
    expect(found(code, due('READY', '2026-01-14'), '2026-01-14T23:59:59Z')).toEqual([]);
    expect(found(code, due('READY', '2026-01-14'), '2026-01-15T00:00:00Z')).toHaveLength(1);
    expect(found(code, due('READY', '2026-01-14T10:00:00Z'), '2026-01-14T09:59:59Z')).toEqual([]);
    expect(found(code, due('READY', '2026-01-14T10:00:00Z'), '2026-01-14T10:00:00Z')).toHaveLength(1);
  });

  it('leaves closed tasks alone, and unreadable dates to another rule', () => {
    expect(found(code, due('DONE', '2026-01-01'))).toEqual([]);
    expect(found(code, due('DROP', '2026-01-01'))).toEqual([]);
    expect(found(code, due('READY', '2026-01-32'))).toEqual([]);
  });

  it('depends on the time alone', () => {
    expect(findingsOf(code, due('READY', '2026-01-01'))[0]?.time).toBe(true);
  });

  it('goes by the category of a renamed state', () => {
    const policy = rulesFile('states: { SHIPPED: { category: done } }');
    expect(found(code, ledger(['task_id | state | due', 'T-1 | SHIPPED | 2026-01-01'], policy))).toEqual([]);
  });
});
