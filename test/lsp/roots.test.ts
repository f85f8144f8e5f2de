import { afterEach, describe, expect, it } from 'vitest';
import type { FileSystemWatcher, Registration, RelativePattern } from 'vscode-languageserver-protocol';
import { formatBaseline, makeBaseline } from '../../server/src/core/index.js';
import type { Overview } from '../../server/src/protocol.js';
import { checkFixture, openFixture } from '../support/fixture.js';
import { EVERYTHING, LspClient, PULLING, until } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';

const SHOP = 'file:///srv/shop';
const BANK = 'file:///srv/bank';
const INNER = `${SHOP}/packages/inner`;
const TASKS = 'ORCH/STATE/TASKS.md';

const table = (...rows: string[]): string => `| task_id | title | state |\n|---|---|---|\n${rows.join('\n')}\n`;
const files = (text: string, rules?: string): ReadonlyMap<string, string> =>
  new Map([[TASKS, text], ...(rules === undefined ? [] : [['PROJECT_RULES.md', rules] as const])]);

let client: LspClient;
afterEach(async () => client.stop());

interface Options {
  readonly documentSelector?: readonly { readonly pattern: string | RelativePattern }[];
  readonly watchers?: readonly FileSystemWatcher[];
}

function patterns(registration: Registration | undefined): string[] {
  const { documentSelector = [], watchers = [] } = (registration?.registerOptions ?? {}) as Options;
  const all = [...documentSelector.map(({ pattern }) => pattern), ...watchers.map(({ globPattern }) => globPattern)];
  return all.map((pattern) =>
    typeof pattern === 'string' ? pattern : `${pattern.baseUri as string} ${pattern.pattern}`,
  );
}

describe('several roots', () => {
  it('each have their own policy, and their ledgers never meet', async () => {
    const host = new MemoryHost()
      .add(SHOP, files(table('| T-1 | a | READY |'), '---\norch:\n  states:\n    BAKING: active\n---\n'))
      .add(BANK, files(table('| T-1 | a | BAKING |')));
    client = await LspClient.connect(host, { folders: [SHOP, BANK], capabilities: PULLING });
    expect(await client.codes(`${SHOP}/${TASKS}`)).not.toContain('task/id-duplicate');
    expect(await client.codes(`${BANK}/${TASKS}`)).toContain('task/state-unknown');
    await client.open(`${SHOP}/${TASKS}`, table('| T-1 | a | BAKING |'));
    expect(await client.codes(`${SHOP}/${TASKS}`)).not.toContain('task/state-unknown');
  });

  it('inside one another: a file belongs to the innermost', async () => {
    const rules = '---\norch:\n  paths:\n    tasks: [ORCH/STATE/TASKS.md, packages/inner/ORCH/STATE/TASKS.md]\n---\n';
    const host = new MemoryHost()
      .add(SHOP, files(table('| T-1 | a | READY |'), rules))
      .add(INNER, files(table('| T-1 | a | READY |')));
    client = await LspClient.connect(host, { folders: [SHOP, INNER], capabilities: PULLING });
    const { roots } = await client.request<Overview>('orch/overview', null);
    expect(roots.map(({ uri, tasks }) => [uri, tasks.map((task) => task.uri)])).toEqual([
      [SHOP, [`${SHOP}/${TASKS}`]],
      [INNER, [`${INNER}/${TASKS}`]],
    ]);
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: INNER, name: 'inner' }] },
    });
    const after = await client.request<Overview>('orch/overview', null);
    expect(after.roots.map(({ tasks }) => tasks.length)).toEqual([2]);
    expect(await client.codes(`${INNER}/${TASKS}`)).toContain('task/id-duplicate');
  });

  it('opened twice are one', async () => {
    const host = new MemoryHost().add(SHOP, files(table('| T-1 | a | READY |')));
    client = await LspClient.connect(host, {
      folders: [SHOP, `${SHOP}/`, 'file:///srv/sh%6Fp'],
      capabilities: PULLING,
    });
    const { roots } = await client.request<Overview>('orch/overview', null);
    expect(roots.map(({ tasks }) => tasks.length)).toEqual([1]);
  });

  it('come and go, with what is open in them', async () => {
    const host = new MemoryHost().add(SHOP, files(table())).add(BANK, files(table('| T-1 | a | READY |')));
    client = await LspClient.connect(host, { folders: [SHOP], capabilities: PULLING });
    const uri = `${BANK}/${TASKS}`;
    await client.open(uri, table('| T-1 | a | NONSENSE |'));
    expect(await client.codes(uri)).toEqual([]);
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: BANK, name: 'bank' }], removed: [] },
    });
    expect(await client.codes(uri)).toContain('task/state-unknown');
    await client.pull(uri);
    const before = client.refreshes;
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: BANK, name: 'bank' }] },
    });
    await until(() => client.refreshes > before, 'refresh');
    expect(await client.codes(uri)).toEqual([]);
  });

  it('need not exist: no folder at all, or one that is nowhere', async () => {
    client = await LspClient.connect(new MemoryHost(), { folders: [], capabilities: PULLING });
    expect(await client.request('orch/overview', null)).toEqual({ roots: [] });
    await client.stop();
    client = await LspClient.connect(new MemoryHost(), { folders: ['vscode-vfs://github/a/b'], capabilities: PULLING });
    await client.open('vscode-vfs://github/a/b/ORCH/STATE/TASKS.md', table('| T-1 | a | NONSENSE |'));
    expect(await client.codes('vscode-vfs://github/a/b/ORCH/STATE/TASKS.md')).toContain('task/state-unknown');
  });
});

describe('registration', () => {
  it('covers exactly the files that the policies name, and no other Markdown', async () => {
    const rules = '---\norch:\n  paths:\n    tasks: "work/[x] tasks.md"\n---\n';
    client = await LspClient.connect(new MemoryHost().add(SHOP, files('', rules)), { folders: [SHOP] });
    expect(client.init?.capabilities).not.toHaveProperty('hoverProvider');
    expect(client.init?.capabilities.textDocumentSync).toBe(0);
    await until(() => client.registration('workspace/didChangeWatchedFiles') !== undefined, 'registered');
    const own = [
      'work/[[]x] tasks.md',
      'ORCH/STATE/APPROVALS.md',
      'ORCH/STATE/flags.md',
      'blocked_items.md',
      'PROJECT_RULES.md',
    ];
    const expected = own.map((path) => `${SHOP} ${path}`);
    for (const method of ['textDocument/diagnostic', 'textDocument/hover']) {
      expect(patterns(client.registration(method)), method).toEqual(expected);
    }
    // Evidence records are Orch's own too, but nothing is said of them unasked.
    for (const method of [
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/definition',
    ]) {
      expect(patterns(client.registration(method)), method).toEqual([...expected, `${SHOP} ORCH/patches/**/*.md`]);
    }
    expect(patterns(client.registration('workspace/didChangeWatchedFiles'))).toEqual([
      ...expected,
      `${SHOP} .orch-baseline.json`,
      `${SHOP} ORCH/AUDIT/**/*.jsonl`,
    ]);
  });

  it('follows the policy while it is typed, and keeps the last valid one while it is broken', async () => {
    const rules = (path: string): string => `---\norch:\n  paths:\n    tasks: ${path}\n---\n`;
    const host = new MemoryHost()
      .add(SHOP, files('', rules('a.md')))
      .add(SHOP, new Map([['b.md', table('| T-1 | x | NONSENSE |')]]));
    client = await LspClient.connect(host, { folders: [SHOP] });
    const first = (): string => patterns(client.registration('textDocument/didOpen'))[0] ?? '';
    await until(() => first().endsWith('a.md'), 'registered');
    await client.open(`${SHOP}/PROJECT_RULES.md`, rules('a.md'));
    await client.replace(`${SHOP}/PROJECT_RULES.md`, 'a.md', 'b.md');
    await until(() => first().endsWith('b.md'), 'registered anew');
    const opens = (): number =>
      [...client.registered.values()].filter(({ method }) => method === 'textDocument/didOpen').length;
    await until(() => opens() === 1, 'the old registration ended');
    expect(await client.codes(`${SHOP}/b.md`)).toContain('task/state-unknown');
    await client.replace(`${SHOP}/PROJECT_RULES.md`, 'tasks: b.md', 'tasks: [');
    expect(await client.codes(`${SHOP}/PROJECT_RULES.md`)).toContain('policy/schema');
    expect(await client.codes(`${SHOP}/b.md`)).toContain('task/state-unknown');
  });

  it('watches the folders of what the rules asked about', async () => {
    const text = '| task_id | state | artifact |\n|---|---|---|\n| T-1 | DONE | src/shop/cart.ts |\n';
    client = await LspClient.connect(new MemoryHost().add(SHOP, files(text)), { folders: [SHOP] });
    const watched = (): string[] => patterns(client.registration('workspace/didChangeWatchedFiles'));
    await until(() => watched().includes(`${SHOP} src/shop/*`), 'watched');
    expect(watched()).toEqual(expect.arrayContaining([`${SHOP} *`, `${SHOP} src/*`]));
  });

  it('writes whole paths for a client without relative patterns', async () => {
    const capabilities = { ...EVERYTHING, textDocument: { ...EVERYTHING.textDocument, filters: {} } };
    client = await LspClient.connect(new MemoryHost().add('file:///srv/a%5Bb%5D', files('')), {
      folders: ['file:///srv/a%5Bb%5D'],
      capabilities,
    });
    await until(() => client.registration('textDocument/didOpen') !== undefined, 'registered');
    expect(patterns(client.registration('textDocument/didOpen'))[0]).toBe('/srv/a[[]b]/ORCH/STATE/TASKS.md');
  });
});

describe('a baseline', () => {
  it('hides what was accepted, as long as it stands there', async () => {
    const ledger = files(table('| T-1 | a | NONSENSE |'));
    const uri = `${SHOP}/${TASKS}`;
    const host = new MemoryHost().add(SHOP, ledger);
    client = await LspClient.connect(host, { folders: [SHOP], capabilities: PULLING });
    expect(await client.codes(uri)).toContain('task/state-unknown');
    await client.pull(uri);
    const findings = checkFixture({ files: ledger, marks: [] });
    host.files.set(`${SHOP}/.orch-baseline.json`, formatBaseline(makeBaseline(findings, openFixture(ledger))));
    const before = client.refreshes;
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${SHOP}/.orch-baseline.json`, type: 1 }],
    });
    await until(() => client.refreshes > before, 'refresh');
    expect(await client.codes(uri)).toEqual([]);
    await client.open(uri, table('| T-1 | a | OTHER |'));
    expect(await client.codes(uri)).toContain('task/state-unknown');
  });

  it('that cannot be read accepts nothing, and the log says so', async () => {
    const host = new MemoryHost().add(SHOP, files(table('| T-1 | a | NONSENSE |')));
    host.files.set(`${SHOP}/.orch-baseline.json`, '{"version": 99}');
    client = await LspClient.connect(host, { folders: [SHOP], capabilities: PULLING });
    expect(await client.codes(`${SHOP}/${TASKS}`)).toContain('task/state-unknown');
    expect(client.log.join()).toContain('.orch-baseline.json is no baseline that this version reads: newer');
  });
});
