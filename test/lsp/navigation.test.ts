import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  DocumentHighlight,
  DocumentLink,
  Location,
  SelectionRange,
  SemanticTokens,
  SemanticTokensOptions,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { readFixture } from '../support/fixture.js';
import { LspClient, until } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';
import { NAVIGATION } from '../support/navigation.js';

const ROOT = 'file:///srv/shop';
const TASKS = `${ROOT}/ORCH/STATE/TASKS.md`;
const APPROVALS = `${ROOT}/ORCH/STATE/APPROVALS.md`;
const RECORD = `${ROOT}/ORCH/patches/2026-01/T-1-A-1.diff.md`;
const { files } = readFixture(NAVIGATION);

let client: LspClient;
beforeEach(async () => {
  client = await LspClient.connect(new MemoryHost().add(ROOT, files), { folders: [ROOT] });
  for (const uri of [TASKS, APPROVALS, RECORD]) await client.open(uri, files.get(uri.slice(ROOT.length + 1))!);
});
afterEach(async () => client.stop());

const at = (uri: string, text: string) => ({ textDocument: { uri }, position: client.behind(uri, text) });
const short = ({ uri, range: { start } }: Location): string => `${uri.slice(ROOT.length + 1)}:${start.line + 1}`;

describe('navigation', () => {
  const definition = async (uri: string, text: string): Promise<string[]> =>
    (await client.request<Location[]>('textDocument/definition', at(uri, text))).map(short);

  it('leads from ids to rows, from paths to files that are there, and nowhere else', async () => {
    expect(await definition(APPROVALS, '| A-1     | T-')).toEqual(['ORCH/STATE/TASKS.md:5']);
    expect(await definition(RECORD, 'approval: "A')).toEqual(['ORCH/STATE/APPROVALS.md:3']);
    expect(await definition(TASKS, 'src/log')).toEqual(['src/login.ts:1']);
    expect(await definition(TASKS, 'docs/lo')).toEqual([]);
    expect(await definition(TASKS, '# Spr')).toEqual([]);
  });

  it('finds references, with and without the row itself', async () => {
    const references = async (includeDeclaration: boolean): Promise<string[]> =>
      (
        await client.request<Location[]>('textDocument/references', {
          ...at(APPROVALS, '| A-'),
          context: { includeDeclaration },
        })
      ).map(short);
    const record = 'ORCH/patches/2026-01/T-1-A-1.diff.md';
    expect(await references(false)).toEqual([`${record}:4`, `${record}:8`]);
    expect(await references(true)).toEqual(['ORCH/STATE/APPROVALS.md:3', `${record}:4`, `${record}:8`]);
  });

  it('goes by what an editor shows of a record, saved or not', async () => {
    await client.replace(RECORD, 'version: 1\n', 'version: 1\nnote: more\nnote2: more\n');
    const found = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', at(RECORD, '"A'));
    expect(found.map(({ range }) => range.start.line)).toEqual([5, 9]);
  });
});

describe('rename', () => {
  it('edits every file for the version that it planned on, and renames the record', async () => {
    expect(await client.request('textDocument/prepareRename', at(RECORD, 'task: "T'))).toMatchObject({
      placeholder: 'T-1',
    });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...at(RECORD, 'task: "T'),
      newName: 'T-7',
    });
    const changes = edit.documentChanges ?? [];
    const texts = changes.flatMap((change) => ('edits' in change ? [change] : []));
    expect(texts.map(({ textDocument: { uri, version }, edits }) => [uri, version, edits.length])).toEqual([
      [TASKS, 1, 4],
      [APPROVALS, 1, 2],
      [`${ROOT}/blocked_items.md`, null, 1],
      [RECORD.replace('T-1-A', 'T-7-A'), null, 1],
    ]);
    expect(changes.filter((change) => 'kind' in change)).toEqual([
      { kind: 'rename', oldUri: RECORD, newUri: RECORD.replace('T-1-A', 'T-7-A'), options: { overwrite: false } },
    ]);
  });

  it('says in a sentence what stands in the way', async () => {
    const newName = (name: string) => ({ ...at(TASKS, '| T-'), newName: name });
    await expect(client.request('textDocument/rename', newName('T-2'))).rejects.toThrow('T-2 is taken already');
    await client.replace(APPROVALS, 'ship | pending', 'ship | approved');
    await expect(client.request('textDocument/prepareRename', at(TASKS, '| T-'))).rejects.toThrow(
      'A-1, which is decided',
    );
    expect(await client.request('textDocument/prepareRename', at(TASKS, '# Spr'))).toBeNull();
  });

  it('leaves a ledger alone whose line ends an editor would make the same', async () => {
    await client.stop();
    const mixed = new Map([...files].map(([path, text]) => [path, text.replace('\n', '\r\n')]));
    client = await LspClient.connect(new MemoryHost().add(ROOT, mixed), { folders: [ROOT] });
    await client.open(TASKS, files.get('ORCH/STATE/TASKS.md')!);
    const params = { ...at(TASKS, '| T-'), newName: 'T-7' };
    await expect(client.request('textDocument/rename', params)).rejects.toThrow('line ends of several kinds');
  });
});

describe('pieces of a ledger', () => {
  it('are links that are looked up when they are followed, inside the root alone', async () => {
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: TASKS } });
    const resolved = await Promise.all(links.map((link) => client.request<DocumentLink>('documentLink/resolve', link)));
    expect(links.every(({ target }) => target === undefined)).toBe(true);
    expect(resolved.map(({ target }) => target)).toEqual([`${ROOT}/src/login.ts`, undefined]);
    const out = { ...links[0], data: { from: TASKS, candidates: ['../../etc/passwd'] } };
    expect(await client.request('documentLink/resolve', out)).not.toHaveProperty('target');
  });

  it('are coloured by range, and never in full for a client that asks by range', async () => {
    await until(() => client.registration('textDocument/semanticTokens') !== undefined, 'registered');
    const options: unknown = client.registration('textDocument/semanticTokens')?.registerOptions;
    const { range, full, legend } = options as SemanticTokensOptions;
    expect([range, full, legend.tokenTypes[0]]).toEqual([true, false, 'orchId']);
    const ask = {
      textDocument: { uri: TASKS },
      range: { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } },
    };
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/range', ask);
    expect(data.slice(0, 10)).toEqual([4, 2, 3, 0, 1, 0, 19, 6, 1, 1 << 4]);
  });

  it('are selected step by step, and found by name across the workspace', async () => {
    const { textDocument, position } = at(TASKS, '| Lo');
    const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [position],
    });
    expect(selection?.range.end.character).toBe(17);
    expect(selection?.parent?.range.end.character).toBe(19);
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'logout' });
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([['T-10 Logout', 'READY']]);
  });
});
