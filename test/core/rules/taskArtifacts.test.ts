import { describe, expect, it } from 'vitest';
import { Checker, factsFrom, NO_FACTS, type Fact, type Wanted } from '../../../server/src/core/index.js';
import { openFixture, readFixture } from '../../support/fixture.js';
import { found, ledger, rulesFile, sentences, TASKS } from './cases.js';

const files = '=== src/a.ts\nexport {};\n=== docs/b.md\n# B\n=== 仕様書.md\n# 仕様\n';
const task = (state: string, artifact: string): string => {
  return ledger(['task_id | state | artifact', `T-1 | ${state} | ${artifact}`], files);
};

describe('task/done-without-artifact', () => {
  const code = 'task/done-without-artifact';

  it('asks tasks that are done, in ledgers that have artifacts', () => {
    expect(found(code, task('DONE', '-'))).toEqual(['T-1 warning «-»']);
    expect(found(code, task('DONE', 'なし'))).toHaveLength(1);
    expect(found(code, task('REVIEW', '-'))).toEqual([]);
    expect(found(code, task('DONE', 'pull request 12'))).toEqual([]);
    expect(found(code, ledger(['task_id | state', 'T-1 | DONE']))).toEqual([]);
  });

  it('asks a section where other sections have artifacts, and takes nested lists', () => {
    const done = '### T-1: Login\n- **state**: DONE\n';
    const other = '### T-2: Logo\n- **state**: DONE\n- **artifacts**:\n  - src/a.ts\n';
    expect(found(code, `=== ${TASKS}\n${done}\n${other}`)).toEqual(['T-1 warning «T-1: Login»']);
    expect(found(code, `=== ${TASKS}\n${done}`)).toEqual([]);
  });
});

describe('task/artifact-not-found', () => {
  const code = 'task/artifact-not-found';

  it.each([
    'src/a.ts',
    './src/a.ts',
    'src/a.ts, docs/b.md',
    'src/a.ts、仕様書.md',
    '`src/a.ts`<br>docs/b.md',
    '[a](src/a.ts)',
    'src/a.ts (new)',
    'src/a.ts（新規作成）',
    'src/a.ts#L12-L20',
    'src/a.ts:12',
    'src\\a.ts',
    'C:\\Users\\me\\repo\\src\\a.ts',
    '/home/me/repo/src/a.ts',
    'src/',
    'https://example.org/a.ts',
    'pull request 12',
    'src/*.ts',
    'src/{a,b}.ts',
  ])('finds %s, or knows that it is no path', (artifact) => {
    expect(found(code, task('DONE', artifact))).toEqual([]);
  });

  it('points at the one of several that is missing', () => {
    expect(found(code, task('DONE', 'src/a.ts, src/c.ts (new), `docs/d.md`'))).toEqual([
      'T-1 warning «src/c.ts (new)»',
      'T-1 warning «`docs/d.md`»',
    ]);
  });

  it('weighs it by the state', () => {
    const weights = ['PLAN', 'DOING', 'FIX', 'HOLD', 'REVIEW', 'DONE', 'DROP', '???'].map((state) => {
      return found(code, task(state, 'src/c.ts'))[0]?.split(' ')[1] ?? 'none';
    });
    expect(weights).toEqual(['hint', 'hint', 'hint', 'hint', 'warning', 'warning', 'none', 'hint']);
  });

  it('looks where the policy says that old folders have gone', () => {
    const policy = rulesFile("roots: { 'C:\\Old\\Repo': . }");
    const fixture = ledger(['task_id | state | artifact', 'T-1 | DONE | C:\\Old\\Repo\\src\\c.ts'], files, policy);
    expect(sentences(code, fixture)[0]).toContain('src/c.ts');
  });

  it('reads the nested lists of sections', () => {
    const fixture = `=== ${TASKS}\n### T-1: Login\n- **state**: DONE\n- **artifacts**:\n  - src/a.ts\n  - src/c.ts (新規作成)\n${files}`;
    expect(found(code, fixture)).toEqual(['T-1 warning «src/c.ts (新規作成)»']);
  });

  it('waits until somebody has looked, and asks for each path once', () => {
    const workspace = openFixture(readFixture(task('DONE', 'src/c.ts')).files);
    const { findings, wanted } = new Checker().check(workspace, NO_FACTS, 0);
    expect(findings.filter((finding) => finding.code.startsWith('task/artifact'))).toEqual([]);
    expect(wanted.filter(({ path }) => path === 'src/c.ts')).toEqual([
      { path: 'src/c.ts', text: false } satisfies Wanted,
    ]);
  });

  it('calls a device no artifact', () => {
    const workspace = openFixture(readFixture(task('DONE', 'src/fifo.txt')).files);
    const facts = factsFrom(
      new Map<string, { fact: Fact; text: boolean }>([['src/fifo.txt', { fact: { kind: 'other' }, text: false }]]),
    );
    const { findings } = new Checker().check(workspace, facts, 0);
    expect(findings.filter((finding) => finding.code === code).map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('task/artifact-is-ledger', () => {
  const code = 'task/artifact-is-ledger';

  it('knows the ledgers of the policy, however the path is written', () => {
    const at = (path: string): readonly string[] => found(code, task('DONE', path));
    expect(at('ORCH/STATE/TASKS.md')).toHaveLength(1);
    expect(at('C:\\Users\\me\\repo\\ORCH\\STATE\\TASKS.md')).toHaveLength(1);
    expect(at('TASKS.md')).toEqual([]);
    const moved = ledger(
      ['task_id | state', 'T-9 | PLAN'],
      rulesFile('paths: { tasks: WORK.md }'),
      '=== WORK.md\n| task_id | state | artifact |\n|---|---|---|\n| T-1 | DONE | WORK.md |',
    );
    expect(found(code, moved)).toEqual(['T-1 warning «WORK.md»']);
  });

  it('is a hint before review', () => {
    expect(found(code, task('READY', 'ORCH/STATE/TASKS.md'))).toEqual(['T-1 hint «ORCH/STATE/TASKS.md»']);
  });
});

describe('task/artifact-is-directory', () => {
  it('says so from review on', () => {
    const code = 'task/artifact-is-directory';
    expect(found(code, task('DONE', 'src/, docs/b.md'))).toEqual(['T-1 info «src/»']);
    expect(found(code, task('REVIEW', 'src'))).toEqual([]);
    expect(found(code, task('DOING', 'src/'))).toEqual([]);
  });
});

describe('task/artifact-ignored', () => {
  it('tells which of several nobody else will see', () => {
    const code = 'task/artifact-ignored';
    const more = '=== .gitignore\nout/c.js\n=== out/c.js\nvoid 0;\n';
    const fixture = ledger(
      ['task_id | state | artifact', 'T-1 | DONE | src/a.ts, out/c.js', 'T-2 | DOING | out/c.js'],
      files,
      more,
    );
    expect(found(code, fixture)).toEqual(['T-1 warning «out/c.js»', 'T-2 hint «out/c.js»']);
  });
});
