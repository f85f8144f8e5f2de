import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentHighlight, Location, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { readFixture } from '../support/fixture.js';
import { LspClient } from '../support/lspClient.js';
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
      [RECORD, 1, 1],
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
