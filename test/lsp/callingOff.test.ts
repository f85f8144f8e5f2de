import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import { openStore } from '../../server/src/node/store/index.js';
import { folderWith } from '../support/folders.js';
import { EVERYTHING, LspClient, until } from '../support/lspClient.js';
import { ledgersOf } from '../support/nodeMoves.js';

const TASKS = 'ORCH/STATE/TASKS.md';

let client: LspClient;
let folder: string;
/** Lets the other mover go. */
let free: () => void;
let other: Promise<unknown>;
let cancel: CancellationTokenSource;

beforeEach(async () => {
  folder = folderWith(ledgersOf(2));
  client = await LspClient.connect(nodeHost(), {
    folders: [pathToFileURL(folder).href],
    options: { actor: 'WORK@ada', saves: true },
    capabilities: EVERYTHING,
  });
  cancel = new CancellationTokenSource();
});
afterEach(async () => client.stop());

const ledger = (): string => `${pathToFileURL(folder).href}/${TASKS}`;
const text = (): string => readFileSync(join(folder, TASKS), 'utf8');
/** What movers keep beside the ledgers while they wait or write. */
const kept = (): string[] => readdirSync(join(folder, '.orch')).filter((name) => !/^(?:\.gitignore|guard)$/.test(name));

/** Another store keeps all movers out until it is told to let go. */
async function occupy(): Promise<void> {
  await new Promise<void>((begun) => {
    other = openStore(folder).exclusively(() => {
      begun();
      return new Promise<void>((resolve) => (free = resolve));
    });
  });
}

function start(id: string): Promise<unknown> {
  const params = { command: 'orch.server.perform', arguments: [{ intent: { verb: 'event', event: 'start', id } }] };
  return client.connection.sendRequest('workspace/executeCommand', params, cancel.token);
}

/** The ledger is open, with a change that is not saved. */
async function type(): Promise<void> {
  await client.open(ledger(), text());
  await client.replace(ledger(), 'Task 1', 'Task one');
}

describe('a move that waits for another one', () => {
  it('waits no longer once it is called off, and leaves nothing', async () => {
    const before = text();
    await occupy();
    const moving = start('T-1');
    await until(() => kept().some((name) => name.startsWith('owner-')), 'it waits');
    cancel.cancel();
    await expect(moving).rejects.toMatchObject({ code: -32800 });
    expect([kept(), text()]).toEqual([[], before]);
    cancel = new CancellationTokenSource();
    free();
    await other;
    expect(await start('T-1')).toMatchObject({ ok: true, to: 'DOING' });
  });

  it('asks for nothing to be saved then', async () => {
    let asked = false;
    client.connection.onRequest('orch/save', () => {
      asked = true;
      return { saved: false };
    });
    await type();
    await occupy();
    const moving = start('T-1');
    await until(() => kept().some((name) => name.startsWith('owner-')), 'it waits');
    cancel.cancel();
    await expect(moving).rejects.toMatchObject({ code: -32800 });
    expect([kept(), asked]).toEqual([[], false]);
    free();
    await other;
  });
});

it('a move that waits for the editor to save waits no longer once it is called off', async () => {
  const before = text();
  let asking: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => (asking = resolve));
  client.connection.onRequest('orch/save', () => {
    asking?.();
    return new Promise(() => undefined);
  });
  await type();
  const moving = start('T-1');
  await asked;
  cancel.cancel();
  await expect(moving).rejects.toMatchObject({ code: -32800 });
  expect(readdirSync(join(folder, '.orch'))).toEqual(['.gitignore']);
  expect(text()).toBe(before);
});
