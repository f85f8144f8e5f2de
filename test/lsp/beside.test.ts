import { pathToFileURL } from 'node:url';
import { readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CompletionItemKind,
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  type Hover,
  type InlayHint,
  type MarkupContent,
} from 'vscode-languageserver-protocol';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import type { OfferedMove, PerformAnswer } from '../../server/src/protocol.js';
import { readFixture } from '../support/fixture.js';
import { folderWith } from '../support/folders.js';
import { EVERYTHING, LspClient, until } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';
import { ledgersOf } from '../support/nodeMoves.js';

const TASKS = 'ORCH/STATE/TASKS.md';

let client: LspClient;
afterEach(() => client.stop());

describe('code lenses', () => {
  let uri: string;
  let folder: string;

  /** Three tasks that are ready, on disk, with somebody who works here. */
  async function connect(options: object = { offerCommand: 'orch.move' }): Promise<void> {
    folder = folderWith(ledgersOf(3));
    uri = pathToFileURL(folder).href;
    client = await LspClient.connect(nodeHost(), { folders: [uri], options: { actor: 'WORK@ada', ...options } });
    await client.open(ledger(), readFileSync(join(folder, TASKS), 'utf8'));
  }
  const ledger = (): string => `${uri}/${TASKS}`;

  /** Line and title of each lens, as an editor shows them. */
  async function shown(): Promise<(readonly [number, CodeLens])[]> {
    const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: ledger() } });
    return Promise.all(
      found.map(async (lens) => {
        const ready = lens.command === undefined ? await client.request<CodeLens>('codeLens/resolve', lens) : lens;
        return [lens.range.start.line, ready] as const;
      }),
    );
  }
  const titles = (found: Awaited<ReturnType<typeof shown>>): string[] =>
    found.map(([line, { command }]) => `${String(line)} ${command?.title ?? ''}`);

  it('are asked for again where typing in another open ledger changes them', async () => {
    let asked = 0;
    await connect();
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      asked++;
      return null;
    });
    const blocked = `${uri}/blocked_items.md`;
    await client.open(blocked, '# Blocked\n');
    await client.request('textDocument/codeLens', { textDocument: { uri: blocked } });
    const before = titles(await shown());
    const item = '### BLOCK-001: No key\n\n- **status**: Active\n- **task**: T-1\n';
    await client.replace(blocked, '# Blocked\n', `# Blocked\n\n${item}`);
    await until(() => asked > 0, 'lenses are asked for again');
    expect(titles(await shown()).join('\n')).not.toContain(before[2]);
  });

  it('offer what the planners allow, ready to be made', async () => {
    await connect();
    const found = await shown();
    const first = client.behind(ledger(), '| T-1 ').line;
    expect(titles(found)).toEqual([
      `${String(first - 2)} 3 open, 0 under way`,
      `${String(first - 2)} Move a Task…`,
      `${String(first)} Start`,
      `${String(first)} More…`,
    ]);
    const [, start] = found[2]!;
    expect(start.command?.command).toBe('orch.move');
    const offer = start.command?.arguments?.[0] as OfferedMove;
    expect(offer).toMatchObject({ event: 'start', id: 'T-1', to: 'DOING' });
    expect(found[3]?.[1].command?.arguments).toEqual([{ root: uri, id: 'T-1' }]);
    const call = { command: 'orch.server.perform', arguments: [{ root: offer.root, intent: offer.intent }] };
    expect(await client.request<PerformAnswer>('workspace/executeCommand', call)).toMatchObject({ ok: true });
    await until(() => client.askedAgain.codeLens === 1, 'asked again after the move');
  });

  it('say so where a move is not possible after all, and still lead on', async () => {
    await connect();
    const [, , start] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: ledger() } });
    const call = {
      command: 'orch.server.perform',
      arguments: [{ root: uri, intent: { verb: 'event', event: 'start', id: 'T-1' } }],
    };
    await client.request('workspace/executeCommand', call);
    const { command } = await client.request<CodeLens>('codeLens/resolve', start);
    expect(command).toEqual({ title: 'Start (not now)', command: 'orch.move', arguments: [{ root: uri, id: 'T-1' }] });
  });

  it('offer nothing to an editor without a command for it, and are off when the settings say so', async () => {
    await connect({});
    expect(titles(await shown()).map((title) => title.slice(2))).toEqual(['3 open, 0 under way']);
    const settings = { orch: { codeLens: { enabled: false } } };
    await client.notify('workspace/didChangeConfiguration', { settings });
    expect(await shown()).toEqual([]);
    await until(() => client.askedAgain.codeLens === 1, 'asked again after the change of settings');
  });

  it('are registered for the ledgers alone', async () => {
    await connect();
    await until(() => client.registration('textDocument/codeLens') !== undefined, 'registered');
    expect(client.registration('textDocument/codeLens')?.registerOptions).toMatchObject({ resolveProvider: true });
    expect(client.registration('textDocument/inlayHint')).toBeDefined();
    expect(client.init?.capabilities.codeLensProvider).toBeUndefined();
  });
});

describe('completion', () => {
  it('asks the planners for states, and the disk for paths', async () => {
    const files = { ...ledgersOf(2), 'src/login.ts': '', 'src/lib/x.ts': '' };
    const folder = folderWith(files);
    symlinkSync(tmpdir(), join(folder, 'src/out'));
    const uri = pathToFileURL(folder).href;
    const capabilities = { textDocument: { completion: { completionItem: { tagSupport: { valueSet: [1] } } } } };
    const options = { actor: 'WORK@ada', suggestCommand: 'again' };
    client = await LspClient.connect(nodeHost(), { folders: [uri], options, capabilities });
    const ledger = `${uri}/${TASKS}`;
    await client.open(ledger, readFileSync(join(folder, TASKS), 'utf8'));
    const ask = async (behind: string, context?: object): Promise<CompletionItem[]> => {
      const at = { textDocument: { uri: ledger }, position: client.behind(ledger, behind) };
      const list = await client.request<CompletionList | null>('textDocument/completion', { ...at, context });
      return list?.items ?? [];
    };
    const states = await ask('| READY');
    expect(states.map(({ label, tags }) => [label, tags?.[0]]).slice(0, 3)).toEqual([
      ['DOING', undefined],
      ['READY', undefined],
      ['PLAN', 1],
    ]);
    expect(states.find(({ label }) => label === 'DONE')?.documentation).toMatch(/DONE/);
    const row = client
      .textOf(ledger)
      .split('\n')
      .find((line) => line.startsWith('| T-1 '))!;
    const cells = row.split('|');
    const artifact = client
      .textOf(ledger)
      .split('\n')
      .find((line) => line.startsWith('| task_id'))!
      .split('|')
      .findIndex((cell) => cell.trim() === 'artifact');
    cells[artifact] = ' src/ ';
    await client.replace(ledger, row, cells.join('|'));
    const slash = { triggerKind: 2, triggerCharacter: '/' };
    const paths = (await ask('| src/', slash)).filter(({ kind }) => kind === CompletionItemKind.File);
    expect(paths.map(({ label, command }) => [label, command?.command])).toEqual([
      ['src/lib/', 'again'],
      ['src/login.ts', undefined],
    ]);
  });
});

describe('a card in an editor that runs commands from it', () => {
  it('links the moves that are legal for who works here, and no others', async () => {
    const folder = folderWith(ledgersOf(2));
    const uri = pathToFileURL(folder).href;
    const options = { actor: 'WORK@ada', offerCommand: 'orch.move', commandLinks: true };
    client = await LspClient.connect(nodeHost(), { folders: [uri], options });
    const ledger = `${uri}/${TASKS}`;
    await client.open(ledger, readFileSync(join(folder, TASKS), 'utf8'));
    const at = { textDocument: { uri: ledger }, position: client.behind(ledger, '| T-1') };
    const { contents } = await client.request<Hover>('textDocument/hover', at);
    const { value } = contents as MarkupContent;
    const link = /\[\*\*start\*\*\]\(command:orch\.move\?(\S+)\) → `DOING`/.exec(value)?.[1] ?? '';
    expect(JSON.parse(decodeURIComponent(link))).toEqual([expect.objectContaining({ event: 'start', id: 'T-1' })]);
    expect(value).toContain('- **hold** →');
    expect(value).toContain('```text\nPLAN ─ready→ [READY] ─start→');
  });
});

describe('inlay hints', () => {
  const ROOT = 'file:///srv/shop';
  const LEDGER = `${ROOT}/${TASKS}`;
  const { files } = readFixture(`
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner    | lock_owner | lock_expires_at      | due        |
|---------|-------|-------|----------|------------|----------------------|------------|
| T-1     | Login | DOING | WORK@ada | WORK@ada   | 2026-01-15T12:20:00Z | 2026-01-20 |
| T-2     | Logo  | READY | WORK     | -          | -                    | 2026-01-13 |
`);
  const host = new MemoryHost();
  async function connect(options: object = {}): Promise<void> {
    client = await LspClient.connect(host.add(ROOT, files), { folders: [ROOT], options, capabilities: EVERYTHING });
    await client.open(LEDGER, files.get(TASKS)!);
  }
  const ask = (from: number, to: number): Promise<InlayHint[]> => {
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
    return client.request('textDocument/inlayHint', { textDocument: { uri: LEDGER }, range });
  };

  it('count down at the ends of lines, at most once a minute', async () => {
    await connect();
    const end = files.get(TASKS)!.split('\n')[2]!.length;
    expect(await ask(2, 2)).toEqual([
      { position: { line: 2, character: end }, label: '20m left, due in 5 d', paddingLeft: true },
    ]);
    host.clock.advance(59_000);
    await ask(3, 3);
    expect(client.askedAgain.inlayHint).toBe(0);
    host.clock.advance(2_000);
    await until(() => client.askedAgain.inlayHint === 1, 'asked again a minute later');
    expect((await ask(2, 3)).map(({ label }) => label)).toEqual(['18m left, due in 5 d', '2 d overdue']);
  });

  it('are off when the settings say so', async () => {
    await connect({ inlayHints: false });
    expect(await ask(0, 9)).toEqual([]);
    await client.notify('workspace/didChangeConfiguration', { settings: { orch: { inlayHints: { enabled: true } } } });
    expect(await ask(0, 9)).toHaveLength(2);
  });
});
