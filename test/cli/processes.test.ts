import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folders.js';

const ORCH = join(import.meta.dirname, '../../dist/orch.cjs');
const LEDGER = '| task_id | title | state |\n|---|---|---|\n| T-1 | a | NONSENSE |\n';

// `npm test` builds it; a run of this file alone may come before.
describe.skipIf(!existsSync(ORCH))('dist/orch.cjs', () => {
  it('says the same with the code of an earlier run as without, through pipes', () => {
    const folder = folderWith({ 'ORCH/STATE/TASKS.md': LEDGER });
    const caches = folderWith({});
    const check = (env: object) =>
      spawnSync(process.execPath, [ORCH, 'check', folder], {
        env: { ...process.env, XDG_CACHE_HOME: caches, ...env },
        encoding: 'utf8',
      });
    const plain = check({ NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(plain.stdout).toContain('task/state-unknown');
    expect(readdirSync(caches)).toEqual([]);
    const runs = [check({}), check({})];
    expect(readdirSync(join(caches, 'orch'))).toHaveLength(1);
    for (const { stdout, stderr, status } of runs) {
      expect({ stdout, stderr, status }).toEqual({ stdout: plain.stdout, stderr: '', status: 1 });
    }
  });
});
