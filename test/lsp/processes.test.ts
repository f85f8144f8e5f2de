import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { folderWith } from '../support/folders.js';
import { EVERYTHING, LspClient, PULLING, until } from '../support/lspClient.js';

const DIST = join(import.meta.dirname, '../../dist');
const LEDGER = '| task_id | title | state |\n|---|---|---|\n| T-1 | a | NONSENSE |\n';

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

async function start(folder: string, argv: readonly string[], capabilities: object = PULLING): Promise<LspClient> {
  const spawned = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'inherit'] });
  child = spawned;
  const connection = createMessageConnection(
    new StreamMessageReader(spawned.stdout),
    new StreamMessageWriter(spawned.stdin),
  );
  const client = new LspClient(connection);
  await client.initialize({ folders: [pathToFileURL(folder).href], capabilities });
  return client;
}

/** Asks the process to end, and waits for it. */
async function end(client: LspClient): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child?.once('exit', resolve));
  await client.request('shutdown', null);
  await client.notify('exit', null);
  return ended;
}

// `npm test` builds them; a run of this file alone may come before.
describe.skipIf(!existsSync(join(DIST, 'server.cjs')) || !existsSync(join(DIST, 'orch.cjs')))(
  'the built bundles',
  () => {
    it.each([
      ['dist/server.cjs --stdio', [join(DIST, 'server.cjs'), '--stdio']],
      ['dist/orch.cjs lsp --stdio', [join(DIST, 'orch.cjs'), 'lsp', '--stdio']],
    ])('%s serves a folder on disk and ends when told', async (_, argv) => {
      const folder = folderWith({ 'ORCH/STATE/TASKS.md': LEDGER });
      const client = await start(folder, argv);
      const uri = pathToFileURL(join(folder, 'ORCH/STATE/TASKS.md')).href;
      expect(await client.codes(uri)).toContain('task/state-unknown');
      await client.open(uri, LEDGER);
      await client.replace(uri, 'NONSENSE', 'READY');
      expect(await client.codes(uri)).not.toContain('task/state-unknown');
      expect(await end(client)).toBe(0);
    });

    it('registers for the ledgers of a folder whose name is a glob', async () => {
      const folder = folderWith({ 'a[b]{c}/ORCH/STATE/TASKS.md': LEDGER });
      const client = await start(join(folder, 'a[b]{c}'), [join(DIST, 'server.cjs'), '--stdio'], EVERYTHING);
      await until(() => client.registration('textDocument/didOpen') !== undefined, 'registered');
      expect(await end(client)).toBe(0);
    });

    it('ends when the client is gone without a word', async () => {
      await start(folderWith(), [join(DIST, 'server.cjs'), '--stdio']);
      const ended = new Promise<number | null>((resolve) => child?.once('exit', resolve));
      child?.stdin?.end();
      expect(await ended).toBe(1);
    });
  },
);
