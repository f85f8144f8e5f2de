import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import { folderWith } from '../support/folders.js';
import { hostileCases, REGEX_TRAPS } from '../support/hostile.js';
import { EVERYTHING, LspClient, PULLING } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';

const ROOT = 'file:///srv/shop';
const TASKS = `${ROOT}/ORCH/STATE/TASKS.md`;
const APPROVALS = `${ROOT}/ORCH/STATE/APPROVALS.md`;
const HEALTHY = '| task_id | title | state |\n|---|---|---|\n| T-1 | a | READY |\n';

let client: LspClient;
afterEach(async () => client.stop());

/** Every request that there is, at a place in a document: none may fail. */
async function askEverything(uri: string, line = 2, character = 3): Promise<void> {
  const textDocument = { uri };
  const position = { line, character };
  const range = { start: { line: 0, character: 0 }, end: position };
  await client.request('textDocument/diagnostic', { textDocument });
  await client.request('textDocument/hover', { textDocument, position });
  await client.request('textDocument/completion', { textDocument, position });
  await client.request('textDocument/definition', { textDocument, position });
  await client.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  await client.request('textDocument/documentSymbol', { textDocument });
  await client.request('textDocument/foldingRange', { textDocument });
  await client.request('workspace/diagnostic', { previousResultIds: [] });
  await client.request('orch/overview', null);
}

describe('hostile texts, typed or pasted', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['only line ends', '\r\n\r\r\n\n'],
    ['binary', Array.from({ length: 65_536 }, (_, at) => String.fromCharCode((at * 7919) % 256)).join('')],
    ['a line of 10 MB', `${HEALTHY}| T-2 | ${'x'.repeat(10_000_000)} | READY |\n`],
    [
      '100,000 columns',
      `| task_id | state |${' c |'.repeat(100_000)}\n|---|---|${'---|'.repeat(100_000)}\n| T-1 | READY |\n`,
    ],
    ['17 MB', `${'x'.repeat(999)}\n`.repeat(17_500)],
    ['lone surrogates', `${HEALTHY}| \ud800 | \udfff | READY |\n`],
    ['conflict markers', `${HEALTHY}<<<<<<< a\n=======\n>>>>>>> b\n`],
    [
      'traps for regular expressions',
      HEALTHY + REGEX_TRAPS.map((trap) => `| ${trap} | ${trap} | ${trap} |\n`).join(''),
    ],
  ];

  it.each(texts)('%s: every request is answered, and the next document too', async (_, text) => {
    client = await LspClient.connect(new MemoryHost(), { folders: [ROOT], capabilities: PULLING });
    await client.open(TASKS, text);
    await askEverything(TASKS);
    await askEverything(TASKS, 1_000_000, 1_000_000);
    await client.open(APPROVALS, text);
    await askEverything(APPROVALS);
    await client.edit(
      TASKS,
      { start: { line: 0, character: 0 }, end: { line: 2_000_000, character: 0 } },
      HEALTHY.replace('READY', 'NONSENSE'),
    );
    expect(await client.codes(TASKS)).toContain('task/state-unknown');
    expect(client.log).toEqual([]);
  });
});

describe('hostile folders', () => {
  it.each(hostileCases.map(({ name, make }) => [name, make] as const))('%s', async (_, make) => {
    const folder = folderWith();
    make(folder);
    const root = pathToFileURL(folder).href;
    client = await LspClient.connect(nodeHost(), { folders: [root], capabilities: PULLING });
    await askEverything(`${root}/ORCH/STATE/TASKS.md`);
    await askEverything(`${root}/PROJECT_RULES.md`);
    expect(client.log).toEqual([]);
  });
});

describe('unusual clients', () => {
  it('options of the wrong types count as not given', async () => {
    const options = { locale: 7, trusted: 'no', readsFiles: 1, ruleDocs: null, extra: {} };
    const host = new MemoryHost().add(ROOT, new Map([['ORCH/STATE/TASKS.md', HEALTHY]]));
    client = await LspClient.connect(host, { folders: [ROOT], options });
    await askEverything(TASKS);
    expect(host.opened).toEqual([{ uri: ROOT, trusted: true }]);
  });

  it('an untrusted workspace is opened as such', async () => {
    const host = new MemoryHost();
    client = await LspClient.connect(host, { folders: [ROOT], options: { trusted: false } });
    expect(host.opened).toEqual([{ uri: ROOT, trusted: false }]);
  });

  it('one that refuses registrations still gets answers', async () => {
    client = await LspClient.connect(new MemoryHost(), { folders: [ROOT], capabilities: EVERYTHING });
    client.connection.onRequest('client/registerCapability', () => {
      throw new Error('no');
    });
    await client.open(TASKS, HEALTHY.replace('READY', 'NONSENSE'));
    expect(await client.codes(TASKS)).toContain('task/state-unknown');
  });

  it('a request that is cancelled does not disturb the next', async () => {
    client = await LspClient.connect(new MemoryHost(), { folders: [ROOT], capabilities: PULLING });
    await client.open(TASKS, HEALTHY.replace('READY', 'NONSENSE'));
    const requests = Array.from({ length: 20 }, () => {
      const source = new CancellationTokenSource();
      const answer = client.connection.sendRequest(
        'textDocument/diagnostic',
        { textDocument: { uri: TASKS } },
        source.token,
      );
      source.cancel();
      return answer.catch((error: unknown) => error);
    });
    await Promise.all(requests);
    expect(await client.codes(TASKS)).toContain('task/state-unknown');
    expect(client.log).toEqual([]);
  });

  it('one that closes what it never opened, changes what is closed, and names files that are none', async () => {
    client = await LspClient.connect(new MemoryHost(), { folders: [ROOT, 'not a uri', ''], capabilities: PULLING });
    await client.notify('textDocument/didClose', { textDocument: { uri: TASKS } });
    await client.notify('textDocument/didChange', {
      textDocument: { uri: TASKS, version: 3 },
      contentChanges: [{ text: 'x' }],
    });
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: '::', type: 2 },
        { uri: ROOT, type: 3 },
        { uri: `${ROOT}/ORCH`, type: 3 },
      ],
    });
    for (const uri of ['::', '', 'file://', ROOT, `${ROOT}/`, 'untitled:x', `${ROOT}/../x`]) await askEverything(uri);
    expect(client.log).toEqual([]);
  });
});

describe('bugs', () => {
  it('are logged once, with a trace, answered with an error, and survived', async () => {
    const host = new MemoryHost().add(ROOT, new Map([['ORCH/STATE/TASKS.md', HEALTHY]]));
    let broken = true;
    const openRoot = host.openRoot.bind(host);
    host.openRoot = (uri, trusted) => {
      const files = openRoot(uri, trusted);
      const read = files.read.bind(files);
      files.read = (path) => (broken ? Promise.reject(new Error('a bug')) : read(path));
      return files;
    };
    client = await LspClient.connect(host, { folders: [ROOT], capabilities: PULLING });
    client.log.length = 0;
    await expect(
      client.request('textDocument/hover', { textDocument: { uri: TASKS }, position: { line: 2, character: 3 } }),
    ).rejects.toThrow('a bug');
    expect(
      client.log.filter((message) => message.startsWith('textDocument/hover: Error: a bug\n    at ')),
    ).toHaveLength(1);
    broken = false;
    await askEverything(TASKS);
  });
});
