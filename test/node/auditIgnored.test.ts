import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FactCache } from '../../server/src/node/facts.js';
import { checkJson } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const LEDGER =
  '| task_id | title | state | owner | artifact |\n|---|---|---|---|---|\n| T-1 | Login | DONE | WORK | out/a.md |\n';

function repository(ignore: string, more: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith({ 'ORCH/STATE/TASKS.md': LEDGER, '.gitignore': ignore, 'out/a.md': '', ...more });
  execFileSync('git', ['init', '-q'], { cwd: folder });
  return folder;
}

async function codes(folder: string): Promise<readonly string[]> {
  const { findings } = await checkJson(folder);
  return findings.map(({ rule }) => rule).filter((rule) => rule.endsWith('ignored'));
}

const LOG = { 'ORCH/AUDIT/2026-01/w-1.jsonl': '{}\n' };

describe('the audit log in .gitignore', () => {
  it.each(['ORCH/AUDIT/', 'ORCH/', '*.jsonl', 'ORCH/AUDIT/*', 'ORCH/AUDIT/**/*.jsonl', '/ORCH/AUDIT/*/'])(
    'is found by real git: %s',
    async (pattern) => {
      expect(await codes(repository(`${pattern}\n`, LOG))).toContain('audit/ignored');
      expect(await codes(repository(`# ${pattern}\n`, LOG))).toEqual([]);
    },
  );

  it('is no loss where nobody has moved anything yet, or where there is no git', async () => {
    expect(await codes(repository('ORCH/AUDIT/\n'))).toEqual([]);
    expect(await codes(folderWith({ 'ORCH/STATE/TASKS.md': LEDGER, '.gitignore': 'ORCH/AUDIT/\n', ...LOG }))).toEqual(
      [],
    );
  });

  it('does not keep other answers of git back where the folder is a link', async () => {
    const folder = repository('out/\n', { 'elsewhere/2026-01/w-1.jsonl': '{}\n' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'ORCH/AUDIT'));
    expect(await codes(folder)).toEqual(['task/artifact-ignored']);
  });

  it('is found by a server too', async () => {
    const cache = new FactCache(repository('*.jsonl\n', LOG), true);
    const probe = 'ORCH/AUDIT/0000-00/next.jsonl';
    await cache.gather([
      { path: 'ORCH/AUDIT', text: false },
      { path: probe, text: false },
    ]);
    expect(cache.facts.get(probe, false)).toEqual({ kind: 'missing', ignored: true });
    expect(cache.facts.get('ORCH/AUDIT', false)).toEqual({ kind: 'directory', ignored: false });
  });
});
