import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver-protocol';
import { LspClient, PULLING } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';

const ROOT = 'file:///srv/shop';
const TASKS = `${ROOT}/ORCH/STATE/TASKS.md`;
const TEXT = `| word | meaning |
|---|---|
| legend | not a ledger's table |

| task_id | title  | state |
|---------|--------|-------|
| T-1 | ログイン画面 | READY |
| T-2|Logo|READY|
`;

let client: LspClient;
beforeEach(async () => {
  client = await LspClient.connect(new MemoryHost(), { folders: [ROOT], capabilities: PULLING });
  await client.open(TASKS, TEXT);
});
afterEach(() => client.stop());

/** The lines after the edits that a request gives. */
async function formatted(method: string, params: object = {}): Promise<string[]> {
  const options = { tabSize: 2, insertSpaces: true };
  const edits = await client.request<TextEdit[]>(method, { textDocument: { uri: TASKS }, options, ...params });
  await client.apply(TASKS, edits);
  return client.textOf(TASKS).split('\n').slice(4);
}

describe('formatting', () => {
  it('aligns the tables of a ledger, and no others', async () => {
    expect(await formatted('textDocument/formatting')).toEqual([
      '| task_id | title        | state |',
      '|---------|--------------|-------|',
      '| T-1     | ログイン画面 | READY |',
      '| T-2     | Logo         | READY |',
      '',
    ]);
    expect(client.textOf(TASKS)).toContain('| word | meaning |\n|---|---|');
    expect(await client.request('textDocument/formatting', { textDocument: { uri: TASKS }, options: {} })).toEqual([]);
  });

  it('brings a selection to the widths of the header, and touches nothing else', async () => {
    const range: Range = { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } };
    const after = await formatted('textDocument/rangeFormatting', { range });
    expect(after).toEqual([...TEXT.split('\n').slice(4, 7), '| T-2     | Logo   | READY |', '']);
  });

  it('aligns the row that is typed when a pipe closes a cell, or behind it', async () => {
    const row = '| T-2     | Logo   | READY |';
    const typed = { position: client.behind(TASKS, '| T-2|'), ch: '|' };
    expect(await formatted('textDocument/onTypeFormatting', typed)).toContain(row);
    await client.replace(TASKS, row, '|T-2|Logo|READY|');
    const below = { position: { line: 8, character: 0 }, ch: '\n' };
    expect(await formatted('textDocument/onTypeFormatting', below)).toContain(row);
    const head = { position: { line: 4, character: 9 }, ch: '|' };
    const edits = await client.request('textDocument/onTypeFormatting', { textDocument: { uri: TASKS }, ...head });
    expect(edits).toEqual([]);
  });
});
