import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { HoldTiming } from '../../server/src/cli/moves/hold/timing.js';
import { CLI_NOW, orch, type Ran } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const TIMING: HoldTiming = { look: 40, heartbeat: undefined, patience: 400 };
const MINUTE = 60_000;
const DIST = join(import.meta.dirname, '../../dist/orch.cjs');

/** A repository in which T-1 is started by WORK@ada. */
async function started(): Promise<string> {
  const folder = folderWith({ 'out.txt': 'made\n' });
  await orch(['init'], { cwd: folder });
  for (const line of [
    'plan Login --id T-1 --owner WORK --as CMD@dana',
    'ready T-1 --as CMD@dana',
    'start T-1 --as WORK@ada',
  ])
    expect((await orch(line.split(' '), { cwd: folder })).code, line).toBe(0);
  return folder;
}

interface Where {
  readonly cwd: string;
  readonly now?: number;
  readonly timing?: HoldTiming;
}

/** `orch lock hold T-1 -- node -e SCRIPT`; the script finds `fs` and `folder` there. */
function hold(script: string, { cwd, ...more }: Where, actor = 'WORK@ada'): Promise<Ran> {
  const code = `const fs = require('fs'); ${script}`;
  const env = { ...process.env, LANG: 'C' } as Record<string, string>;
  const argv = ['lock', 'hold', 'T-1', '--as', actor, '--', process.execPath, '-e', code];
  return orch(argv, { cwd, env, timing: TIMING, ...more });
}

/** What the ledger's row and the lease store say of T-1. */
async function task(
  cwd: string,
  now = CLI_NOW,
): Promise<{ state: string; lock: { owner: string; expires: string } | null }> {
  const { out } = await orch(['status', 'T-1', '--json'], { cwd, now });
  return (JSON.parse(out) as { task: { state: string; lock: { owner: string; expires: string } | null } }).task;
}

async function until(true_: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await true_()); waited += 20) {
    if (waited > 10_000) throw new Error('it did not come');
    await sleep(20);
  }
}

/** A command that runs until there is a file `stop`. */
const UNTIL_STOP = "setInterval(() => { if (fs.existsSync('stop')) process.exit(0) }, 20)";

/** A command that runs until it is stopped, and with it a child that does not listen to SIGTERM; both write as they live. */
const STUBBORN = `
  const { spawn } = require('child_process');
  spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => require('fs').appendFileSync('child', '.'), 20)"]);
  setInterval(() => fs.appendFileSync('parent', '.'), 20);`;

const size = (folder: string, name: string): number =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name)).length : 0;

describe('orch lock hold', () => {
  it('ends as its command ends, and leaves a lock that was there before', async () => {
    const folder = await started();
    const { code, err } = await hold("fs.writeFileSync('ran', process.cwd()); process.exit(7)", { cwd: folder });
    expect({ code, err }).toEqual({ code: 7, err: '' });
    expect(readFileSync(join(folder, 'ran'), 'utf8')).not.toBe('');
    expect(await task(folder)).toMatchObject({ state: 'DOING', lock: { owner: 'WORK@ada' } });
  });

  it('renews the lock while the command runs', async () => {
    const folder = await started();
    const before = (await task(folder)).lock!.expires;
    // A lock lasts 30 minutes: 20 minutes later it is renewed at the start, and then again and again.
    const now = CLI_NOW + 20 * MINUTE;
    const renewed = async (): Promise<number> =>
      Date.parse((await task(folder, now)).lock!.expires) - Date.parse(before);
    const held = hold(UNTIL_STOP, { cwd: folder, now, timing: { ...TIMING, heartbeat: 100 } });
    await until(async () => (await renewed()) >= 20 * MINUTE + 1000);
    writeFileSync(join(folder, 'stop'), '');
    expect((await held).code).toBe(0);
    expect(await renewed()).toBeGreaterThanOrEqual(20 * MINUTE + 1000);
  });

  it('takes the lock of a task whose lock ran out, and gives the task back at the end', async () => {
    const folder = await started();
    const now = CLI_NOW + 60 * MINUTE;
    const { code, err } = await hold(
      "fs.copyFileSync('ORCH/STATE/TASKS.md', 'during')",
      { cwd: folder, now },
      'WORK@bob',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readFileSync(join(folder, 'during'), 'utf8')).toContain('DOING | WORK  | WORK@bob@');
    expect(await task(folder, now)).toMatchObject({ state: 'READY', lock: null });
    const { out } = await orch(['audit', 'export'], { cwd: folder });
    expect(out.trimEnd().split('\n').at(-1)).toContain('"reason":"command ended (exit 0)"');
  });

  it('stops the command and all that it started when the lock is lost, and says so', async () => {
    const folder = await started();
    const held = hold(STUBBORN, { cwd: folder });
    await until(() => size(folder, 'child') > 3 && size(folder, 'parent') > 3);
    expect((await orch(['drop', 'T-1', '--reason', 'not needed', '--as', 'CMD@dana'], { cwd: folder })).code).toBe(0);
    const { code, err } = await held;
    expect(code).toBe(4);
    expect(err).toMatch(/the lock of T-1 is lost, nobody holds it now; the command was stopped/);
    const sizes = [size(folder, 'child'), size(folder, 'parent')];
    await sleep(150);
    expect([size(folder, 'child'), size(folder, 'parent')]).toEqual(sizes);
  });

  it('names who has the lock now', async () => {
    const folder = await started();
    const held = hold(STUBBORN, { cwd: folder });
    await until(() => size(folder, 'parent') > 3);
    const later = CLI_NOW + 60 * MINUTE;
    await orch(['lock', 'steal', 'T-1', '--as', 'WORK@bob', '--reason', 'gone'], { cwd: folder, now: later });
    const { code, err } = await held;
    expect(code).toBe(4);
    expect(err).toMatch(/WORK@bob holds it now/);
  });

  it('lets a command go on whose work was handed in by the same actor', async () => {
    const folder = await started();
    const held = hold(
      "const t = setInterval(() => { if (fs.existsSync('go')) { clearInterval(t); process.exit(3) } }, 20)",
      {
        cwd: folder,
      },
    );
    await sleep(200);
    const { code, err } = await orch(['submit', 'T-1', '--as', 'WORK@ada', '--artifact', 'out.txt'], { cwd: folder });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await sleep(200);
    writeFileSync(join(folder, 'go'), '');
    expect(await held).toEqual({ code: 3, out: '', err: '' });
    expect((await task(folder)).state).toBe('REVIEW');
  });

  it('runs nothing where the lock is not to be had', async () => {
    const folder = await started();
    const { code, out, err } = await hold("fs.writeFileSync('ran', '')", { cwd: folder }, 'WORK@bob');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^orch: .*WORK@ada/);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it('says what it could not start', async () => {
    const folder = await started();
    const argv = ['lock', 'hold', 'T-1', '--as', 'WORK@ada', '--', 'no-such-command', '--fast'];
    const { code, err } = await orch(argv, { cwd: folder, timing: TIMING });
    expect({ code, err }).toEqual({ code: 127, err: 'orch: "no-such-command" could not be started (ENOENT)\n' });
    expect((await orch(['lock', 'hold', 'T-1'], { cwd: folder })).code).toBe(2);
  });

  it('passes no word of a command to a shell', async () => {
    const folder = await started();
    const script = "fs.writeFileSync('words', JSON.stringify(process.argv.slice(1)))";
    const words = ['$HOME', '`id`', ';', 'touch', 'hacked', '--json'];
    const argv = [
      'lock',
      'hold',
      'T-1',
      '--as',
      'WORK@ada',
      '--',
      process.execPath,
      '-e',
      `const fs = require('fs'); ${script}`,
      '--',
    ];
    await orch([...argv, ...words], { cwd: folder, timing: TIMING });
    expect(JSON.parse(readFileSync(join(folder, 'words'), 'utf8'))).toEqual(words);
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });

  // `npm test` builds it; a run of this file alone may come before.
  it.skipIf(!existsSync(DIST) || process.platform === 'win32')('passes signals on to the command', async () => {
    const folder = await started();
    const script = `process.on('SIGINT', () => process.exit(5)); require('fs').writeFileSync('up', ''); setInterval(() => {}, 1000)`;
    const now = new Date(CLI_NOW).toISOString().replace('.000Z', 'Z');
    const argv = [DIST, 'lock', 'hold', 'T-1', '--as', 'WORK@ada', '--now', now, '--', process.execPath, '-e', script];
    const child = spawn(process.execPath, argv, { cwd: folder, stdio: 'inherit' });
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
    await until(() => existsSync(join(folder, 'up')));
    child.kill('SIGINT');
    expect(await ended).toBe(5);
  });
});
