import { execFileSync } from 'node:child_process';
import { realpathSync, renameSync, symlinkSync, writeFileSync, rmSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../server/src/core/index.js';
import { readBase, type GitBase } from '../../../server/src/node/git/base.js';
import { GitObjects } from '../../../server/src/node/git/objects.js';
import { folderWith } from '../../support/folders.js';
import { commit, git, repositoryWith, write } from '../../support/git.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const LOG = 'ORCH/AUDIT/2026-01/a.jsonl';
const LEDGER = '| task_id | title | state |\n|---|---|---|\n| T-1 | one | PLAN |\n';

const open: GitObjects[] = [];

afterEach(() => {
  for (const objects of open.splice(0)) objects.end();
});

function objectsIn(root: string): GitObjects {
  const objects = new GitObjects(root);
  open.push(objects);
  return objects;
}

function read(root: string, rev = 'HEAD', previous?: GitBase): Promise<GitBase | undefined> {
  return readBase(objectsIn(root), root, rev, defaultPolicy, previous);
}

function textOf(base: GitBase | undefined, path = TASKS): string | undefined {
  return base?.sources.find((source) => source.path === path)?.text;
}

describe('what a commit has', () => {
  it('is read in a plain clone: ledgers, policy, audit log, who committed it and when', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER, 'PROJECT_RULES.md': '# Rules\n', [LOG]: '{}\n', 'a.txt': 'a' });
    write(root, { [TASKS]: 'changed' });
    const base = await read(root);
    expect(base?.commit).toMatchObject({ oid: git(root, 'rev-parse', 'HEAD'), author: { name: 'a', email: 'a@b.c' } });
    expect(base?.commit.time).toBe(Number(git(root, 'show', '-s', '--format=%ct')) * 1000);
    expect(base?.sources.map(({ path }) => path)).toEqual(['PROJECT_RULES.md', TASKS]);
    expect(textOf(base)).toBe(LEDGER);
    expect([...(base?.audit ?? [])]).toEqual([[LOG, '{}\n']]);
  });

  it('keeps the objects of files that are the same in the next commit', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER, 'PROJECT_RULES.md': '# Rules\n', [LOG]: '{}\n' });
    const first = await read(root);
    commit(root, { [TASKS]: `${LEDGER}| T-2 | two | PLAN |\n` });
    const second = await read(root, 'HEAD', first);
    expect(second?.sources[0]).toBe(first?.sources[0]);
    expect(second?.audit.get(LOG)).toBe(first?.audit.get(LOG));
    expect(textOf(second)).toContain('T-2');
  });
});
