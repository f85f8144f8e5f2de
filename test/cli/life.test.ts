import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkJson, CLI_NOW, orch, type Ran } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A repository after `orch init`, in which three actors work. After every command the ledgers hold no error. */
class Team {
  readonly folder: string;
  now = CLI_NOW;

  private constructor() {
    this.folder = folderWith({ 'src/login.ts': 'export const login = 1;\n' });
  }

  static async begin(policy?: string): Promise<Team> {
    const team = new Team();
    team.git('init', '-q', '-b', 'main');
    team.git('config', 'user.email', 'nobody@example.org');
    team.git('config', 'user.name', 'nobody');
    expect((await orch(['init'], { cwd: team.folder })).code).toBe(0);
    if (policy !== undefined)
      writeFileSync(join(team.folder, 'PROJECT_RULES.md'), `---\norch:\n  version: 1\n${policy}---\n`);
    team.git('add', '-A');
    team.git('commit', '-q', '-m', 'Begin');
    return team;
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' });
  }

  /** Somebody types a command; a minute later the next one. */
  async types(actor: string, ...argv: string[]): Promise<Ran> {
    this.now += MINUTE;
    const ran = await orch([...argv, '--as', actor], { cwd: this.folder, now: this.now });
    const { findings } = await checkJson(this.folder, '--now', new Date(this.now).toISOString().replace('.000Z', 'Z'));
    expect(
      findings.filter(({ severity }) => severity === 'error'),
      argv.join(' '),
    ).toEqual([]);
    return ran;
  }

  async done(actor: string, ...argv: string[]): Promise<string> {
    const { code, out, err } = await this.types(actor, ...argv);
    expect({ code, err }, `${actor}: orch ${argv.join(' ')}`).toEqual({ code: 0, err: '' });
    return out.trimEnd();
  }

  /** A wrong turn: nothing is written, the message says why, and what may be typed instead is really accepted. */
  async refused(message: RegExp, actor: string, ...argv: string[]): Promise<string> {
    const before = this.ledgers();
    const { code, out, err } = await this.types(actor, ...argv);
    expect({ code, out }, `${actor}: orch ${argv.join(' ')}\n${err}`).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
    expect(this.ledgers()).toBe(before);
    for (const offered of err.split('\n').filter((line) => line.startsWith('  orch '))) await this.accepts(offered);
    return err;
  }

  /** What a refusal offers can be pasted. */
  async accepts(line: string): Promise<void> {
    const words = line
      .trim()
      .split(' ')
      .slice(1)
      .map((word) => (word === 'PATH' ? 'src/login.ts' : word));
    const { code, err } = await orch([...words, '--dry-run'], { cwd: this.folder, now: this.now });
    expect({ code }, `${line}\n${err}`).toEqual({ code: 0 });
  }

  ledgers(): string {
    return ['TASKS', 'APPROVALS']
      .map((name) => readFileSync(join(this.folder, `ORCH/STATE/${name}.md`), 'utf8'))
      .join('');
  }

  async state(id: string): Promise<string> {
    const { out } = await orch(['status', id, '--json'], { cwd: this.folder, now: this.now });
    return (JSON.parse(out) as { task: { state: string } }).task.state;
  }

  async verified(): Promise<void> {
    const { code, out, err } = await orch(['audit', 'verify'], { cwd: this.folder, now: this.now });
    expect({ code }, out + err).toEqual({ code: 0 });
  }
}

const CMD = 'CMD@dana';
const AUDIT = 'AUDIT@ren';
const WORK = 'WORK@ada';

describe('the life of a task', () => {
  it('runs from plan to finish by three actors, and each wrong turn teaches', async () => {
    const team = await Team.begin();
    expect(await team.done(CMD, 'plan', 'Sign in with a passkey', '--id', 'T-1', '--owner', 'WORK')).toBe(
      'T-1 (new) → PLAN',
    );
    await team.refused(/T-1 .*already|taken/, CMD, 'plan', 'Another', '--id', 't-1');
    await team.refused(/"start" does not lead on from PLAN, .*the way to it is ready \(CMD\)/, WORK, 'start', 'T-1');
    await team.refused(/"ready" of T-1 is for CMD, and you are WORK@ada/, WORK, 'ready', 'T-1');
    await team.refused(/no task "T-9"/, CMD, 'ready', 'T-9');
    expect(await team.done(CMD, 'ready', 'T-1')).toBe('T-1 PLAN → READY');

    await team.refused(/is for its owner WORK, and you are AUDIT@ren/, AUDIT, 'start', 'T-1');
    expect(await team.done(WORK, 'next')).toMatch(/^T-1 {2}READY .*\n\n {2}orch start T-1 --as WORK@ada$/);
    expect(await team.done(WORK, 'start', 'T-1')).toMatch(
      /^T-1 READY → DOING, locked by WORK@ada until \d\d:\d\dZ \(token 1\)$/,
    );
    await team.refused(/WORK@ada is working on T-1 until .*orch next/, 'WORK@bob', 'start', 'T-1');
    await team.refused(/who holds it, and you are WORK@bob/, 'WORK@bob', 'submit', 'T-1', '--artifact', 'src/login.ts');
    await team.refused(/artifact/, WORK, 'submit', 'T-1');
    await team.refused(/no\/such\.ts/, WORK, 'submit', 'T-1', '--artifact', 'no/such.ts');
    await team.refused(
      /"finish" does not lead on from DOING, .*the way to it is submit \(holder\)/,
      CMD,
      'finish',
      'T-1',
    );
    expect(await team.done(WORK, 'submit', 'T-1', '--artifact', 'src/login.ts', '--check', 'npm test=0')).toMatch(
      /^T-1 DOING → REVIEW, (\S+) asks for approval$/,
    );
    const [first] = await pendingOf(team);

    await team.refused(new RegExp(`${first!}, is pending`), CMD, 'finish', 'T-1');
    await team.refused(/WORK@ada may not decide A-001/, WORK, 'approve', first!);
    await team.refused(/needs a reason/, AUDIT, 'return', 'T-1');
    expect(await team.done(AUDIT, 'return', 'T-1', '--reason', 'the empty password is accepted')).toBe(
      `T-1 REVIEW → FIX, ${first!} rejected`,
    );
    await team.refused(/rejected/, AUDIT, 'approve', first!);

    writeFileSync(join(team.folder, 'src/login.ts'), 'export const login = 2;\n');
    expect(await team.done(WORK, 'start', 'T-1')).toMatch(/^T-1 FIX → DOING, .*\(token 2\)$/);
    expect(await team.done(WORK, 'submit', 'T-1', '--artifact', 'src/login.ts')).toMatch(/^T-1 DOING → REVIEW/);
    const [second] = await pendingOf(team);
    expect(second).not.toBe(first);
    expect(await team.done(AUDIT, 'approve', second!)).toBe(`${second!} approved`);
    await team.refused(/"finish" of T-1 is for CMD/, WORK, 'finish', 'T-1');
    expect(await team.done(CMD, 'finish', 'T-1')).toBe(`T-1 REVIEW → DONE, by ${second!}`);
    await team.refused(/is in DONE already/, CMD, 'finish', 'T-1');
    await team.verified();
  });

  it('does not finish work that changed since it was approved', async () => {
    const team = await Team.begin();
    writeFileSync(join(team.folder, 'src/login.ts'), 'export const login = 2;\n');
    const [row] = await submitted(team);
    await team.done(AUDIT, 'approve', row!);
    writeFileSync(join(team.folder, 'src/login.ts'), 'export const login = "changed";\n');
    await team.refused(/src\/login\.ts|changed/, CMD, 'finish', 'T-1');
  });

  it('does not finish where an artifact that git ignores, or that no commit holds, is another by now', async () => {
    for (const path of ['dist/out.js', 'src/new.ts']) {
      const team = await Team.begin();
      writeFileSync(join(team.folder, '.gitignore'), 'dist/\n');
      team.git('add', '-A');
      team.git('commit', '-q', '-m', 'Ignore what is built');
      mkdirSync(join(team.folder, 'dist'));
      writeFileSync(join(team.folder, path), '1\n');
      await team.done(CMD, 'plan', 'Build', '--id', 'T-1', '--owner', 'WORK');
      await team.done(CMD, 'ready', 'T-1');
      await team.done(WORK, 'start', 'T-1');
      await team.done(WORK, 'submit', 'T-1', '--artifact', path);
      const [row] = await pendingOf(team);
      await team.done(AUDIT, 'approve', row!);
      writeFileSync(join(team.folder, path), '2\n');
      await team.refused(new RegExp(`${path} differs`), CMD, 'finish', 'T-1');
      writeFileSync(join(team.folder, path), '1\n');
      expect(await team.done(CMD, 'finish', 'T-1')).toContain('REVIEW → DONE');
    }
  });

  it('comes back by reject, and again by reopen', async () => {
    const team = await Team.begin();
    const [row] = await submitted(team);
    await team.refused(/reason/, AUDIT, 'reject', row!);
    expect(await team.done(AUDIT, 'reject', row!, '--reason', 'no test')).toContain('REVIEW → FIX');
    await team.done(WORK, 'start', 'T-1');
    await team.done(WORK, 'submit', 'T-1', '--artifact', 'src/login.ts');
    await team.done(AUDIT, 'approve', (await pendingOf(team))[0]!);
    await team.done(CMD, 'finish', 'T-1');
    await team.refused(/reason/, AUDIT, 'reopen', 'T-1');
    expect(await team.done(AUDIT, 'reopen', 'T-1', '--reason', 'fails on Windows')).toBe('T-1 DONE → FIX');
    await team.verified();
  });

  it('rests in HOLD from every open state and goes on where it was', async () => {
    const team = await Team.begin();
    const rest = async (expected: string): Promise<void> => {
      await team.refused(/reason/, CMD, 'hold', 'T-1');
      await team.done(CMD, 'hold', 'T-1', '--reason', 'waits for the contract');
      expect(await team.state('T-1')).toBe('HOLD');
      expect(await pendingOf(team)).toEqual([]);
      await team.done(CMD, 'resume', 'T-1');
      expect(await team.state('T-1')).toBe(expected);
    };
    await team.done(CMD, 'plan', 'Login', '--id', 'T-1', '--owner', 'WORK');
    await rest('PLAN');
    await team.done(CMD, 'ready', 'T-1');
    await rest('READY');
    await team.done(WORK, 'start', 'T-1');
    await rest('READY');
    // Whose lock was taken away is told so at the next command.
    expect((await team.types(WORK, 'start', 'T-1')).err).toMatch(
      /you lost the lock of T-1 .* by "hold"; nobody holds it now/,
    );
    await team.done(WORK, 'submit', 'T-1', '--artifact', 'src/login.ts');
    await rest('REVIEW');
    await team.done(WORK, 'request', 'T-1', '--kind', 'result', '--op', 'Login again');
    await team.done(AUDIT, 'return', 'T-1', '--reason', 'no test');
    await rest('FIX');
    await team.done(WORK, 'start', 'T-1');
    await rest('FIX');
    await team.verified();
  });

  it('closes questions that nobody answered in time', async () => {
    const team = await Team.begin();
    const [row] = await submitted(team);
    await team.refused(/./, WORK, 'expire', row!);
    team.now += 8 * DAY;
    await team.refused(/orch expire|orch request/, AUDIT, 'approve', row!);
    expect(await team.done(CMD, 'expire')).toContain('expired');
    expect(await pendingOf(team)).toEqual([]);
    await team.done(WORK, 'request', 'T-1', '--kind', 'result', '--op', 'Login');
    await team.verified();
  });

  it('waits for permission to start where the policy wants one', async () => {
    const team = await Team.begin('  approvals: { required_for: [active, done] }\n');
    await team.done(CMD, 'plan', 'Migrate the database', '--id', 'T-1', '--owner', 'WORK');
    await team.done(CMD, 'ready', 'T-1');
    await team.refused(/orch request T-1 --kind execute/, WORK, 'start', 'T-1');
    expect(await team.done(WORK, 'request', 'T-1', '--kind', 'execute', '--op', 'Migrate')).toContain(
      'asks for approval',
    );
    await team.refused(/execute|pending/, WORK, 'start', 'T-1');
    await team.done(AUDIT, 'approve', (await pendingOf(team))[0]!);
    expect(await team.done(WORK, 'start', 'T-1')).toContain('READY → DOING');
    await team.verified();
  });

  it('asks for a change of a rule like for anything else', async () => {
    const team = await Team.begin();
    await team.done(WORK, 'request', 'rule:wip', '--kind', 'change', '--op', 'Two tasks a person');
    const [row] = await pendingOf(team);
    await team.refused(/WORK@ada may not decide A-001; approvals are decided by CMD, AUDIT/, WORK, 'approve', row!);
    expect(await team.done(CMD, 'approve', row!)).toBe(`${row!} approved`);
    await team.verified();
  });

  it('takes the events of its own policy', async () => {
    const team = await Team.begin(
      '  events:\n    escalate: { from: [active, review], to: paused, by: AUDIT, reason: required, lock: release }\n',
    );
    await team.done(CMD, 'plan', 'Login', '--id', 'T-1', '--owner', 'WORK');
    await team.done(CMD, 'ready', 'T-1');
    await team.done(WORK, 'start', 'T-1');
    await team.refused(/for AUDIT, and you are WORK@ada/, WORK, 'escalate', 'T-1', '--reason', 'stuck');
    await team.refused(/reason/, AUDIT, 'escalate', 'T-1');
    expect(await team.done(AUDIT, 'escalate', 'T-1', '--reason', 'stuck')).toBe('T-1 DOING → HOLD');
    const help = await orch(['help', 'escalate'], { cwd: team.folder });
    expect(help.out).toContain('Usage: orch escalate ID [--reason TEXT] [--token N]');
    expect((await orch(['escalat'], { cwd: team.folder })).err).toContain('escalate');
  });
});

/** A task that was handed in; its pending row. */
async function submitted(team: Team): Promise<readonly string[]> {
  await team.done(CMD, 'plan', 'Login', '--id', 'T-1', '--owner', 'WORK');
  await team.done(CMD, 'ready', 'T-1');
  await team.done(WORK, 'start', 'T-1');
  await team.done(WORK, 'submit', 'T-1', '--artifact', 'src/login.ts');
  return pendingOf(team);
}

async function pendingOf(team: Team): Promise<readonly string[]> {
  const { out } = await orch(['__complete', 'approval'], { cwd: team.folder });
  return out.split('\n').filter((id) => id !== '');
}
