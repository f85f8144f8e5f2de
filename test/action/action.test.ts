import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, type ActionRun, type Job } from '../support/compositeAction.js';
import { folderWith } from '../support/folders.js';
import { commit, git, repositoryWith, write } from '../support/git.js';
import { readSarif } from '../support/sarif.js';
import { readXml } from '../support/xml.js';

const TOP = join(import.meta.dirname, '../..');
const ACTION = join(TOP, 'action');
const DIST = join(TOP, 'dist/orch.cjs');
const TASKS = 'ORCH/STATE/TASKS.md';

interface PullRequest {
  readonly root: string;
  /** Where the branch began. */
  readonly base: string;
}

function orch(root: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [DIST, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A repository with a branch that is checked out, in a subfolder of the repository where one is named. */
function pullRequest(below = '.'): PullRequest {
  const top = repositoryWith({ [join(below, 'readme.md')]: 'x\n' });
  const root = join(top, below);
  orch(root, 'init');
  orch(root, 'plan', 'Login & <b>', '--id', 'T-1', '--owner', 'WORK', '--as', 'CMD@dana');
  orch(root, 'plan', 'Logout', '--id', 'T-2', '--owner', 'WORK', '--as', 'CMD@dana');
  const base = commit(top);
  git(top, 'checkout', '-q', '-b', 'topic');
  return { root, base };
}

function judge({ root, base }: PullRequest, job: Partial<Job> = {}): ActionRun {
  const event = { pull_request: { base: { sha: base } } };
  return runAction(ACTION, { workspace: root, event, ...job, inputs: { orch: DIST, ...job.inputs } });
}

function type(root: string, from: string, to: string): void {
  writeFileSync(join(root, TASKS), readFileSync(join(root, TASKS), 'utf8').replace(from, to));
}

/** Hand edits that skipped states, by `orch check --base`. */
function skipped({ root, base }: PullRequest): readonly { id: string; commit: string }[] {
  const { stdout } = spawnSync(process.execPath, [DIST, 'check', '--json', '--base', base], { cwd: root });
  const { findings } = JSON.parse(stdout.toString()) as { findings: { rule: string; id: string; commit: string }[] };
  return findings
    .filter(({ rule }) => rule === 'history/skipped-states')
    .map(({ id, commit: oid }) => ({ id, commit: oid }));
}

// `npm test` builds it; a run of this file alone may come before.
describe.skipIf(!existsSync(DIST))('the GitHub action', () => {
  it('passes a branch whose every step was a move', () => {
    const request = pullRequest();
    orch(request.root, 'ready', 'T-1', '--as', 'CMD@dana');
    commit(request.root);
    orch(request.root, 'start', 'T-1', '--as', 'WORK@ada');
    commit(request.root);
    const { code, outputs, summary, log } = judge(request);
    expect({ code, outputs, log }).toMatchObject({
      code: 0,
      outputs: { result: 'passed', errors: '0', 'sarif-file': '' },
    });
    expect(summary).toMatch(/^### Orch: the check passed\n\n0 errors, /);
    expect(log).not.toContain('::error');
  });

  it('fails the branch that typed PLAN over to DONE, at its row', () => {
    const request = pullRequest();
    type(request.root, '| PLAN  |', '| DONE  |');
    commit(request.root);
    const env = { GITHUB_SERVER_URL: 'https://git.example', GITHUB_REPOSITORY: 'a/b', GITHUB_SHA: 'c0ffee' };
    const inputs = { 'sarif-file': 'out/orch.sarif', 'junit-file': 'out/orch.xml' };
    const { code, outputs, summary, log } = judge(request, { inputs, env });
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ result: 'failed', 'sarif-file': 'out/orch.sarif' });
    expect(Number(outputs['errors'])).toBeGreaterThan(0);
    expect(log).toMatch(
      /^::error file=ORCH\/STATE\/TASKS\.md,line=7,[^\n]*title=[^\n]*history\/skipped-states[^\n]*::[^\n]*T-1/m,
    );
    expect(summary).toContain('### Orch: the check failed');
    expect(summary).toContain('https://git.example/a/b/blob/c0ffee/ORCH/STATE/TASKS.md?plain=1#L7');
    const { runs } = readSarif(readFileSync(join(request.root, 'out/orch.sarif'), 'utf8'));
    expect(runs[0]?.results.filter(({ level }) => level === 'error').length).toBe(Number(outputs['errors']));
    const report = readXml(readFileSync(join(request.root, 'out/orch.xml'), 'utf8'));
    expect(Number(report.attributes['failures'])).toBeGreaterThan(0);
  });

  it('names the rule of the step that was skipped, also where later commits make up for it', () => {
    const request = pullRequest();
    const step = (from: string, to: string): string => {
      type(request.root, `| ${from} |`, `| ${to} |`);
      return commit(request.root);
    };
    const illegal = step('PLAN ', 'DONE ');
    expect(skipped(request)).toEqual([{ id: 'T-1', commit: illegal }]);
    step('DONE ', 'FIX  ');
    step('FIX  ', 'DOING');
    const mended = judge(request);
    expect(mended.code).toBe(1);
    expect(mended.log).toMatch(/^::error file=ORCH\/STATE\/TASKS\.md,line=7,[^\n]*history\/skipped-states/m);
    expect(skipped(request)).toEqual([{ id: 'T-1', commit: illegal }]);
    step('DOING', 'PLAN ');
    expect(skipped(request)).toEqual([]);
  });

  it('judges a workspace in a subfolder, by paths from the top', () => {
    const request = pullRequest("teams/it's");
    type(request.root, '| PLAN  |', '| DONE  |');
    commit(request.root);
    const workspace = join(request.root, '../..');
    const inputs = { 'working-directory': "teams/it's", 'sarif-file': 'x.sarif' };
    const { code, outputs, log } = judge(request, { workspace, inputs });
    expect(code).toBe(1);
    expect(log).toContain("::error file=teams/it's/ORCH/STATE/TASKS.md,");
    expect(outputs['sarif-file']).toBe("teams/it's/x.sarif");
  });

  it('takes nothing of a ledger, an input or the event for a command', () => {
    const request = pullRequest();
    type(request.root, '| PLAN  |', '| `id`$(touch pwned) ##[add-mask]x ::error::y <img src=x> @team |');
    commit(request.root);
    for (const format of ['github', 'text']) {
      const { code, log, summary } = judge(request, { inputs: { format } });
      expect(code).toBe(1);
      const open = /::stop-commands::(\S+)\n([\s\S]*)\n::\1::/.exec(log)?.[2];
      expect(open !== undefined, format).toBe(format === 'text');
      if (format === 'github')
        expect(
          log
            .split('\n')
            .filter((line) => !line.startsWith('::'))
            .join('\n'),
        ).not.toContain('##[');
      expect(summary).not.toMatch(/<img|@team|`id`/);
    }
    const base = '$(touch pwned);`touch pwned`\n::error::x';
    const { code, log } = judge(request, { inputs: { base } });
    expect(code).toBe(2);
    expect(log).toMatch(/^::error title=Orch::orch: [^\n]*%0A::error::x[^\n]*$/m);
    expect(existsSync(join(request.root, 'pwned'))).toBe(false);
  });

  it('says what to do where the history is not there', () => {
    const request = pullRequest();
    commit(request.root, { 'more.md': 'x\n' });
    const shallow = folderWith();
    git(shallow, 'clone', '-q', '--depth', '1', '--branch', 'topic', `file://${request.root}`, 'clone');
    const { code, log, outputs } = judge({ ...request, root: join(shallow, 'clone') });
    expect({ code, outputs }).toMatchObject({ code: 2, outputs: { result: 'failed' } });
    expect(log).toMatch(/^::error title=Orch::.*fetch-depth: 0/m);
  });

  it('judges a push from what was there before, and else the last commit alone', () => {
    const request = pullRequest();
    const push = (before: string): ActionRun =>
      runAction(ACTION, { workspace: request.root, event: { before }, inputs: { orch: DIST } });
    expect(push(request.base).code).toBe(0);
    expect(push('0'.repeat(40)).code).toBe(0);
    const gone = push('1'.repeat(40));
    expect(gone).toMatchObject({ code: 0, log: expect.stringContaining('::notice title=Orch::') as unknown });
    write(request.root, { [TASKS]: 'no table\n' });
    expect(runAction(ACTION, { workspace: request.root, inputs: { orch: DIST, 'fail-on': 'never' } }).code).toBe(0);
  });

  it('builds Orch in its own checkout where it is not built, and says what it needs', () => {
    const build = `require('fs').mkdirSync('dist'); require('fs').copyFileSync(${JSON.stringify(DIST)}, 'dist/orch.cjs');`;
    const checkout = folderWith({
      'scripts/build.mjs': `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${build}`,
    });
    execFileSync('cp', ['-r', ACTION, join(checkout, 'action')]);
    const request = pullRequest();
    // Of the built command only its first file is there: what matters is that it was made, and is what is run.
    const { log } = runAction(join(checkout, 'action'), { workspace: request.root });
    expect(log).toContain('::group::Building Orch');
    expect(existsSync(join(checkout, 'dist/orch.cjs'))).toBe(true);
    const missing = judge(request, { inputs: { orch: '/no/such/orch.cjs' } });
    expect(missing).toMatchObject({ code: 1, log: expect.stringContaining('names no file') as unknown });
  });
});

it('uses nobody else’s action, and puts no value into a script', () => {
  const text = readFileSync(join(ACTION, 'action.yml'), 'utf8');
  expect(text).not.toMatch(/^\s*-?\s*uses:/m);
  for (const [, script = ''] of text.matchAll(/run: (.*)/g)) expect(script).not.toContain('${{');
});
