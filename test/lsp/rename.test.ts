import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { Checker, formatBaseline, makeBaseline, openWorkspace } from '../../server/src/core/index.js';
import { NO_FACTS } from '../../server/src/core/ports.js';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import { folderWith } from '../support/folders.js';
import { EVERYTHING, LspClient, until } from '../support/lspClient.js';
import { ledgersOf } from '../support/nodeMoves.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const AUDIT = 'ORCH/AUDIT';
const GIT = [
  ['init', '-q'],
  ['add', '.'],
  ['-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-qm', 'x'],
];

let client: LspClient;
let folder: string;
let ledger: string;
afterEach(async () => client.stop());

/** A client that saves what it is asked to, with the task ledger of a committed folder open. */
async function connect(actor = 'CMD@dana', files = ledgersOf(2)): Promise<void> {
  folder = folderWith(files);
  for (const args of GIT) execFileSync('git', args, { cwd: folder });
  const uri = pathToFileURL(folder).href;
  ledger = `${uri}/${TASKS}`;
  client = await LspClient.connect(nodeHost(), {
    folders: [uri],
    options: { actor, saves: true },
    capabilities: EVERYTHING,
  });
  client.connection.onRequest('orch/save', async ({ uris }: { uris: string[] }) => {
    for (const one of uris) {
      writeFileSync(join(folder, decodeURIComponent(one.slice(uri.length + 1))), client.textOf(one));
      await client.notify('textDocument/didSave', { textDocument: { uri: one } });
    }
    return { saved: true };
  });
  await client.open(ledger, read());
}

const read = (): string => readFileSync(join(folder, TASKS), 'utf8');
const rename = (text: string, newName: string): Promise<WorkspaceEdit> =>
  client.request('textDocument/rename', { ...at(text), newName });
const at = (text: string) => ({ textDocument: { uri: ledger }, position: client.behind(ledger, text) });

describe('renaming a task that is committed', () => {
  it('is the move, in the name of who works here, after what is unsaved was saved', async () => {
    await connect();
    expect(await client.request('textDocument/prepareRename', at('| T-1'))).toMatchObject({ placeholder: 'T-1' });
    await client.replace(ledger, '| T-2 |', '| T-2  |');
    expect(await rename('| T-1', ' LOGIN-1 ')).toEqual({ changes: {} });
    expect(read()).toMatch(/\| LOGIN-1 \|[^]*\| T-2 {2}\|/);
    expect(existsSync(join(folder, AUDIT))).toBe(true);
    await client.replace(ledger, client.textOf(ledger), read());
    await until(async () => (await client.codes(ledger)).length === 0, 'nothing to be said of it');
    expect(await rename('| LOGIN-1', 'LOGIN-2')).toEqual({ changes: {} });
  });

  it('says nothing new of what the baseline accepts', async () => {
    const text = (ledgersOf(2)[TASKS] ?? '').replace('| WORK |', '| nobody |');
    const files = { ...ledgersOf(2), [TASKS]: text };
    const workspace = openWorkspace({ sources: Object.entries(files).map(([path, one]) => ({ path, text: one })) });
    const { findings } = new Checker().check(workspace, NO_FACTS, Date.now());
    await connect('CMD@dana', { ...files, '.orch-baseline.json': formatBaseline(makeBaseline(findings, workspace)) });
    expect([findings.map(({ code }) => code), await client.codes(ledger)]).toEqual([['task/owner-unknown'], []]);
    await rename('| T-1', 'LOGIN-1');
    await client.replace(ledger, client.textOf(ledger), read());
    await until(async () => (await client.codes(ledger)).length === 0, 'nothing to be said of it');
    await client.replace(ledger, '| nobody |', '| somebody |');
    await until(
      async () => (await client.codes(ledger)).some((code) => code.includes('owner-unknown')),
      'another owner',
    );
  });

  it('is refused in a sentence, and nothing is written', async () => {
    await connect('WORK@ada');
    const before = read();
    await expect(rename('| T-1', 'LOGIN-1')).rejects.toThrow('WORK@ada');
    await expect(rename('| T-1', 'T-2')).rejects.toThrow();
    expect([read(), existsSync(join(folder, AUDIT))]).toEqual([before, false]);
  });

  it('leaves an id that nobody knows yet to the editor', async () => {
    await connect();
    const row =
      read()
        .split('\n')
        .find((line) => line.startsWith('| T-2 ')) ?? '';
    await client.replace(ledger, row, `${row}\n${row.replace('T-2', 'T-77')}`);

    await until(async () => (await client.codes(ledger)).some((code) => code.includes('history/born')), 'the base');
    const edit = await rename('| T-77', 'T-78');
    expect(JSON.stringify(edit)).toContain('"newText":"T-78"');
    expect(existsSync(join(folder, AUDIT))).toBe(false);
  });
});
