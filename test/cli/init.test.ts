import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkJson, orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const FILES = [
  'ORCH/STATE/TASKS.md',
  'ORCH/STATE/APPROVALS.md',
  'ORCH/STATE/flags.md',
  'blocked_items.md',
  'PROJECT_RULES.md',
  '.gitattributes',
];

const git = (folder: string, ...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });

describe('orch init', () => {
  it.each(['en', 'ja'])('makes ledgers, flags, blocked items and rules without a finding (%s)', async (lang) => {
    const folder = folderWith();
    const { code, out } = await orch(['init', '-C', folder, '--lang', lang]);
    expect(code).toBe(0);
    for (const path of FILES) {
      expect(out).toContain(path);
      expect(existsSync(join(folder, path)), path).toBe(true);
    }
    expect((await checkJson(folder)).findings).toEqual([]);
    const text = readFileSync(join(folder, 'ORCH/STATE/TASKS.md'), 'utf8');
    expect(text).toMatch(/^\| task_id \| title \| state \|/m);
    expect(/[ぁ-ん]/.test(text)).toBe(lang === 'ja');
  });

  it('says that there is nothing to do the second time', async () => {
    const folder = folderWith();
    await orch(['init', '-C', folder]);
    const { code, out } = await orch(['init', '-C', folder]);
    expect({ code, out }).toEqual({ code: 0, out: 'nothing to do: everything is in place\n' });
  });

  it('keeps what is there to the last byte', async () => {
    const tasks = '| id | status |\r\n|---|---|\r\n| T-9 | READY |';
    const folder = folderWith({ 'ORCH/STATE/TASKS.md': tasks, '.gitattributes': '*.png binary' });
    const { out } = await orch(['init', '-C', folder]);
    expect(out).toContain('kept      ORCH/STATE/TASKS.md');
    expect(out).toContain('extended  .gitattributes');
    expect(readFileSync(join(folder, 'ORCH/STATE/TASKS.md'), 'utf8')).toBe(tasks);
    expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toMatch(
      /^\*\.png binary\n# Of Orch.*\n(?:.*\n)*\/ORCH\/AUDIT\/\*\* -text\n/,
    );
  });

  it('writes nothing where a folder on the way leads out', async () => {
    const [folder, outside] = [folderWith(), folderWith()];
    symlinkSync(outside, join(folder, 'ORCH'));
    expect((await orch(['init', '-C', folder])).code).toBe(2);
    expect([existsSync(join(outside, 'STATE')), existsSync(join(folder, 'PROJECT_RULES.md'))]).toEqual([false, false]);
  });

  it('makes them where the policy has them', async () => {
    const folder = folderWith({
      'PROJECT_RULES.md':
        '---\norch:\n  version: 1\n  paths: { tasks: docs/my tasks.md, approvals: docs/ok.md }\n---\n',
    });
    await orch(['init', '-C', folder]);
    expect(existsSync(join(folder, 'docs/my tasks.md'))).toBe(true);
    expect(existsSync(join(folder, 'ORCH/STATE/TASKS.md'))).toBe(false);
    expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toContain('"/docs/my tasks.md" text\n');
    expect((await checkJson(folder)).findings).toEqual([]);
  });

  it('shows with --dry-run a diff that git applies to the same result, and writes nothing', async () => {
    const [shown, done] = [
      folderWith({ '.gitattributes': '*.png binary' }),
      folderWith({ '.gitattributes': '*.png binary' }),
    ];
    const { code, out, err } = await orch(['init', '-C', shown, '--dry-run']);
    expect(code).toBe(0);
    expect(err).toContain('created   PROJECT_RULES.md');
    expect(existsSync(join(shown, 'PROJECT_RULES.md'))).toBe(false);
    git(shown, 'init', '-q');
    writeFileSync(join(shown, 'p.diff'), out);
    git(shown, 'apply', 'p.diff');
    await orch(['init', '-C', done]);
    for (const path of FILES)
      expect(readFileSync(join(shown, path), 'utf8')).toBe(readFileSync(join(done, path), 'utf8'));
  });

  it('tells git to keep the bytes of log and evidence, and to treat ledgers as text', async () => {
    const folder = folderWith();
    git(folder, 'init', '-q');
    await orch(['init', '-C', folder]);
    const text = (path: string): string => git(folder, 'check-attr', 'text', '--', path).trim();
    expect(text('ORCH/AUDIT/2026-01/w-1.jsonl')).toMatch(/: unset$/);
    expect(text('ORCH/patches/2026-01/T-1-A-1.diff.md')).toMatch(/: unset$/);
    expect(text('ORCH/STATE/TASKS.md')).toMatch(/: set$/);
  });

  it('warns where git would ignore the audit log', async () => {
    const folder = folderWith({ '.gitignore': 'ORCH/AUDIT/\n' });
    git(folder, 'init', '-q');
    const { code, err } = await orch(['init', '-C', folder]);
    expect(code).toBe(0);
    expect(err).toMatch(/\.gitignore swallows ORCH\/AUDIT/);
    const { out } = await orch(['init', '-C', folder, '--json']);
    expect(JSON.parse(out)).toMatchObject({ version: 1, ok: true, warnings: [{ code: 'audit/ignored' }] });
  });

  it('writes nothing where one of the paths leads out or is a folder', async () => {
    const outside = folderWith();
    const folder = folderWith();
    mkdirSync(join(folder, 'ORCH'));
    symlinkSync(outside, join(folder, 'ORCH/STATE'));
    const led = await orch(['init', '-C', folder]);
    expect(led.code).toBe(2);
    expect(led.err).toMatch(/ORCH\/STATE\/TASKS\.md leads out/);
    expect(existsSync(join(folder, 'PROJECT_RULES.md'))).toBe(false);
    rmSync(join(folder, 'ORCH'), { recursive: true });
    mkdirSync(join(folder, 'blocked_items.md'));
    expect((await orch(['init', '-C', folder])).err).toMatch(
      /blocked_items\.md leads out of the workspace or is no reg/,
    );
  });
});
