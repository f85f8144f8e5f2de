import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkJson, orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';
import { hostileCases } from '../support/hostile.js';

describe('the command line survives', () => {
  it.each(hostileCases.map((one) => [one.name, one] as const))('%s', async (_, { make, codes }) => {
    const folder = folderWith();
    make(folder);
    const { findings } = await checkJson(folder);
    const found = new Set(findings.map(({ rule }) => rule));
    expect([...found]).toEqual(expect.arrayContaining([...codes]));
    const { code } = await orch(['check', folder]);
    expect(code).toBe(findings.some(({ severity }) => severity === 'error') ? 1 : 0);
  });

  it('a workspace that nobody may write to', async () => {
    const folder = folderWith({ 'ORCH/STATE/TASKS.md': '| id | state |\n|---|---|\n| T-1 | READY |\n' });
    chmodSync(folder, 0o555);
    expect((await orch(['check', folder])).code).toBe(0);
  });
});
