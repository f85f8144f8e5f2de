import { readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { spawnedGit } from '../../server/src/node/git/process.js';
import { checkJson, CLI_NOW, orch, type JsonFinding } from '../support/cli.js';
import { folderWith } from '../support/folders.js';
import { commit, git, repositoryWith, write } from '../support/git.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const HEAD =
  '| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |\n|---|---|---|---|---|---|---|---|---|---|\n';
const EMPTY =
  '| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |\n|---|---|---|---|---|---|---|---|---|---|\n';

/** Task ledger: id → state, or further cells behind it. */
function tasks(rows: Readonly<Record<string, string>>, artifacts: Readonly<Record<string, string>> = {}): string {
  const row = ([id, state]: [string, string]): string =>
    `| ${id} | Task ${id} | ${state} | WORK | - | - | - | - | ${artifacts[id] ?? '-'} | - |\n`;
  return `# Tasks\n\n${HEAD}${Object.entries(rows).map(row).join('')}`;
}

function ledgers(rows: Readonly<Record<string, string>>): Record<string, string> {
  return { [TASKS]: tasks(rows), [APPROVALS]: EMPTY, 'ORCH/STATE/flags.md': 'FREEZE=off\nAUTO_DECIDE=off\n' };
}

async function found(root: string, ...options: readonly string[]): Promise<readonly JsonFinding[]> {
  return (await checkJson(root, ...options)).findings;
}

/** What is said of hand edits: rule and id. */
async function history(root: string, ...options: readonly string[]): Promise<readonly string[]> {
  const all = await found(root, ...options);
  return all.filter(({ rule }) => rule.startsWith('history/')).map(({ rule, id }) => `${rule} ${String(id)}`);
}

describe('what a check compares with', () => {
  it('is refused where it is said twice, or names nothing', async () => {
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN' }));
    expect(await orch(['check', '--staged', '--no-base', root])).toMatchObject({
      code: 2,
      err: 'orch: only one of --staged, --no-base can be meant\n',
    });
    for (const rev of ['nowhere', '--all', 'HEAD:x', '']) {
      const { code, err, out } = await orch(['check', `--base=${rev}`, root]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(`"${rev}" names no commit of this clone`);
    }
    const plain = realpathSync(folderWith(ledgers({ 'T-1': 'PLAN' })));
    for (const option of ['--staged', '--base=main'])
      expect(await orch(['check', option, plain])).toMatchObject({
        code: 2,
        err: expect.stringContaining('needs a git repository') as string,
      });
  });

  it('is refused in a shallow clone that lacks it, with how to get it', async () => {
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN' }));
    git(root, 'checkout', '-b', 'topic');
    commit(root, { 'a.txt': 'a' });
    git(root, 'checkout', 'main');
    commit(root, { 'b.txt': 'b' });
    const home = realpathSync(folderWith());
    git(home, 'clone', '--depth=1', '--no-single-branch', pathToFileURL(root).href, 'shallow');
    const { code, err } = await orch(['check', '--base', 'origin/topic', join(home, 'shallow')]);
    expect(code).toBe(2);
    expect(err).toContain('fetch-depth: 0');
    expect((await orch(['check', '--base', 'origin/nope', join(home, 'shallow')])).err).toContain('fetch-depth: 0');
  });

  it('is said by status: a commit, the audit log, or nothing and why', async () => {
    const line = async (root: string): Promise<string> => {
      const { out } = await orch(['status', '-C', root]);
      return out.split('\n').find((one) => one.startsWith('Compared')) ?? out;
    };
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN' }));
    expect(await line(root)).toContain(`Compared with commit ${git(root, 'rev-parse', 'HEAD').slice(0, 8)} of 20`);
    const { out } = await orch(['status', '--json', '-C', root]);
    expect(JSON.parse(out)).toMatchObject({
      base: { kind: 'commit', commit: git(root, 'rev-parse', 'HEAD'), without: null },
    });
    const plain = realpathSync(folderWith(ledgers({ 'T-1': 'PLAN' })));
    expect(await line(plain)).toContain('no git repository');
    git(plain, 'init');
    expect(await line(plain)).toContain('no commit yet');
    expect((await orch(['ready', 'T-1', '--as', 'CMD@ann', '-C', plain])).err).toBe('');
    expect(await line(plain)).toContain('where the audit log leads');
  });

  it.each(['garbage\n', '', 'ref: refs/heads/broken\n'])('is nothing where HEAD is %j, which is said', async (head) => {
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN' }));
    write(root, { '.git/HEAD': head, '.git/refs/heads/broken': 'garbage\n' });
    expect((await orch(['check', root])).err).toContain('git cannot give all of what HEAD has');
  });

  it('is nothing where git is not there, which is said and not waited for', async () => {
    const root = repositoryWith({ ...ledgers({ 'T-1': 'PLAN' }), 'ORCH/AUDIT/2026-01/w-1.jsonl': '' });
    // Node lists what keeps the process alive; other tests may have left something.
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const { PATH } = process.env;
    process.env['PATH'] = folderWith();
    try {
      const before = timers();
      expect((await orch(['check', root])).err).toContain('git was not found, so edits by hand are not judged');
      expect(timers()).toBeLessThanOrEqual(before);
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('is nothing in a partial clone that lacks it, which is said; nothing is fetched', async () => {
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN' }));
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const home = realpathSync(folderWith());
    git(home, 'clone', '--no-checkout', '--filter=blob:none', pathToFileURL(root).href, 'partial');
    const partial = join(home, 'partial');
    write(partial, ledgers({ 'T-1': 'DONE' }));
    const before = git(partial, 'count-objects', '-v');
    expect((await orch(['check', partial])).err).toContain('edits by hand are not judged');
    expect(git(partial, 'count-objects', '-v')).toBe(before);
    expect(await history(partial)).toEqual([]);
  });
});

describe('what is staged', () => {
  it('is judged, whatever lies in the worktree', async () => {
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN' }));
    write(root, { [TASKS]: tasks({ 'T-1': 'NOWHERE' }) });
    expect((await found(root)).map(({ rule }) => rule)).toContain('task/state-unknown');
    expect((await found(root, '--staged')).map(({ rule }) => rule)).not.toContain('task/state-unknown');
    git(root, 'add', '.');
    write(root, { [TASKS]: tasks({ 'T-1': 'PLAN' }) });
    expect((await found(root)).map(({ rule }) => rule)).not.toContain('task/state-unknown');
    expect((await found(root, '--staged')).map(({ rule }) => rule)).toContain('task/state-unknown');
  });

  it('is also what its artifacts are looked for in', async () => {
    const root = repositoryWith({ ...ledgers({}), 'part/a.md': '' });
    const artifacts = { 'T-1': 'a.txt', 'T-2': 'b.txt', 'T-3': 'part/' };
    write(root, { [TASKS]: tasks({ 'T-1': 'DONE', 'T-2': 'DONE', 'T-3': 'DONE' }, artifacts), 'a.txt': 'a' });
    git(root, 'add', TASKS);
    const missing = async (...options: readonly string[]): Promise<readonly (string | null)[]> =>
      (await found(root, ...options)).filter(({ rule }) => rule === 'task/artifact-not-found').map(({ id }) => id);
    expect(await missing()).toEqual(['T-2']);
    expect(await missing('--staged')).toEqual(['T-1', 'T-2']);
    write(root, { 'b.txt': 'b' });
    git(root, 'add', 'b.txt');
    rmSync(join(root, 'b.txt'));
    expect(await missing()).toEqual(['T-2']);
    expect(await missing('--staged')).toEqual(['T-1']);
    expect((await found(root, '--staged')).map(({ rule }) => rule)).toContain('task/artifact-is-directory');
  });

  it('is accepted by the staged baseline', async () => {
    const root = repositoryWith(ledgers({ 'T-1': 'NOWHERE' }));
    await orch(['baseline', 'write', '-C', root]);
    expect((await found(root)).map(({ rule }) => rule)).not.toContain('task/state-unknown');
    expect((await found(root, '--staged')).map(({ rule }) => rule)).toContain('task/state-unknown');
    git(root, 'add', '.');
    expect((await found(root, '--staged')).map(({ rule }) => rule)).not.toContain('task/state-unknown');
  });

  it('is read below the workspace, in a linked worktree, before the first commit, and during a merge', async () => {
    const bad = ledgers({ 'T-1': 'NOWHERE' });
    const under = (folder: string): Record<string, string> =>
      Object.fromEntries(Object.entries(bad).map(([path, text]) => [`${folder}/${path}`, text]));
    const root = realpathSync(folderWith());
    git(root, 'init');
    write(root, under('ta sk/日本'));
    git(root, 'add', '.');
    write(root, Object.fromEntries(Object.keys(under('ta sk/日本')).map((path) => [path, 'gone'])));
    const rules = async (folder: string): Promise<readonly string[]> =>
      (await found(folder, '--staged')).map(({ rule }) => rule);
    expect(await rules(join(root, 'ta sk/日本'))).toContain('task/state-unknown');
    commit(root, ledgers({ 'T-1': 'PLAN' }));
    const tree = join(realpathSync(folderWith()), 'tree');
    git(root, 'worktree', 'add', '-b', 'topic', tree);
    write(tree, bad);
    git(tree, 'add', '.');
    expect(await rules(tree)).toContain('task/state-unknown');
    expect(await rules(root)).not.toContain('task/state-unknown');
    commit(tree);
    commit(root, ledgers({ 'T-1': 'READY' }));
    try {
      git(root, 'merge', 'topic');
    } catch {
      // A conflict is what is meant.
    }
    expect(await rules(root)).toContain('text/unreadable');
  });
});

describe('processes of git', () => {
  it('are none without a repository, and two at most with one', async () => {
    const plain = realpathSync(folderWith(ledgers({ 'T-1': 'PLAN' })));
    const count = async (root: string, ...options: readonly string[]): Promise<number> => {
      const before = spawnedGit();
      await found(root, ...options);
      return spawnedGit() - before;
    };
    expect(await count(plain)).toBe(0);
    const root = repositoryWith({
      ...ledgers({}),
      [TASKS]: tasks({ 'T-1': 'DONE' }, { 'T-1': 'a.txt' }),
      'a.txt': 'a',
    });
    expect(await count(root)).toBeLessThanOrEqual(2);
    expect(await count(root, '--no-base')).toBeLessThanOrEqual(1);
  });
});

describe('a state that is typed over', () => {
  const start = { 'T-1': 'PLAN', 'T-2': 'PLAN' };

  it('is found against HEAD, staged, and on a branch; not without a base', async () => {
    const root = repositoryWith(ledgers(start));
    git(root, 'checkout', '-b', 'topic');
    write(root, { [TASKS]: tasks({ 'T-1': 'DONE', 'T-2': 'PLAN' }) });
    const illegal = ['history/skipped-states T-1'];
    expect(await history(root)).toEqual(illegal);
    expect(await history(root, '--base', 'main')).toEqual(illegal);
    expect(await history(root, '--staged')).toEqual([]);
    expect(await history(root, '--no-base')).toEqual([]);
    git(root, 'add', '.');
    write(root, ledgers(start));
    expect(await history(root)).toEqual([]);
    expect(await history(root, '--staged')).toEqual(illegal);
    write(root, { [TASKS]: tasks({ 'T-1': 'DONE', 'T-2': 'PLAN' }) });
    const bad = commit(root);
    expect(await history(root)).toEqual([]);
    expect(await history(root, '--base', 'main')).toEqual(illegal);
    commit(root, { [TASKS]: tasks({ 'T-0': 'PLAN', 'T-1': 'DONE', 'T-2': 'PLAN' }) });
    const [finding] = (await found(root, '--base=main')).filter(({ rule }) => rule === 'history/skipped-states');
    expect(finding).toMatchObject({ file: TASKS, line: 6, commit: bad, severity: 'error' });
    const { code, out } = await orch(['check', '--base', 'main', root]);
    expect(code).toBe(1);
    expect(out).toContain(`found in commit ${bad.slice(0, 8)}`);
    expect(await history(root, '--base', 'HEAD')).toEqual([]);
    expect(await history(root, '--base', bad)).toEqual([]);
  });

  it('is found where the ledger becomes a link to another that says otherwise, or is gone', async () => {
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN', 'T-2': 'PLAN' }));
    write(root, { 'other.md': tasks({ 'T-1': 'DONE' }) });
    rmSync(join(root, TASKS));
    symlinkSync('../../other.md', join(root, TASKS));
    const expected = ['history/row-deleted T-2', 'history/skipped-states T-1'];
    expect([...(await history(root))].sort()).toEqual(expected);
    git(root, 'add', '-A');
    expect([...(await history(root, '--staged'))].sort()).toEqual(expected);
    commit(root);
    expect([...(await history(root, '--base=HEAD~1'))].sort()).toEqual(expected);
    git(root, 'rm', '-q', TASKS);
    commit(root);
    expect(await history(root, '--base=HEAD~2')).toContain('history/row-deleted T-2');
  });

  it('is taken back by taking it back', async () => {
    const root = repositoryWith(ledgers(start));
    git(root, 'checkout', '-b', 'topic');
    commit(root, { [TASKS]: tasks({ 'T-1': 'DONE', 'T-2': 'DONE' }) });
    commit(root, { [TASKS]: tasks({ 'T-1': 'PLAN', 'T-2': 'DONE' }) });
    expect(await history(root, '--base', 'main')).toEqual(['history/skipped-states T-2']);
  });

  it('is fine one legal step a commit, and on the ledger’s header where the row is gone', async () => {
    const root = repositoryWith(ledgers(start));
    git(root, 'checkout', '-b', 'topic');
    commit(root, { [TASKS]: tasks({ 'T-1': 'READY', 'T-2': 'PLAN' }) });
    commit(root, { [TASKS]: tasks({ 'T-1': 'HOLD', 'T-2': 'PLAN' }) });
    expect(await history(root, '--base', 'main')).toEqual([]);
    commit(root, { [TASKS]: tasks({ 'T-1': 'HOLD' }) });
    const gone = (await found(root, '--base', 'main')).filter(({ rule }) => rule === 'history/row-deleted');
    expect(gone).toMatchObject([{ id: 'T-2', file: TASKS, line: 3 }]);
  });

  it('is the merge’s own only where no parent explains it', async () => {
    const root = repositoryWith(ledgers(start));
    git(root, 'checkout', '-b', 'topic');
    commit(root, { [TASKS]: tasks({ 'T-1': 'PLAN', 'T-2': 'READY' }), 'a.txt': 'a' });
    git(root, 'checkout', 'main');
    commit(root, { [TASKS]: tasks({ 'T-1': 'READY', 'T-2': 'PLAN' }) });
    git(root, 'checkout', 'topic');
    try {
      git(root, 'merge', 'main');
    } catch {
      // Neighbouring rows: git leaves them to us.
    }
    commit(root, { [TASKS]: tasks({ 'T-1': 'READY', 'T-2': 'READY' }) }, 'merged');
    expect(await history(root, '--base', 'main')).toEqual([]);
    git(root, 'reset', '--hard', 'HEAD~1');
    try {
      git(root, 'merge', 'main');
    } catch {
      // As above.
    }
    commit(root, { [TASKS]: tasks({ 'T-1': 'DONE', 'T-2': 'READY' }) }, 'merged wrongly');
    expect(await history(root, '--base', 'main')).toEqual(['history/skipped-states T-1']);
  });

  it('is found in a squash merge and after a rebase', async () => {
    const root = repositoryWith(ledgers(start));
    git(root, 'checkout', '-b', 'topic');
    commit(root, { [TASKS]: tasks({ 'T-1': 'DONE', 'T-2': 'PLAN' }) });
    commit(root, { 'a.txt': 'a' });
    git(root, 'checkout', 'main');
    commit(root, { 'b.txt': 'b' });
    git(root, 'checkout', 'topic');
    git(root, 'rebase', 'main');
    expect(await history(root, '--base', 'main')).toEqual(['history/skipped-states T-1']);
    git(root, 'checkout', '-b', 'squashed', 'main');
    git(root, 'merge', '--squash', 'topic');
    expect(await history(root, '--staged')).toEqual(['history/skipped-states T-1']);
    commit(root);
    expect(await history(root, '--base', 'main')).toEqual(['history/skipped-states T-1']);
  });

  it('is not what line ends, order and layout are', async () => {
    const root = repositoryWith(ledgers(start));
    write(root, {
      [TASKS]: tasks({ 'T-2': 'PLAN', 'T-1': 'PLAN' }).replaceAll('\n', '\r\n').replaceAll('| PLAN |', '|   PLAN|'),
    });
    git(root, 'add', '.');
    for (const option of [[], ['--staged'], ['--base', 'HEAD']]) expect(await history(root, ...option)).toEqual([]);
    git(root, 'reset', '--hard');
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, TASKS));
    git(root, 'checkout', '.');
    expect(await history(root)).toEqual([]);
  });
});

describe('moves', () => {
  async function made(root: string): Promise<void> {
    let now = CLI_NOW;
    const act = async (as: string, ...words: readonly string[]): Promise<void> => {
      const { code, err, out } = await orch([...words, '--as', as, '-C', root], { now: (now += 60_000) });
      expect([code, err, words], out).toEqual([0, '', words]);
    };
    await act('CMD@ann', 'ready', 'T-1');
    await act('WORK@bob', 'start', 'T-1');
    write(root, { 'src/a.ts': 'export {};\n' });
    await act('WORK@bob', 'submit', 'T-1', '--artifact', 'src/a.ts');
    const approval = /^\| (\S+) +\| T-1/m.exec(readFileSync(join(root, APPROVALS), 'utf8'))?.[1] ?? '';
    await act('AUDIT@cid', 'approve', approval);
    await act('CMD@ann', 'finish', 'T-1');
  }

  it('explain all that they did, committed in the end, in between, squashed, rebased or not at all', async () => {
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN' }));
    git(root, 'checkout', '-b', 'topic');
    await made(root);
    expect(await history(root)).toEqual([]);
    expect(await history(root, '--base', 'main')).toEqual([]);
    git(root, 'add', '.');
    expect(await history(root, '--staged')).toEqual([]);
    commit(root);
    expect(await history(root, '--base', 'main')).toEqual([]);
    git(root, 'checkout', 'main');
    commit(root, { 'b.txt': 'b' });
    git(root, 'checkout', 'topic');
    git(root, 'rebase', 'main');
    expect(await history(root, '--base', 'main')).toEqual([]);
    git(root, 'checkout', '-b', 'squashed', 'main');
    git(root, 'merge', '--squash', 'topic');
    commit(root);
    expect(await history(root, '--base', 'main')).toEqual([]);
  });

  it('explain nothing where their lines are not staged', async () => {
    const root = repositoryWith(ledgers({ 'T-1': 'PLAN' }));
    await made(root);
    git(root, 'add', 'ORCH/STATE', 'ORCH/patches', 'src');
    expect(await history(root, '--staged')).toContain('history/skipped-states T-1');
    expect(await history(root)).toEqual([]);
  });
});

describe('a policy', () => {
  it('that a branch loosens is not in force for the branch, from its first commit on', async () => {
    const loose =
      '---\norch:\n  version: 1\n  separation: solo\n  severities:\n    history/skipped-states: info\n---\n';
    const root = repositoryWith({
      ...ledgers({ 'T-1': 'PLAN' }),
      'PROJECT_RULES.md': '---\norch:\n  version: 1\n---\n',
    });
    git(root, 'checkout', '-b', 'topic');
    commit(root, { 'PROJECT_RULES.md': loose });
    commit(root, { [TASKS]: tasks({ 'T-1': 'DONE' }) });
    const all = await found(root, '--base', 'main');
    expect(all.filter(({ rule }) => rule === 'history/skipped-states')).toMatchObject([{ severity: 'error' }]);
    expect(all.map(({ rule }) => rule)).toContain('policy/weakened');
    expect((await orch(['check', '--base', 'main', root])).code).toBe(1);
  });
});

describe('a ledger that moves', () => {
  const rules = (path: string): string => `---\norch:\n  version: 1\n  paths:\n    tasks: ${path}\n---\n`;
  const approved = `${EMPTY}| A-1 | path:PROJECT_RULES.md | move it | approved | CMD@ann | AUDIT@cid | AUDIT | 2026-01-01T00:00:00Z | 2026-01-01T01:00:00Z | - |\n`;

  it('together with an approved change of the policy is no new ledger, in whichever commit it is edited', async () => {
    const at = (path: string, rows: Readonly<Record<string, string>>): Record<string, string> => ({
      'PROJECT_RULES.md': rules(path),
      [path]: tasks(rows),
    });
    const start = { 'T-1': 'PLAN', 'T-2': 'PLAN', 'T-3': 'PLAN' };
    const root = repositoryWith({ [APPROVALS]: EMPTY, ...at('a.md', start) });
    git(root, 'checkout', '-b', 'topic');
    git(root, 'mv', 'a.md', 'b.md');
    write(root, { [APPROVALS]: approved, ...at('b.md', { ...start, 'T-1': 'DONE' }) });
    const ofTasks = async (...options: readonly string[]): Promise<readonly string[]> =>
      (await history(root, ...options)).filter((one) => one.includes(' T-'));
    expect(await ofTasks()).toEqual(['history/skipped-states T-1']);
    git(root, 'add', '.');
    expect(await ofTasks('--staged')).toEqual(['history/skipped-states T-1']);
    commit(root);
    commit(root, at('b.md', { ...start, 'T-1': 'DONE', 'T-2': 'DONE' }));
    expect(await ofTasks('--base', 'main')).toEqual(['history/skipped-states T-1', 'history/skipped-states T-2']);
  });
});
