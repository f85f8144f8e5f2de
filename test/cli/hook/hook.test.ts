import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orch, type Ran } from '../../support/cli.js';
import { folderWith } from '../../support/folders.js';
import { write } from '../../support/git.js';

const TASKS = 'ORCH/STATE/TASKS.md';

/** In the place of `orch.cjs`: says what it was called with, and fails where the worktree has a file `fail`. */
const STAND_IN = `
const { existsSync, appendFileSync } = require('node:fs');
appendFileSync(process.env.CALLS, JSON.stringify(process.argv.slice(2)) + '\\n');
if (existsSync('fail')) { console.log('a finding'); process.exit(1); }
`;

interface Repository {
  readonly top: string;
  /** The stand-in. */
  readonly self: string;
  readonly hook: string;
  /** Runs git; its exit code and all that it printed. */
  readonly git: (...args: readonly string[]) => { readonly code: number | null; readonly said: string };
  /** `orch hook VERB` in a folder below the top. */
  orch(line: string, below?: string): Promise<Ran>;
  /** What the hook called Orch with, each time. */
  calls(): readonly (readonly string[])[];
}

function repository(files: Readonly<Record<string, string>> = {}, name = 'repo', tool = 'tool'): Repository {
  const folder = folderWith({ [`${tool}/orch.cjs`]: STAND_IN });
  const top = join(folder, name);
  mkdirSync(top);
  const log = join(folder, 'calls');
  const env = {
    ...process.env,
    HOME: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    CALLS: log,
    LANG: 'C',
  };
  const git: Repository['git'] = (...args) => {
    const config = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
    const ran = spawnSync('git', [...config, ...args], { cwd: top, env, encoding: 'utf8' });
    return { code: ran.status, said: ran.stdout + ran.stderr };
  };
  git('init', '-q');
  write(top, { [TASKS]: '# Tasks\n', ...files });
  git('add', '-A');
  git('commit', '-qm', 'Begin');
  const self = join(folder, tool, 'orch.cjs');
  return {
    top,
    self,
    hook: join(top, '.git/hooks/pre-commit'),
    git,
    orch: (line, below = '.') => orch([...line.split(' '), '-C', join(top, below)], { env, self }),
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').map(parsed) : []),
  };
}

function parsed(line: string): readonly string[] {
  return JSON.parse(line) as string[];
}

const VERSIONS = Object.getOwnPropertyDescriptor(process, 'versions');

let noted = 0;

/** Changes something and commits it. */
function commit({ top, git }: Repository, ...options: readonly string[]): ReturnType<Repository['git']> {
  write(top, { 'note.md': `${String(noted++)}\n` });
  git('add', '-A');
  return git('commit', '-qm', 'Go on', ...options);
}

describe('orch hook install', () => {
  it('has git check what is staged before a commit, and refuses where that fails', async () => {
    const one = repository();
    const { code, out } = await one.orch('hook install');
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^installed in .*pre-commit: /) as unknown,
    });
    expect(commit(one).code).toBe(0);
    expect(one.calls()).toEqual([['check', '--staged', '-C', './']]);
    write(one.top, { fail: '' });
    const refused = commit(one);
    expect(refused).toMatchObject({
      code: 1,
      said: expect.stringMatching(/a finding\norch: the commit is refused\./) as unknown,
    });
    expect(commit(one, '--no-verify').code).toBe(0);
  });

  it('runs before what is there already, and goes without a trace', async () => {
    const mine = Buffer.from('#!/usr/bin/env bash\n# caf\xe9\r\necho mine >&2\nexit 0', 'latin1');
    const one = repository();
    mkdirSync(dirname(one.hook), { recursive: true });
    writeFileSync(one.hook, mine, { mode: 0o750 });
    chmodSync(one.hook, 0o750);
    await one.orch('hook install');
    expect(commit(one)).toMatchObject({ code: 0, said: expect.stringContaining('mine') as unknown });
    expect(one.calls()).toHaveLength(1);
    write(one.top, { fail: '' });
    expect(commit(one)).toMatchObject({ code: 1, said: expect.not.stringContaining('mine') as unknown });
    expect((await one.orch('hook install')).out).toMatch(/^already installed/);
    expect((await one.orch('hook uninstall')).out).toMatch(/^taken out of/);
    expect(readFileSync(one.hook)).toEqual(mine);
    expect(statSync(one.hook).mode & 0o777).toBe(0o750);
    expect((await one.orch('hook uninstall')).out).toMatch(/^there is nothing of Orch/);
  });

  it('leaves nothing behind where it made the file', async () => {
    const one = repository();
    await one.orch('hook install');
    await one.orch('hook uninstall');
    expect(existsSync(one.hook)).toBe(false);
    expect(commit(one).code).toBe(0);
    expect(one.calls()).toEqual([]);
  });

  it.each([
    ['it\'s "my" $(touch x) repo', 'the `tool` & \\ $HOME'],
    ['レポジトリ', '-道具'],
  ])('takes any path as it stands: %s', async (name, tool) => {
    const one = repository({ [`-sub 's/${TASKS}`]: '# Tasks\n' }, name, tool);
    await one.orch('hook install');
    await one.orch('hook install', "-sub 's");
    expect(commit(one)).toEqual({ code: 0, said: '' });
    expect([...one.calls()].sort()).toEqual([
      ['check', '--staged', '-C', './'],
      ['check', '--staged', '-C', "./-sub 's"],
    ]);
    expect((await one.orch('hook status', "-sub 's")).code).toBe(0);
    await one.orch('hook uninstall');
    expect((await one.orch('hook status')).code).toBe(1);
    expect((await one.orch('hook status', "-sub 's")).code).toBe(0);
    await one.orch('hook uninstall', "-sub 's");
    expect(existsSync(one.hook)).toBe(false);
  });

  it('holds in linked worktrees, and lets a branch through that has no such workspace', async () => {
    const one = repository({ 'sub/a.md': 'a\n' });
    const linked = join(one.top, '../linked');
    one.git('worktree', 'add', '-q', linked);
    expect((await one.orch('hook install', '../linked')).out).toContain(one.hook);
    await one.orch('hook install', 'sub');
    rmSync(join(linked, 'sub'), { recursive: true });
    write(linked, { 'note.md': 'x' });
    one.git('-C', linked, 'add', '-A');
    expect(one.git('-C', linked, 'commit', '-qm', 'Without sub')).toEqual({ code: 0, said: '' });
    expect(one.calls()).toEqual([['check', '--staged', '-C', './']]);
    write(linked, { fail: '' });
    one.git('-C', linked, 'add', '-A');
    expect(one.git('-C', linked, 'commit', '-qm', 'Fail').code).toBe(1);
    expect(commit(one).code).toBe(0);
  });

  it('follows core.hooksPath inside the worktree and says so; outside of the repository it refuses', async () => {
    const one = repository({ 'tools/hooks/pre-commit': '#!/bin/sh\n' });
    chmodSync(join(one.top, 'tools/hooks/pre-commit'), 0o755);
    one.git('config', 'core.hooksPath', 'tools/hooks');
    const { out } = await one.orch('hook install');
    expect(out).toMatch(/tools\/hooks\/pre-commit[\s\S]*do not commit them/);
    expect(commit(one).code).toBe(0);
    expect(one.calls()).toHaveLength(1);
    await one.orch('hook uninstall');
    expect(readFileSync(join(one.top, 'tools/hooks/pre-commit'), 'utf8')).toBe('#!/bin/sh\n');
    one.git('config', 'core.hooksPath', '~/shared');
    const refused = await one.orch('hook install');
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/shared\/pre-commit.* check --staged -C/) as unknown,
    });
    expect(existsSync(join(one.top, '../shared'))).toBe(false);
    one.git('config', 'core.hooksPath', 'link');
    symlinkSync(dirname(one.self), join(one.top, 'link'));
    expect((await one.orch('hook install')).code).toBe(1);
    expect(existsSync(join(dirname(one.self), 'pre-commit'))).toBe(false);
  });

  it.each([
    ['#!/usr/bin/env python3\nprint(1)\n', 0o755, /no shell script.*python3/],
    ['\x7fELF\0\0', 0o755, /no shell script/],
    ['#!/bin/sh\necho 1\n', 0o644, /not executable/],
    ['#!/bin/sh\n# >>> orch . >>>\ntrue\n', 0o755, /line 2 has no other half/],
  ])('refuses where its lines cannot go: %j', async (text, mode, why) => {
    const one = repository();
    write(one.top, { '.git/hooks/pre-commit': text });
    chmodSync(one.hook, mode);
    expect(await one.orch('hook install')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(why) as unknown,
    });
    expect(readFileSync(one.hook, 'utf8')).toBe(text);
    expect((await one.orch('hook status')).code).toBe(1);
  });

  it('leaves what a link leads to alone', async () => {
    const one = repository({ 'mine.sh': '#!/bin/sh\n' });
    mkdirSync(dirname(one.hook), { recursive: true });
    symlinkSync('../../mine.sh', one.hook);
    expect(await one.orch('hook install')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is a link/) as unknown,
    });
    expect(readFileSync(join(one.top, 'mine.sh'), 'utf8')).toBe('#!/bin/sh\n');
  });

  it('refuses commits, with what to do, where Orch is gone; another Orch brings it up to date', async () => {
    const one = repository();
    await one.orch('hook install');
    const moved = join(dirname(one.self), 'moved.cjs');
    writeFileSync(moved, STAND_IN);
    rmSync(one.self);
    expect(commit(one)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/no longer at .*orch\.cjs\. Say "orch hook install"/) as unknown,
    });
    expect(commit(one, '--no-verify').code).toBe(0);
    const env = { CALLS: '/dev/null', LANG: 'ja_JP.UTF-8' };
    expect((await orch(['hook', 'status', '-C', one.top], { self: moved })).out).toMatch(/for another Orch/);
    expect((await orch(['hook', 'install', '-C', one.top], { self: moved, env })).out).toMatch(/を更新しました/);
    expect((await orch(['hook', 'status', '-C', one.top], { self: moved })).code).toBe(0);
    expect(commit(one)).toEqual({ code: 0, said: '' });
  });

  it('tells VS Code to be Node, where that installed it', async () => {
    const one = repository();
    writeFileSync(one.self, "process.exit(process.env.ELECTRON_RUN_AS_NODE === '1' ? 0 : 1);");
    await one.orch('hook install');
    expect(commit(one).code).toBe(1);
    const { versions } = process;
    Object.defineProperty(process, 'versions', { ...VERSIONS, value: { ...versions, electron: '39.0.0' } });
    try {
      expect((await one.orch('hook install')).code).toBe(0);
    } finally {
      Object.defineProperty(process, 'versions', { ...VERSIONS, value: versions });
    }
    expect(readFileSync(one.hook, 'utf8')).toMatch(/^ +ELECTRON_RUN_AS_NODE=1 /m);
    expect(commit(one).code).toBe(0);
  });

  it('answers programs, and says where there is nothing to hook into', async () => {
    const one = repository();
    const installed = JSON.parse((await one.orch('hook install --json')).out) as unknown;
    expect(installed).toEqual({
      version: 1,
      ok: true,
      action: 'installed',
      hook: one.hook,
      hooksFolder: 'in-git',
      configured: false,
    });
    expect(JSON.parse((await one.orch('hook status --json')).out)).toMatchObject({ state: 'installed' });
    const nowhere = folderWith();
    expect(await orch(['hook', 'install', '-C', nowhere])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no git/) as unknown,
    });
    expect(JSON.parse((await orch(['hook', 'install', '--json', '-C', nowhere])).out)).toMatchObject({
      code: 'hook/noGit',
    });
    expect((await orch(['hook'])).code).toBe(2);
  });
});
