import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkJson, orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';
import { git } from '../support/git.js';

const HEADER = '| task_id | title | state | owner | due |\n|---|---|---|---|---|\n';
const overdue = { 'ORCH/STATE/TASKS.md': `${HEADER}| T-1 | Login | READY | WORK | 2026-01-10 |\n` };
const unreadable = { 'ORCH/STATE/TASKS.md': `${HEADER}| T-1 | Login | WAITING | WORK | - |\n` };

describe('orch check', () => {
  it('says where, what and how to put it right, and underlines the cell', async () => {
    const { code, out } = await orch(['check', folderWith(unreadable)]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ORCH\/STATE\/TASKS\.md:3:17 error .*WAITING.* task\/state-unknown$/m);
    expect(out).toContain('    3 │ | T-1 | Login | WAITING | WORK | - |\n      │                 ~~~~~~~\n');
  });

  it('prints one JSON object in the form of its version', async () => {
    const report = await checkJson(folderWith(unreadable));
    expect(report.version).toBe(1);
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        file: 'ORCH/STATE/TASKS.md',
        line: 3,
        column: 17,
        endLine: 3,
        endColumn: 24,
        rule: 'task/state-unknown',
        severity: 'error',
        id: 'T-1',
      }),
    );
    expect(Object.keys(report.summary)).toEqual([
      'files',
      'tasks',
      'approvals',
      'errors',
      'warnings',
      'infos',
      'hints',
    ]);
  });

  it('fails on errors, on what --fail-on names, and on time only when asked', async () => {
    const folder = folderWith(overdue);
    expect((await orch(['check', folder])).code).toBe(0);
    expect((await orch(['check', '--fail-on', 'warning', folder])).code).toBe(0);
    expect((await orch(['check', '--fail-on', 'warning', '--strict-time', folder])).code).toBe(1);
    expect(
      (await orch(['check', '--fail-on', 'warning', '--strict-time', '--now', '2026-01-09T00:00:00Z', folder])).code,
    ).toBe(0);
    expect((await orch(['check', '--fail-on', 'never', folderWith(unreadable)])).code).toBe(0);
  });

  it('speaks Japanese where the surroundings do', async () => {
    const folder = folderWith(unreadable);
    const japanese = await orch(['check', folder], { env: { LANG: 'ja_JP.UTF-8' } });
    expect(japanese.out).toMatch(/エラー .*[ぁ-ん]/);
    expect((await orch(['check', '--lang', 'en', folder], { env: { LANG: 'ja_JP.UTF-8' } })).out).toMatch(/ error /);
  });

  it('keeps a ledger from driving the terminal', async () => {
    const folder = folderWith({
      'ORCH/STATE/TASKS.md': `${HEADER}| T-1 | \u001b[31mLogin | WAITING\u0007 | WORK | - |\n`,
    });
    const { out } = await orch(['check', folder]);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(out).toContain('␛[31mLogin');
  });

  it('colours only where it is asked to', async () => {
    const folder = folderWith(unreadable);
    expect((await orch(['check', folder], { colour: true })).out).toContain('\u001b[31merror\u001b[39m');
  });
});

describe('a wrong call', () => {
  it.each([
    [['chekc'], /there is no command "chekc"/],
    [['check', '--format', 'xml'], /--format does not take "xml"; it takes one of text, json/],
    [['check', '--nonsense'], /--nonsense.*orch check --help/],
    [['check', 'a', 'b'], /"b" is one word too many/],
    [['check', 'no/such/folder'], /there is no folder "no\/such\/folder"/],
    [['check', '--now', 'yesterday'], /--now takes a time such as/],
    [['explain'], /needs CODE\|ID/],
    [['explain', 'T-404'], /neither a finding code nor the id/],
    [['status', 'T-404'], /no task or approval has the id "T-404"/],
    [['baseline', 'wrote'], /needs write\|prune/],
  ] as const)('is refused with what would be right: orch %j', async (argv, message) => {
    const { code, out, err } = await orch(argv, { cwd: folderWith(overdue) });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('gets help, with examples, in both languages', async () => {
    expect((await orch(['--help'])).out).toMatch(/Usage: orch COMMAND[\s\S]*check +Check the ledgers/);
    expect((await orch(['check', '--help'])).out).toMatch(/Examples:\n {2}orch check/);
    expect((await orch(['help', 'status', '--lang', 'ja'])).out).toMatch(/使い方: orch status/);
    expect((await orch([])).code).toBe(2);
  });
});

describe('orch status, explain and policy', () => {
  const files = {
    ...overdue,
    'ORCH/STATE/APPROVALS.md':
      '| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |\n|---|---|---|---|---|---|---|---|---|---|\n| A-1 | T-1 | build | pending | WORK@ada | - | - | 2026-01-14T09:00:00Z | - | - |\n',
    'ORCH/STATE/flags.md': 'FREEZE=on\nAUTO_DECIDE=shadow\n',
  };

  it('tells where the work stands', async () => {
    const { code, out } = await orch(['status'], { cwd: folderWith(files) });
    expect(code).toBe(0);
    expect(out).toMatch(/^1 task {2}READY 1\n1 approval, 1 pending\nFREEZE=on AUTO_DECIDE=shadow\n/);
    expect(out).toMatch(/^T-1 +READY +WORK +Login due 2026-01-10$/m);
  });

  it('never hands out a whole ledger unasked', async () => {
    const rows = Array.from(
      { length: 50 },
      (_, at) => `| T-${String(at)} | Do ${String(at)} | READY | WORK | - |\n`,
    ).join('');
    const cwd = folderWith({ 'ORCH/STATE/TASKS.md': HEADER + rows });
    const page = JSON.parse((await orch(['status', '--json'], { cwd })).out) as {
      tasks: { id: string }[];
      nextCursor?: number;
    };
    expect([page.tasks.length, page.tasks[0]?.id, page.nextCursor]).toEqual([20, 'T-0', 20]);
    const rest = JSON.parse(
      (await orch(['status', '--json', '--limit', '100', '--cursor', '20'], { cwd })).out,
    ) as typeof page;
    expect([rest.tasks.length, rest.tasks[0]?.id, rest.nextCursor]).toEqual([30, 'T-20', undefined]);
  });

  it('tells all about one task', async () => {
    const { out } = await orch(['status', 'T-1'], { cwd: folderWith(files) });
    expect(out).toMatch(/T-1[\s\S]*A-1 +pending +WORK@ada/);
    expect(out).toMatch(/task\/overdue/);
  });

  it('explains a rule, with its severity here', async () => {
    const policy = { 'PROJECT_RULES.md': '---\norch:\n  severities: {task/overdue: info}\n---\n' };
    const { out } = await orch(['explain', 'task/overdue'], { cwd: folderWith({ ...files, ...policy }) });
    expect(out).toMatch(/^task\/overdue {2}info \(set by orch\.severities in PROJECT_RULES\.md; by default warning\)/);
    expect(out).toMatch(/Found here 1 time:\n {2}ORCH\/STATE\/TASKS\.md:3:32/);
  });

  it('explains a record: its findings and the legal way on', async () => {
    const { out } = await orch(['explain', 'T-1'], { cwd: folderWith(files) });
    expect(out).toMatch(/T-1 {2}READY \(ready\)[\s\S]*task\/overdue[\s\S]*Legal from here\n {2}start → DOING/);
  });

  it('prints a policy that can be read again', async () => {
    const cwd = folderWith({ 'PROJECT_RULES.md': '---\norch:\n  states: {SHIPPED: done}\n---\n' });
    const printed = (await orch(['policy', '--print'], { cwd })).out;
    expect(printed).toMatch(/^orch:\n {2}version: 1\n[\s\S]*SHIPPED:/);
    const again = (
      await orch(['policy', '--print'], { cwd: folderWith({ 'PROJECT_RULES.md': `---\n${printed}---\n` }) })
    ).out;
    expect(again).toBe(printed);
  });
});

describe('orch baseline', () => {
  it('accepts what is there, so that only what is new fails, and forgets what is gone', async () => {
    const cwd = folderWith(unreadable);
    expect((await orch(['check', '.'], { cwd })).code).toBe(1);
    expect((await orch(['baseline', 'write'], { cwd })).code).toBe(0);
    const after = await orch(['check'], { cwd });
    expect(after.code).toBe(0);
    expect(after.out).toMatch(/accepted by the baseline/);
    expect((await orch(['check', '--no-baseline'], { cwd })).code).toBe(1);
    expect((await orch(['baseline', 'prune', '-C', join(cwd, '.')], { cwd })).out).toMatch(/accepts \d+ finding/);
  });
});

describe('an option that is wrong', () => {
  it.each([
    ['history --limit -1', '--limit needs a value; one that begins with "-" is written --limit=VALUE'],
    ['history --limit', '--limit needs a value; one that begins with "-" is written --limit=VALUE'],
    ['next --limit -1', '--limit needs a value; one that begins with "-" is written --limit=VALUE'],
    ['check --all=yes', '--all takes no value'],
    ['check --nothing', 'there is no option "--nothing" here'],
  ])('is refused in our own words: %s', async (line, problem) => {
    const [command = ''] = line.split(' ');
    const err = `orch: ${problem}; see "orch ${command} --help"\n`;
    expect(await orch(line.split(' '), { cwd: folderWith() })).toEqual({ code: 2, out: '', err });
  });

  it('is refused in Japanese too, and a number that is none', async () => {
    const env = { LANG: 'ja_JP.UTF-8' };
    expect((await orch(['history', '--limit', '-1'], { env })).err).toContain('--limit には値が必要です');
    expect(await orch(['next', '--limit=-1'], { cwd: folderWith() })).toMatchObject({ code: 2 });
  });
});

describe('a check of nothing', () => {
  it.each([
    ['an empty folder', {}],
    ['a repository without ledgers', { 'README.md': '# A project\n' }],
  ])('says so: %s', async (_, files) => {
    const cwd = folderWith(files);
    const { code, out, err } = await orch(['check'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: 'No findings; 0 tasks and 0 approvals in 0 files read\n' });
    expect(err).toMatch(/^orch: no ledger found .*nothing was checked/);
    expect((await orch(['check', cwd])).code).toBe(2);
  });

  it('says so in a bare repository', async () => {
    const cwd = folderWith();
    git(cwd, 'init', '--bare');
    expect((await orch(['check'], { cwd })).err).toContain('no ledger found');
  });
});
