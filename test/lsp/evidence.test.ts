import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { TextDocumentEdit } from 'vscode-languageserver-protocol';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import type { EvidenceDiffResult, FixRuleResult } from '../../server/src/protocol.js';
import { folderWith } from '../support/folders.js';
import { EVERYTHING, LspClient } from '../support/lspClient.js';

let client: LspClient;
let folder: string;
let uri: string;
afterEach(async () => client.stop());

const AUTHOR = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
const git = (...args: string[]): string =>
  execFileSync('git', [...AUTHOR, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

const LEDGER = ['| task_id | title | state | owner |', '|---|---|---|---|', '| T-1 | Login | PLAN |  |', ''].join('\n');

async function connect(options: object = {}): Promise<void> {
  folder = folderWith({ 'ORCH/STATE/TASKS.md': LEDGER, 'src/a.txt': 'one\ntwo\nthree\n', 'src/b c.txt': 'x\r\ny\r\n' });
  uri = pathToFileURL(folder).href;
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'start');
  client = await LspClient.connect(nodeHost(), { folders: [uri], options, capabilities: EVERYTHING });
}

/** A record in the folder with this diff, made against a commit. */
function record(diff: string, base?: string): void {
  const front = base === undefined ? '' : front1(base);
  writeFileSync(join(folder, 'e.diff.md'), `${front}# What was done\n\n\`\`\`\`diff\n${diff}\n\`\`\`\`\n`);
}

const front1 = (base: string): string =>
  `---\nversion: 1\ntask: T-1\napproval: A-1\nrequester: WORK@ada\ntime: 2026-01-01T00:00:00Z\nbase: ${base}\ntier: self-report\nfiles: []\nchecks: []\nartifacts: []\n---\n\n`;

const asked = (file = 'e.diff.md'): Promise<EvidenceDiffResult> =>
  client.request('orch/evidenceDiff', { uri: `${uri}/${file}` });

describe('orch/evidenceDiff', () => {
  it('gives both sides of what git says, for changed, new and removed files, against the commit that the record names', async () => {
    await connect();
    const base = git('rev-parse', 'HEAD');
    writeFileSync(join(folder, 'src/a.txt'), 'one\n2\nthree\n');
    writeFileSync(join(folder, 'src/new.txt'), 'fresh\n');
    rmSync(join(folder, 'src/b c.txt'));
    git('add', '.');
    record(git('diff', '--cached', '--full-index'), base);
    git('commit', '-qm', 'next');
    expect(await asked()).toEqual({
      base,
      files: [
        { path: 'src/a.txt', before: 'one\ntwo\nthree\n', after: 'one\n2\nthree\n' },
        { path: 'src/b c.txt', before: 'x\r\ny\r\n', after: null },
        { path: 'src/new.txt', before: null, after: 'fresh\n' },
      ],
    });
  });

  it('takes HEAD where the record names no commit', async () => {
    await connect();
    record('--- a/src/a.txt\n+++ b/src/a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three');
    expect(await asked()).toMatchObject({ base: git('rev-parse', 'HEAD'), files: [{ after: 'one\n2\nthree\n' }] });
  });

  it('says why where it cannot', async () => {
    await connect();
    const problem = async (): Promise<string> => {
      const result = await asked();
      return 'problem' in result ? result.problem : 'none';
    };
    expect(await problem()).toContain('e.diff.md is not there');
    writeFileSync(join(folder, 'e.diff.md'), '# Words alone\n');
    expect(await problem()).toContain('shows no diff');
    record('@@ -1,3 +1,3 @@ cut\n one\n-two');
    expect(await problem()).toContain('cannot be read as a patch');
    const patch = '--- a/src/a.txt\n+++ b/src/a.txt\n@@ -1,3 +1,3 @@\n one\n-TWO\n+2\n three';
    record(patch);
    expect(await problem()).toContain('does not fit src/a.txt');
    record(patch.replace('TWO', 'two'), 'ab'.repeat(20));
    expect(await problem()).toContain('commit ababababab');
    record(patch.replaceAll('src/a.txt', 'src/none.txt'));
    expect(await problem()).toContain('does not fit src/none.txt');
  });

  it('asks no git where the workspace is not trusted', async () => {
    await connect({ trusted: false });
    record('--- a/src/a.txt\n+++ b/src/a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three');
    expect(await asked()).toMatchObject({ problem: expect.stringContaining('git is not asked here') as string });
  });

  it('reads no file outside the folder', async () => {
    await connect();
    await expect(client.request('orch/evidenceDiff', { uri: 'file:///etc/passwd' })).rejects.toThrow(/no file of an/);
    await expect(client.request('orch/evidenceDiff', {})).rejects.toThrow(/no file of an/);
  });
});

describe('orch/fixRule', () => {
  it('gives the safe fixes of one rule, and null where it has none', async () => {
    await connect();
    const fixes = (code: string): Promise<FixRuleResult> => client.request('orch/fixRule', { root: uri, code });
    const edit = await fixes('table/blank-cell');
    const [only] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(only).toMatchObject({ textDocument: { uri: `${uri}/ORCH/STATE/TASKS.md` }, edits: [{}] });
    expect(await fixes('task/overdue')).toBeNull();
    expect(await fixes('no/such')).toBeNull();
    await expect(client.request('orch/fixRule', { root: uri })).rejects.toThrow(/takes/);
  });
});
