import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentHighlight, Location } from 'vscode-languageserver-protocol';
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
