import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkJson, CLI_NOW, orch, type Ran } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** A repository after `orch init`, with git's settings as tests say. */
class Repository {
  readonly folder = folderWith({ 'src/login.ts': 'export const login = 1;\n' });
  now = CLI_NOW;

  static async begin(policy = ''): Promise<Repository> {
    const made = new Repository();
    made.git('init', '-q', '-b', 'main');
    made.git('config', 'user.email', 'nobody@example.org');
    made.git('config', 'user.name', 'nobody');
    expect((await orch(['init'], { cwd: made.folder })).code).toBe(0);
    if (policy !== '') writeFileSync(join(made.folder, 'PROJECT_RULES.md'), `---\norch:\n  version: 1\n${policy}---\n`);
    made.git('add', '-A');
    made.git('commit', '-q', '-m', 'Begin');
    return made;
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  /** Types a command; as somebody, where one is named. */
  async types(actor: string, line: string, more: { cwd?: string; env?: Record<string, string> } = {}): Promise<Ran> {
    this.now += MINUTE;
    const argv = [...line.split(' '), ...(actor === '' ? [] : ['--as', actor])];
    const env = { LANG: 'C', PATH: process.env['PATH'] ?? '', HOME: this.folder, ...more.env };
    return orch(argv, { cwd: more.cwd ?? this.folder, now: this.now, env });
  }

  async done(actor: string, line: string, more: { cwd?: string } = {}): Promise<string> {
    const { code, out, err } = await this.types(actor, line, more);
    expect(code, `${actor}: ${line}: ${err}`).toBe(0);
    // In a linked worktree it is said which ledgers were written.
    if (more.cwd === undefined || more.cwd === this.folder) expect(err).toBe('');
    else expect(err).toContain(this.folder);
    return out.trimEnd();
  }

  /** A task that somebody works on. */
  async started(worker: string, cwd = this.folder): Promise<void> {
    await this.done('CMD@dana', 'plan Login --id T-1 --owner WORK');
    await this.done('CMD@dana', 'ready T-1');
    await this.done(worker, 'start T-1', { cwd });
  }

  get log(): readonly { event: string; actor: string; assurance: string; separation?: string }[] {
    const folder = join(this.folder, 'ORCH/AUDIT');
    const paths = execFileSync('find', [folder, '-name', '*.jsonl'], { encoding: 'utf8' }).trim().split('\n');
    const lines = paths.flatMap((path) => readFileSync(path, 'utf8').trim().split('\n'));
    return lines.map((line) => JSON.parse(line) as { event: string; actor: string; assurance: string });
  }
}

describe('who types', () => {
  const people = '  people: { dana: { emails: [dana@example.org], roles: [CMD] } }\n';

  it('is said by the environment, by git, or by the e-mail; and each line says how surely', async () => {
    const team = await Repository.begin(people);
    const none = await team.types('', 'plan Login');
    expect([none.code, none.err]).toEqual([1, expect.stringMatching(/--as|ORCH_ACTOR|orch\.actor/)]);
    expect((await team.types('', 'plan One', { env: { ORCH_ACTOR: 'WORK@ada' } })).code).toBe(0);
    team.git('config', 'orch.actor', 'AUDIT@kim');
    expect((await team.types('', 'plan Two')).code).toBe(0);
    team.git('config', '--unset', 'orch.actor');
    team.git('config', 'user.email', 'dana@example.org');
    expect((await team.types('', 'plan Three')).code).toBe(0);
    expect((await team.types('AUDIT@dana', 'plan Four')).err).toContain('AUDIT');
    expect(team.log.map(({ actor, assurance }) => `${actor} ${assurance}`)).toEqual([
      'WORK@ada asserted',
      'AUDIT@kim asserted',
      'CMD@dana git-email',
    ]);
  });

  it('is no agent that decides for its operator, or for another agent of hers', async () => {
    const agents =
      '  people: { alice: {}, bob: {} }\n  agents: { claude-1: { operator: alice }, claude-2: { operator: alice }, codex: { operator: bob } }\n';
    const team = await Repository.begin(agents);
    await team.started('WORK@claude-1');
    await team.done('WORK@claude-1', 'submit T-1 --artifact src/login.ts');
    for (const actor of ['AUDIT@claude-1', 'AUDIT@claude-2']) {
      const { code, err } = await team.types(actor, 'approve A-001');
      expect([code, err], actor).toEqual([1, expect.stringContaining('claude-1')]);
    }
    // An agent of somebody else, and then its return; in the end the operator herself.
    await team.done('AUDIT@codex', 'reject A-001 --reason again');
    await team.done('WORK@claude-1', 'start T-1');
    await team.done('WORK@claude-1', 'submit T-1');
    expect(await team.done('AUDIT@alice', 'approve A-002')).toBe('A-002 approved');
    await team.done('CMD@dana', 'finish T-1');
    const marks = team.log.flatMap(({ event, actor, separation }) =>
      event === 'approve' || event === 'return' ? [[actor, separation]] : [],
    );
    expect(marks).toEqual([
      ['AUDIT@codex', undefined],
      ['AUDIT@alice', 'operator'],
    ]);
  });
});

describe('submit from a linked worktree', () => {
  it('tells of the change there, in the ledgers of the main one', async () => {
    const team = await Repository.begin();
    const linked = join(folderWith(), 'linked');
    team.git('worktree', 'add', '-q', linked, '-b', 'work');
    await team.started('WORK@ada', linked);
    writeFileSync(join(linked, 'src/login.ts'), 'export const login = 2;\n');
    execFileSync('git', ['commit', '-qam', 'Log in'], { cwd: linked });
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: linked, encoding: 'utf8' }).trim();
    await team.done('WORK@ada', 'submit T-1', { cwd: join(linked, 'src') });
    const record = /ORCH\/patches\/\S+\.diff\.md/.exec(
      readFileSync(join(team.folder, 'ORCH/STATE/APPROVALS.md'), 'utf8'),
    )?.[0];
    const text = readFileSync(join(team.folder, record ?? ''), 'utf8');
    for (const part of [`head: "${head}"`, 'path: "src/login.ts"', '+export const login = 2;'])
      expect(text).toContain(part);
    expect(existsSync(join(linked, record ?? ''))).toBe(false);
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: linked, encoding: 'utf8' })).toBe('');
    expect(readFileSync(join(team.folder, 'ORCH/STATE/TASKS.md'), 'utf8')).toContain('REVIEW');
    // The commits hold it, so that it does not matter that the main worktree has another file.
    await team.done('AUDIT@kim', 'approve A-001');
    expect(await team.done('CMD@dana', 'finish T-1')).toContain('REVIEW → DONE');
    const { findings } = await checkJson(team.folder, '--now', iso(team.now));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await team.types('', 'audit verify')).code).toBe(0);
  });

  it('notices where work that no commit holds changes afterwards', async () => {
    const team = await Repository.begin();
    const linked = join(folderWith(), 'linked');
    team.git('worktree', 'add', '-q', linked, '-b', 'work');
    await team.started('WORK@ada', linked);
    writeFileSync(join(linked, 'src/login.ts'), 'export const login = 2;\n');
    await team.done('WORK@ada', 'submit T-1', { cwd: linked });
    await team.done('AUDIT@kim', 'approve A-001');
    writeFileSync(join(linked, 'src/login.ts'), 'export const login = 3;\n');
    const { code, err } = await team.types('CMD@dana', 'finish T-1', { cwd: linked });
    expect([code, err]).toEqual([1, expect.stringContaining('src/login.ts differs')]);
  });
});

describe('--now, a year ahead and back', () => {
  /** The token that a lock is taken with. */
  const token = (out: string): number => Number(/\(token (\d+)\)/.exec(out)?.[1]);

  it('revives no lease, and shrinks no token', async () => {
    const team = await Repository.begin();
    await team.started('WORK@ada');
    const [then, later] = [team.now + MINUTE, team.now + YEAR];
    const at = async (time: number, actor: string, line: string): Promise<Ran> =>
      team.types(actor, `${line} --now ${iso(time)}`);
    // Something is done while the lease is long over: it is marked.
    expect((await at(later, 'CMD@dana', 'plan Other --id T-2 --owner WORK')).code).toBe(0);
    const revived = await at(then, 'WORK@ada', 'lock extend T-1');
    expect([revived.code, revived.err]).toEqual([1, expect.stringContaining('does not come alive again')]);
    const again = await at(then, 'WORK@ada', 'lock acquire T-1');
    expect(token(again.out)).toBe(2);
    const stolen = await at(later, 'WORK@bo', 'lock steal T-1');
    expect(token(stolen.out)).toBe(3);
    // Back before the theft, its lease seems to lie in the future: it is bo's all the same, and ada is told.
    const lost = await at(then, 'WORK@ada', 'submit T-1 --artifact src/login.ts');
    expect([lost.code, lost.err]).toEqual([1, expect.stringContaining('WORK@bo')]);
    expect((await at(later, 'WORK@bo', 'recover T-1 --reason back')).code).toBe(0);
    expect(token((await at(then, 'WORK@ada', 'start T-1')).out)).toBe(4);
    expect(token((await at(then - YEAR, 'WORK@ada', 'lock extend T-1')).out) >= 4).toBe(true);
    expect((await team.types('', 'audit verify')).code).toBe(0);
    const { findings } = await checkJson(team.folder, '--now', iso(then));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
