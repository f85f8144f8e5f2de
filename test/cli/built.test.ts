import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folders.js';

const DIST = join(import.meta.dirname, '../../dist/orch.cjs');

// `npm test` builds it; a run of this file alone may come before.
describe.skipIf(!existsSync(DIST))('dist/orch.cjs', () => {
  it('lives the life of a task as separate processes, whatever the language', () => {
    const folder = folderWith({ 'src/login.ts': 'export const login = 1;\n' });
    const orch = (line: string, lang = 'C'): { code: number | null; out: string; err: string } => {
      const env = { ...process.env, LANG: lang, LC_ALL: '', XDG_CACHE_HOME: join(folder, '.cache') };
      const ran = spawnSync(process.execPath, [DIST, ...line.split(' ')], { cwd: folder, env, encoding: 'utf8' });
      return { code: ran.status, out: ran.stdout, err: ran.stderr };
    };
    spawnSync('git', ['init', '-q'], { cwd: folder });
    expect(orch('init').code).toBe(0);
    expect(orch('plan Login --id T-1 --owner WORK --as CMD@dana')).toEqual({
      code: 0,
      out: 'T-1 (new) → PLAN\n',
      err: '',
    });
    expect(orch('ready T-1 --as CMD@dana').out).toBe('T-1 PLAN → READY\n');
    expect(orch('start T-1 --as WORK@ada').out).toMatch(
      /^T-1 READY → DOING, locked by WORK@ada until .*\(token 1\)\n$/,
    );
    const refused = orch('start T-1 --as WORK@bob', 'ja_JP.UTF-8');
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^orch: .*[ぁ-ん]/) as unknown });
    const submitted = orch('submit T-1 --artifact src/login.ts --as WORK@ada --json');
    const { approval } = JSON.parse(submitted.out) as { approval: string };
    expect(orch(`approve ${approval} --as AUDIT@ren`)).toEqual({ code: 0, out: `${approval} approved\n`, err: '' });
    expect(orch('finish T-1 --as CMD@dana').out).toBe(`T-1 REVIEW → DONE, by ${approval}\n`);
    expect(orch('audit verify').code).toBe(0);
    expect(orch('check').code).toBe(0);
    expect(orch('start').code).toBe(2);
  });

  it('ends where git is not there', () => {
    const folder = folderWith({ 'a.txt': 'a' });
    spawnSync('git', ['init', '-q'], { cwd: folder });
    const orch = (path: string, line: string): number | null => {
      const env = { PATH: path, XDG_CACHE_HOME: join(folder, '.cache') };
      return spawnSync(process.execPath, [DIST, ...line.split(' ')], { cwd: folder, env, timeout: 30_000 }).status;
    };
    const moves = ['plan Login --id T-1 --owner WORK', 'ready T-1', 'start T-1', 'submit T-1 --artifact a.txt'];
    const done = ['init', ...moves.map((move, at) => `${move} --as ${at < 2 ? 'CMD@dana' : 'WORK@ada'}`)];
    expect(done.map((line) => orch(process.env['PATH'] ?? '', line))).toEqual(done.map(() => 0));
    expect(orch('/nonexistent', 'check')).toBe(0);
  });

  it('prints all of a long answer into a pipe', () => {
    const folder = folderWith();
    const script = spawnSync(process.execPath, [DIST, 'completion', 'bash'], { cwd: folder, encoding: 'utf8' });
    expect(script.stdout).toMatch(/complete -F _orch orch\n$/);
  });
});
