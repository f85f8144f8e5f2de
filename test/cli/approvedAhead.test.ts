import { describe, expect, it } from 'vitest';
import { checkJson, orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';
import { Repository } from '../support/repository.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const FLAGS = 'ORCH/STATE/flags.md';
const RULES = 'PROJECT_RULES.md';
const CROSS = 'cross/done-without-approval';

type Files = Readonly<Record<string, string>>;

function ledger(state: string, notes = '-'): string {
  return `| task_id | title | state | owner | lock | lock_owner | lock_expires_at | artifact | notes |\n|---|---|---|---|---|---|---|---|---|\n| T-1 | one | ${state} | WORK | - | - | - | a.md | ${notes} |\n`;
}

function rules(required: string): Files {
  return { [RULES]: `---\norch:\n  version: 1\n  approvals: {required_for: ${required}}\n---\n` };
}

/** @param target of an approved change row; without one there is none */
function approvals(target?: string, decided = '2026-01-11T09:00:00Z'): Files {
  const head =
    '| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | kind |\n|---|---|---|---|---|---|---|---|---|---|\n';
  const row = `| A-1 | ${target ?? ''} | in the way | approved | CMD@ann | AUDIT@cid | AUDIT | 2026-01-01T09:00:00Z | ${decided} | change |\n`;
  return { [APPROVALS]: target === undefined ? head : head + row };
}

function commit(repository: Repository, day: number, files: Files): string {
  for (const [path, text] of Object.entries(files)) repository.write(path, text);
  repository.time = `2026-01-${day}T12:00:00Z`;
  return repository.commit('more', '--allow-empty');
}

/** The tenth of January: these files; the twelfth: an approved row. */
function approvedIn(files: Files, target: string, decided?: string): Repository {
  const repository = new Repository(folderWith({ 'a.md': 'a', [TASKS]: ledger('PLAN'), ...approvals(), ...files }));
  repository.time = '2026-01-10T12:00:00Z';
  repository.init();
  commit(repository, 12, approvals(target, decided));
  return repository;
}

function write({ folder }: Repository, files: Files): void {
  for (const [path, text] of Object.entries(files)) new Repository(folder).write(path, text);
}

async function errors({ folder }: Repository, ...options: readonly string[]): Promise<readonly string[]> {
  const { findings } = await checkJson(folder, ...options);
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

/** What a replay says of the policy. */
async function illegalSteps({ folder }: Repository): Promise<readonly string[]> {
  const { out, err } = await orch(['history', '--format', 'json', '-C', folder]);
  expect(err).not.toContain('orch:');
  const { violations } = JSON.parse(out) as { violations: readonly { findings: readonly { rule: string }[] }[] };
  return violations
    .flatMap(({ findings }) => findings.map(({ rule }) => rule))
    .filter((rule) => rule.startsWith('policy/'));
}

describe('a change that was approved, and committed as approved, before it is made', () => {
  const [TIGHT, LOOSE] = [rules('[done]'), rules('[]')];
  const WEAKENED = ['policy/weakened'];

  it.each(['rule:approvals.required_for', `path:${RULES}`])(
    'of %s: is let in once, through every door',
    async (target) => {
      const repository = approvedIn(TIGHT, target);
      write(repository, LOOSE);
      expect(await errors(repository)).toEqual([]);
      repository.git('add', '-A');
      expect(await errors(repository, '--staged')).toEqual([]);
      commit(repository, 13, {});
      expect(await errors(repository, '--base', 'HEAD~1')).toEqual([]);
      expect(await illegalSteps(repository)).toEqual([]);
      // It has had its effect: what comes behind it is another change.
      commit(repository, 14, TIGHT);
      write(repository, LOOSE);
      expect(await errors(repository)).toEqual(WEAKENED);
      repository.git('add', '-A');
      expect(await errors(repository, '--staged')).toEqual(WEAKENED);
      commit(repository, 15, {});
      expect(await errors(repository, '--base', 'HEAD~1')).toEqual(WEAKENED);
      expect(await illegalSteps(repository)).toEqual(WEAKENED);
    },
  );

  it('is let in for moves as well', async () => {
    const repository = approvedIn({ ...rules('[done, active]'), [TASKS]: ledger('READY') }, `path:${RULES}`);
    const start = ['start', 'T-1', '--as', 'WORK@bob', '--dry-run', '-C', repository.folder];
    expect((await orch(start)).code).toBe(1);
    write(repository, TIGHT);
    expect((await orch(start)).code).toBe(0);
  });

  it('of the flags is let in once', async () => {
    const repository = approvedIn({ [FLAGS]: 'AUTO_DECIDE=off\n' }, `path:${FLAGS}`);
    const changed = async (): Promise<boolean> =>
      (await checkJson(repository.folder)).findings.some(({ rule }) => rule === 'flags/changed');
    write(repository, { [FLAGS]: 'AUTO_DECIDE=on\n' });
    expect(await changed()).toBe(false);
    commit(repository, 13, { [FLAGS]: 'AUTO_DECIDE=off\nFREEZE=off\n' });
    write(repository, { [FLAGS]: 'AUTO_DECIDE=on\nFREEZE=off\n' });
    expect(await changed()).toBe(true);
  });

  it.each([
    ['was decided before the file last changed', `path:${RULES}`, '2026-01-09T09:00:00Z'],
    ['is for another file', 'path:a.md', undefined],
    ['is for another rule', 'rule:wip', undefined],
  ])('is none where the row %s', async (_, target, decided) => {
    const repository = approvedIn(TIGHT, target, decided);
    write(repository, LOOSE);
    expect(await errors(repository)).toEqual(WEAKENED);
  });

  it('is none where file and row came with one commit, or one merge', async () => {
    const files = { 'a.md': 'a', [TASKS]: ledger('PLAN'), ...approvals(), ...rules('[done, active]') };
    const repository = new Repository(folderWith(files));
    repository.time = '2026-01-10T12:00:00Z';
    repository.init();
    repository.git('checkout', '-qb', 'topic');
    commit(repository, 10, TIGHT);
    commit(repository, 12, approvals(`path:${RULES}`));
    repository.git('checkout', '-q', 'main');
    commit(repository, 13, { 'b.md': 'b' });
    repository.git('merge', '-q', '--no-ff', '-m', 'merged', 'topic');
    write(repository, LOOSE);
    expect(await errors(repository)).toEqual(WEAKENED);
    repository.git('checkout', '-q', '.');
    repository.git('reset', '-q', '--soft', 'HEAD~2');
    commit(repository, 14, {});
    write(repository, LOOSE);
    expect(await errors(repository)).toEqual(WEAKENED);
  });

  it('does not make suppressions count that come later: any number of them could', async () => {
    const repository = approvedIn({ ...TIGHT, [TASKS]: ledger('DONE') }, `rule:${CROSS}`);
    write(repository, { [TASKS]: ledger('DONE', `orch-ignore=${CROSS}:so be it`) });
    expect(await errors(repository)).toContain(CROSS);
  });
});
