import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { messagesFor, type Outcome } from '../../server/src/core/index.js';
import { FORMS } from '../../server/src/cli/moves/forms.js';
import { report } from '../../server/src/cli/moves/report.js';
import type { CommandContext } from '../../server/src/cli/types.js';
import { CLI_NOW, orch, type Ran } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

let folder = '';
beforeEach(async () => {
  folder = folderWith({ 'out.txt': 'made\n' });
  await orch(['init'], { cwd: folder });
  await types('CMD@dana', 'plan', 'Login', '--id', 'T-1', '--owner', 'WORK');
});

/** Somebody types a command in the folder. */
function types(as: string, ...argv: string[]): Promise<Ran> {
  return orch([...argv, '--as', as], { cwd: folder });
}

const tasks = (): string => readFileSync(join(folder, 'ORCH/STATE/TASKS.md'), 'utf8');
const json = ({ out }: Ran): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;

describe('a move with --json', () => {
  it('answers with one line and nothing else', async () => {
    await types('CMD@dana', 'ready', 'T-1');
    const ran = await types('WORK@ada', 'start', 'T-1', '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^[^\n]+\n$/);
    const { changes, ...answer } = json(ran) as { changes: { before: string; after: string }[] };
    expect(answer).toEqual({
      version: 1,
      ok: true,
      event: 'start',
      id: 'T-1',
      from: 'READY',
      to: 'DOING',
      lock: { owner: 'WORK@ada', expires: '2026-01-15T12:30:00Z', token: 1 },
      approval: null,
      seq: 3,
    });
    expect(changes).toEqual([
      {
        file: 'ORCH/STATE/TASKS.md',
        line: 7,
        before: expect.stringContaining('| READY |') as unknown,
        after: expect.stringContaining('| DOING |') as unknown,
      },
    ]);
    expect(tasks().split('\n')[6]).toBe(changes[0]!.after);
  });

  it.skipIf(process.platform === 'win32')('takes nothing for work that leads out of the workspace', async () => {
    symlinkSync('/etc/passwd', join(folder, 'users.txt'));
    await types('CMD@dana', 'ready', 'T-1');
    await types('WORK@ada', 'start', 'T-1');
    const ran = await types('WORK@ada', 'submit', 'T-1', '--artifact', 'users.txt', '--json');
    expect(json(ran)).toMatchObject({ ok: false, code: 'submit/artifact-outside' });
  });

  it('answers with a refusal in the same way, in English whatever the language', async () => {
    const ran = await orch(['finish', 'T-1', '--json', '--as', 'CMD', '--lang', 'ja'], { cwd: folder });
    expect(ran).toMatchObject({ code: 1, err: '' });
    expect(json(ran)).toMatchObject({
      version: 1,
      ok: false,
      code: 'move/not-legal',
      message: expect.stringMatching(/^"finish" does not lead on from PLAN/) as unknown,
      legal: expect.arrayContaining([{ event: 'ready', by: ['CMD'], missing: [] }]) as unknown,
      retry: 'never',
    });
  });

  it('says that it is done already, who stands in the way, and when to come back', async () => {
    await types('CMD@dana', 'ready', 'T-1');
    expect(json(await types('CMD@dana', 'ready', 'T-1', '--json'))).toMatchObject({ ok: false, alreadyDone: true });
    await types('WORK@ada', 'start', 'T-1');
    expect(json(await types('WORK@bob', 'start', 'T-1', '--json'))).toMatchObject({
      holder: 'WORK@ada',
      retry: '2026-01-15T12:35:00Z',
    });
  });

  it('leaves a wrong call to standard error, as ever', async () => {
    const { code, out, err } = await types('CMD', 'start', '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('orch: ID is missing; see "orch start --help"\n');
  });
});

describe('a move', () => {
  it('is done once for a key, and answers the same again', async () => {
    const first = await types('CMD@dana', 'ready', 'T-1', '--key', 'k-1', '--json');
    expect(await types('CMD@dana', 'ready', 'T-1', '--key', 'k-1', '--json')).toEqual(first);
    expect((await types('CMD@dana', 'drop', 'T-1', '--reason', 'x', '--key', 'k-1')).err).toMatch(
      /used for another move/,
    );
  });

  it('takes the actor from ORCH_ACTOR and from git, and says what to do where there is none', async () => {
    const asked = (env: Record<string, string>): Promise<Ran> =>
      orch(['ready', 'T-1', '--dry-run'], { cwd: folder, env });
    expect((await asked({ LANG: 'C', ORCH_ACTOR: 'CMD@dana' })).code).toBe(0);
    const nobody = await asked({ LANG: 'C', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' });
    expect(nobody).toMatchObject({
      code: 1,
      err: expect.stringMatching(/--as ROLE .*ORCH_ACTOR.*git config/) as unknown,
    });
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['config', 'orch.actor', 'CMD@dana'], { cwd: folder });
    expect((await asked({ LANG: 'C' })).code).toBe(0);
  });

  it('tells in words what changed', async () => {
    expect((await types('CMD@dana', 'set', 'T-1', 'due=2026-02-01', 'priority=P1')).out).toBe(
      'T-1 changed, due - → 2026-02-01, priority - → P1\n',
    );
    expect((await types('CMD@dana', 'undo')).out).toBe('T-1 taken back, due 2026-02-01 → -, priority P1 → -\n');
    expect((await types('CMD@dana', 'assign', 'T-1', 'WORK@ada')).out).toMatch(/^T-1 assigned, owner WORK → WORK@ada/);
    expect((await types('CMD@dana', 'flags', 'set', 'FREEZE=on')).out).toMatch(/^FREEZE set, .*off → on\n$/);
  });

  it('speaks Japanese', async () => {
    const ran = await orch(['start', 'T-1', '--as', 'WORK@ada'], { cwd: folder, env: { LANG: 'ja_JP.UTF-8' } });
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^orch: .*[ぁ-ん]/) as unknown });
  });

  it('keeps a ledger from driving the terminal', async () => {
    writeFileSync(join(folder, 'ORCH/STATE/TASKS.md'), tasks().replace('| T-1 ', '| T-\u001b[31m1 '));
    const { err } = await types('CMD@dana', 'finish', 'T-\u001b[31m1');
    expect(err).toContain('T-␛[31m1');
    expect(err).not.toContain('\u001b');
  });
});

describe('--dry-run', () => {
  const copyOf = (): string => {
    const copy = folderWith();
    execFileSync('cp', ['-r', `${folder}/.`, copy]);
    return copy;
  };
  /** Every file but the audit log and the runtime state, which are no part of a plan's diff. */
  const files = (root: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
        .filter((path) => !/\/(AUDIT|\.orch|\.git)\/|\.diff$/.test(path))
        .map((path) => [path.slice(root.length), readFileSync(path, 'utf8')]),
    );

  it.each([
    ['with LF', (text: string) => text],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['without a final newline', (text: string) => text.replace(/\n$/, '')],
    ['with a BOM', (text: string) => `\uFEFF${text}`],
  ])('writes nothing, and prints a diff that git applies to what the move does (%s)', async (_, change) => {
    await types('CMD@dana', 'ready', 'T-1');
    await types('WORK@ada', 'start', 'T-1');
    writeFileSync(join(folder, 'ORCH/STATE/TASKS.md'), change(tasks()));
    const shown = copyOf();
    const argv = ['submit', 'T-1', '--artifact', 'out.txt', '--as', 'WORK@ada'];
    const dry = await orch([...argv, '--dry-run'], { cwd: shown });
    expect(dry).toMatchObject({ code: 0, err: expect.stringMatching(/^would be: T-1 DOING → REVIEW/) as unknown });
    expect(files(shown)).toEqual(files(folder));
    execFileSync('git', ['init', '-q'], { cwd: shown });
    writeFileSync(join(shown, 'plan.diff'), dry.out);
    execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', 'plan.diff'], { cwd: shown });
    expect((await orch(argv, { cwd: folder })).code).toBe(0);
    expect(files(shown)).toEqual(files(folder));
  });

  it('refuses as the move would', async () => {
    expect(await types('CMD@dana', 'finish', 'T-1', '--dry-run')).toEqual(await types('CMD@dana', 'finish', 'T-1'));
  });
});

describe('an outcome', () => {
  const context: Partial<CommandContext> = {
    io: { out: () => undefined, err: () => undefined, colour: false, terminal: false, width: 80 },
    messages: messagesFor('en'),
    json: false,
    now: CLI_NOW,
  };
  const refused = (code: 'store/conflict' | 'store/busy' | 'store/denied', retry: 'now' | 'never'): Outcome => ({
    kind: 'refused',
    refusal: { ok: false, code, params: { paths: 'a', path: 'a' }, legal: [], retry } as never,
    notices: [],
  });

  it('ends with 4 where others keep writing, so that a script tries again, and with 1 where that helps nothing', () => {
    const exit = (outcome: Outcome): number => report(outcome, context as CommandContext);
    expect(exit(refused('store/conflict', 'now'))).toBe(4);
    expect(exit(refused('store/busy', 'now'))).toBe(4);
    expect(exit(refused('store/denied', 'never'))).toBe(1);
  });
});

describe('flags, blocked items and what is next', () => {
  it('are listed page by page', async () => {
    expect((await types('CMD', 'flags')).out).toBe('FREEZE=off\nAUTO_DECIDE=off\n');
    expect((await types('CMD', 'blocked')).out).toBe('Nothing is blocked.\n');
    for (const title of ['One', 'Two', 'Three']) await types('WORK@ada', 'blocked', 'add', title, '--task', 'T-1');
    const page = json(await types('CMD', 'blocked', '--limit', '2', '--json')) as { blocked: { id: string }[] };
    expect(page).toMatchObject({ version: 1, nextCursor: 2 });
    expect(page.blocked.map(({ id }) => id)).toEqual(['BLOCK-001', 'BLOCK-002']);
    await types('CMD', 'blocked', 'resolve', 'BLOCK-001');
    expect((await types('CMD', 'blocked', 'list')).out).not.toContain('BLOCK-001');
    expect((await types('CMD', 'blocked', 'list', '--all')).out).toContain('BLOCK-001');
    expect((await types('CMD', 'blocked', '--limit', 'many')).err).toMatch(/--limit takes a whole number/);
  });

  it('say with --json what may be started', async () => {
    expect((await types('WORK@ada', 'next')).out).toContain('There is nothing that you may start now');
    await types('CMD@dana', 'ready', 'T-1');
    expect(json(await types('WORK@ada', 'next', '--json'))).toMatchObject({
      version: 1,
      tasks: [{ id: 'T-1', state: 'READY' }],
    });
    expect((await orch(['next'], { cwd: folder, env: { HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } })).code).toBe(1);
  });
});

describe('orch status', () => {
  it('tells of the lock with its token, and what I may do', async () => {
    await types('CMD@dana', 'ready', 'T-1');
    await types('WORK@ada', 'start', 'T-1');
    expect((await orch(['status'], { cwd: folder })).out).toMatch(/^T-1 .* locked by WORK@ada \(30m, token 1\)$/m);
    expect((await types('WORK@ada', 'status', 'T-1')).out).toContain('You may:\n  orch submit T-1');
    expect((await orch(['status', 'T-1'], { cwd: folder })).out).not.toContain('You may:');
    expect(json(await types('WORK@ada', 'status', 'T-1', '--json'))).toMatchObject({
      task: { lock: { owner: 'WORK@ada', token: 1, expired: false } },
      legal: expect.arrayContaining([expect.objectContaining({ event: 'submit' })]) as unknown,
    });
  });
});

describe('a linked worktree', () => {
  it('moves, shows and completes the ledger of the main one', async () => {
    const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('init', '-q');
    git('config', 'user.email', 'nobody@example.org');
    git('config', 'user.name', 'nobody');
    git('add', '-A');
    git('commit', '-q', '-m', 'Begin');
    const linked = join(folderWith(), 'linked');
    git('worktree', 'add', '-q', linked);
    const { out, err } = await orch(['ready', 'T-1', '--as', 'CMD@dana'], { cwd: linked });
    expect(out).toBe('T-1 PLAN → READY\n');
    expect(err).toBe(`orch: this is a linked worktree; the ledgers of record are those in ${realpathSync(folder)}\n`);
    expect(tasks()).toContain('| READY |');
    for (const cwd of [folder, linked]) expect((await orch(['status', 'T-1'], { cwd })).out).toMatch(/^T-1 +READY/);
    expect((await orch(['__complete', 'task', 'start'], { cwd: linked })).out).toBe('T-1\n');
  });
});

describe('the help of a move', () => {
  it.each(['en', 'ja'])('shows how each is written, with examples that are written so (%s)', async (lang) => {
    for (const { words, positionals, options } of FORMS) {
      const { code, out } = await orch([...words, '--help', '--lang', lang]);
      expect(code).toBe(0);
      expect(out).toContain(`orch ${words.join(' ').replace(/ list$/, '')}`);
      for (const { name } of options) expect(out).toContain(`--${name}`);
      for (const { placeholder } of positionals) expect(out).toContain(placeholder);
      expect((await orch(['help', ...words, '--lang', lang])).out).toBe(out);
    }
  });

  it('is that of all that begin with a word, and says what a word lacks', async () => {
    expect((await orch(['help', 'lock'])).out).toMatch(
      /orch lock acquire ID[\s\S]*orch lock clean[\s\S]*orch lock hold ID -- COMMAND/,
    );
    expect((await orch(['lock', '--help'])).out).toBe((await orch(['help', 'lock'])).out);
    expect(await orch(['lock'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/needs one of acquire, /) as unknown,
    });
    expect(await orch(['lock', 'pick'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/has no "pick"/) as unknown,
    });
    expect((await orch(['help'])).out).toMatch(/Moves:\n {2}plan +Write down a new task/);
  });
});

describe('a wrong call of a move', () => {
  it.each([
    [['plan'], 'TITLE is missing'],
    [['plan', 'Fix', 'it'], '"it" is one word too many for "orch plan"'],
    [
      ['request', 'T-1', '--kind', 'permit', '--op', 'x'],
      '--kind does not take "permit"; it takes one of result, execute',
    ],
    [['set', 'T-1', 'state=DONE'], '"state" cannot be set'],
    [['submit', 'T-1', '--check', 'npm test'], 'write "COMMAND=EXIT"'],
    [['start', 'T-1', '--token', 'x'], '--token takes a whole number'],
    [['start', 'T-1', '--speed', '9'], '--speed'],
    [['start', 'T-1', '--now', 'soon'], '--now takes a time'],
    [['undo', '-C', 'no/such'], 'there is no folder "no/such"'],
  ] as const)('is refused with what would be right: orch %j', async (argv, message) => {
    const { code, out, err } = await orch(argv, { cwd: folder });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});
