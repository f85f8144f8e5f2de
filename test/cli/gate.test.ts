import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CLI_NOW, orch } from '../support/cli.js';
import { commit, git, repositoryWith, write } from '../support/git.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const RULES = 'PROJECT_RULES.md';

function ledger(state: string): string {
  return `| task_id | title | state | owner | artifact |\n|---|---|---|---|---|\n| T-1 | one | ${state} | WORK | a.md |\n`;
}

function rules(required: string): string {
  return `---\norch:\n  version: 1\n  approvals: {required_for: ${required}}\n---\n`;
}

const APPROVALS = {
  'ORCH/STATE/APPROVALS.md': '| appr_id | task_id | op | status | requested_by |\n|---|---|---|---|---|\n',
  'a.md': 'a',
};

async function errors(root: string, ...options: readonly string[]): Promise<readonly string[]> {
  const { out } = await orch(['check', '--format', 'json', ...options], { cwd: root });
  const { findings } = JSON.parse(out) as { findings: readonly { rule: string; severity: string }[] };
  return [...new Set(findings.flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : [])))].sort();
}

const BOTH = ['cross/done-without-approval', 'history/skipped-states', 'policy/weakened'];

describe('a policy that is loosened together with what it would excuse', () => {
  it('is judged by the one before: on disk, as it is staged, and on the branch where both are committed', async () => {
    const root = repositoryWith({ ...APPROVALS, [TASKS]: ledger('PLAN'), [RULES]: rules('[done]') });
    git(root, 'checkout', '-b', 'topic');
    write(root, { [TASKS]: ledger('DONE'), [RULES]: rules('[]') });
    expect(await errors(root)).toEqual(BOTH);
    git(root, 'add', '-A');
    expect(await errors(root, '--staged')).toEqual(BOTH);
    commit(root);
    expect(await errors(root, '--base', git(root, 'rev-parse', 'HEAD~1'))).toEqual(BOTH);
  });

  it('is fine without a base, as it was before', async () => {
    const root = repositoryWith({ ...APPROVALS, [TASKS]: ledger('PLAN'), [RULES]: rules('[done]') });
    write(root, { [TASKS]: ledger('DONE'), [RULES]: rules('[]') });
    expect(await errors(root, '--no-base')).toEqual([]);
  });

  it('is judged by the typed one where the base has no policy', async () => {
    const root = repositoryWith({ ...APPROVALS, [TASKS]: ledger('PLAN') });
    write(root, { [RULES]: rules('[]') });
    expect(await errors(root)).toEqual([]);
  });
});

describe('a suppression that comes on the branch whose edit it would excuse', () => {
  const CROSS = 'cross/done-without-approval';
  const JUMP = 'history/skipped-states';

  function noted(state: string, notes: string): string {
    return `| task_id | title | state | owner | artifact | notes |\n|---|---|---|---|---|---|\n| T-1 | one | ${state} | WORK | a.md | ${notes} |\n`;
  }

  it.each([
    [CROSS, 'in one commit', ['DONE']],
    [JUMP, 'in one commit', ['DONE']],
    [CROSS, 'a commit before it', ['PLAN', 'DONE']],
    [JUMP, 'a commit before it', ['PLAN', 'DONE']],
  ])('of %s excuses nothing: %s', async (code, _, states) => {
    const root = repositoryWith({ ...APPROVALS, [TASKS]: noted('PLAN', '-') });
    const from = git(root, 'rev-parse', 'HEAD');
    git(root, 'checkout', '-b', 'topic');
    for (const state of states) {
      write(root, { [TASKS]: noted(state, `orch-ignore=${code}:so be it`) });
      commit(root);
    }
    expect(await errors(root, '--base', from)).toEqual([CROSS, JUMP]);
  });

  it('counts where the other branch has it already', async () => {
    const root = repositoryWith({ ...APPROVALS, [TASKS]: noted('PLAN', `orch-ignore=${CROSS}:so be it`) });
    const from = git(root, 'rev-parse', 'HEAD');
    git(root, 'checkout', '-b', 'topic');
    write(root, { [TASKS]: noted('DONE', `orch-ignore=${CROSS}:so be it`) });
    commit(root);
    expect(await errors(root, '--base', from)).toEqual([JUMP]);
  });
});

describe('an approved change of the policy', () => {
  const CHANGED = 'evidence/changed-after-decision';

  it('lets in the text that was approved and no other, until that is approved as well', async () => {
    const root = repositoryWith({ 'a.md': 'a', [TASKS]: ledger('PLAN'), [RULES]: rules('[done, active]') });
    let now = CLI_NOW;
    const act = async (as: string, ...words: readonly string[]): Promise<string> => {
      const { code, err, out } = await orch([...words, '--as', as, '--json', '-C', root], { now: (now += 60_000) });
      expect([code, err], out).toEqual([0, '']);
      return (JSON.parse(out) as { approval: string }).approval;
    };
    const approved = async (op: string): Promise<void> => {
      const id = await act('WORK@bob', 'request', `path:${RULES}`, '--kind', 'change', '--op', op);
      await act('AUDIT@cid', 'approve', id);
    };
    expect((await orch(['init', '-C', root])).err).toBe('');
    commit(root);
    write(root, { [RULES]: rules('[done]') });
    expect(await errors(root)).toEqual(['policy/weakened']);
    await approved('permission is in the way');
    expect(await errors(root)).toEqual([]);
    write(root, { [RULES]: rules('[]') });
    expect(await errors(root)).toEqual([CHANGED, 'policy/weakened']);
    await approved('so is approval');
    expect(await errors(root)).toEqual([]);
    commit(root);
    expect(await errors(root)).toEqual([]);
    expect(await errors(root, '--base', 'HEAD~1')).toEqual([]);
    // What was let in and committed is no offence when the file goes on changing.
    write(root, { [RULES]: rules('[active]') });
    expect(await errors(root)).toEqual([]);
  });
});

describe('a change of the policy that was approved, and committed so, before the edit', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is let in once, and lets nothing in afterwards', async () => {
    vi.stubEnv('GIT_COMMITTER_DATE', '2026-01-14T09:00:00Z');
    const root = repositoryWith({ 'a.md': 'a', [TASKS]: ledger('PLAN'), [RULES]: rules('[done, active]') });
    let now = CLI_NOW;
    const act = async (as: string, ...words: readonly string[]): Promise<string> => {
      const { code, err, out } = await orch([...words, '--as', as, '--json', '-C', root], { now: (now += 60_000) });
      expect([code, err], out).toEqual([0, '']);
      return (JSON.parse(out) as { approval: string }).approval;
    };
    expect((await orch(['init', '-C', root])).err).toBe('');
    commit(root);
    // The row names no text of the file: whoever asks does not always know it yet.
    const id = await act('WORK@bob', 'request', 'path:PROJECT_RULES.md', '--kind', 'change', '--op', 'less asking');
    commit(root);
    await act('AUDIT@cid', 'approve', id);
    const file = 'ORCH/STATE/APPROVALS.md';
    const unbound = readFileSync(join(root, file), 'utf8').replace(/sha256:[0-9a-f]{64}/, '-');
    commit(root, { [file]: unbound });
    const agreed = commit(root, { 'b.txt': 'in between' });
    git(root, 'checkout', '-b', 'topic');
    write(root, { [RULES]: rules('[done]') });
    expect(await errors(root)).toEqual([]);
    git(root, 'add', '-A');
    expect(await errors(root, '--staged')).toEqual([]);
    commit(root);
    expect(await errors(root, '--base', agreed)).toEqual([]);
    const { out } = await orch(['history', '--format', 'json', '-C', root]);
    const { violations } = JSON.parse(out) as { violations: readonly { rule: string }[] };
    expect(violations.map(({ rule }) => rule)).not.toContain('policy/weakened');
    write(root, { [RULES]: rules('[]') });
    expect(await errors(root)).toEqual(['policy/weakened']);
    const again = commit(root);
    expect(await errors(root, '--base', `${again}~1`)).toEqual(['policy/weakened']);
  });
});

describe('a baseline that grows on a branch, a commit before the edit that it would excuse', () => {
  const BASELINE = '.orch-baseline.json';
  const HELD = 'count, though .orch-baseline.json accepts them';

  /** A branch whose first commit accepts the finding that its second one makes; the commit that it began at. */
  async function grown(base: Readonly<Record<string, string>>): Promise<{ root: string; from: string }> {
    const root = repositoryWith({ ...APPROVALS, [TASKS]: ledger('REVIEW'), ...base });
    const from = git(root, 'rev-parse', 'HEAD');
    git(root, 'checkout', '-b', 'topic');
    write(root, { [TASKS]: ledger('DONE') });
    expect((await orch(['baseline', 'write'], { cwd: root })).code).toBe(0);
    write(root, { [TASKS]: ledger('REVIEW') });
    commit(root);
    commit(root, { [TASKS]: ledger('DONE') });
    return { root, from };
  }

  const checked = (root: string, ...options: readonly string[]) => orch(['check', ...options], { cwd: root });

  it('accepts nothing that the baseline of the beginning does not, which is said', async () => {
    const { root, from } = await grown({ [RULES]: rules('[done]'), [BASELINE]: '{"version":1,"findings":[]}' });
    expect(await errors(root, '--base', from)).toEqual(['cross/done-without-approval']);
    const { code, err } = await checked(root, '--base', from);
    expect(code).toBe(1);
    expect(err).toContain(HELD);
    // Where the branch goes on, it is what was committed.
    expect(await checked(root)).toMatchObject({ code: 0, err: '' });
  });

  it('accepts nothing where the beginning has a policy and no baseline', async () => {
    const { root, from } = await grown({ [RULES]: rules('[done]') });
    expect(await errors(root, '--base', from)).toEqual(['cross/done-without-approval']);
    expect((await checked(root, '--base', from)).err).toContain(HELD);
  });

  it('is how Orch comes in where the beginning has neither', async () => {
    const { root, from } = await grown({});
    expect(await checked(root, '--base', from)).toMatchObject({ code: 0, err: '' });
  });
});

describe('a commit with a move and code that is reverted', () => {
  async function moved(): Promise<{ root: string; broken: () => Promise<readonly string[]> }> {
    const root = repositoryWith({ ...APPROVALS, [TASKS]: ledger('PLAN') });
    expect((await orch(['ready', 'T-1', '--as', 'CMD@dana'], { cwd: root })).err).toBe('');
    commit(root, { 'src/a.ts': 'export {};\n' });
    return { root, broken: () => errors(root, '--base', 'HEAD~1') };
  }

  it('breaks the log, and the message says what mends it', async () => {
    const { root, broken } = await moved();
    git(root, 'revert', '--no-edit', 'HEAD');
    expect(await broken()).toContain('audit/chain-broken');
    const { out } = await orch(['check', '--base', 'HEAD~1'], { cwd: root });
    expect(out).toMatch(/revert the revert \("git revert HEAD"\)/);
    git(root, 'revert', '--no-edit', 'HEAD');
    expect(await errors(root, '--base', 'HEAD~2')).toEqual([]);
    expect((await orch(['undo', '--as', 'CMD@dana'], { cwd: root })).code).toBe(0);
    expect(await errors(root)).toEqual([]);
  });

  it('does not where the ledgers and the log are left out, as the documentation says', async () => {
    const { root, broken } = await moved();
    git(root, 'revert', '-n', 'HEAD');
    git(root, 'checkout', 'HEAD', '--', 'ORCH');
    commit(root);
    expect(git(root, 'ls-files', 'src')).toBe('');
    expect(await broken()).toEqual([]);
  });
});
