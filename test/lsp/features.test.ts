import { afterEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SymbolInformation,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import type { Overview } from '../../server/src/protocol.js';
import { readFixture } from '../support/fixture.js';
import { LspClient, NOTHING, PULLING, until } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';

const ROOT = 'file:///srv/shop';
const TASKS = `${ROOT}/ORCH/STATE/TASKS.md`;
const APPROVALS = `${ROOT}/ORCH/STATE/APPROVALS.md`;

const FILES = readFixture(`
=== ORCH/STATE/TASKS.md
# Sprint

| task_id | title | state  | owner | due        | notes |
|---------|-------|--------|-------|------------|-------|
| T-1     | Login | REVIEW | WORK  | 2026-01-10 | -     |
| T-2     | Logo  | READY  |       |            | x     |
| T-3     | Blog  | READY  | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status  | requested_by | ts_req               |
|---------|---------|------|---------|--------------|----------------------|
| A-1     | T-1     | ship | pending | WORK@ada     | 2026-01-14T09:00:00Z |
=== ORCH/STATE/flags.md
FREEZE=on
`).files;

let client: LspClient;
afterEach(async () => client.stop());

async function connect(capabilities: object = PULLING): Promise<void> {
  client = await LspClient.connect(new MemoryHost().add(ROOT, FILES), { folders: [ROOT], capabilities });
  await client.open(TASKS, FILES.get('ORCH/STATE/TASKS.md')!);
}

const at = (uri: string, text: string) => ({ textDocument: { uri }, position: client.behind(uri, text) });

describe('hover', () => {
  it('is a card in Markdown, with the range of the cell', async () => {
    await connect({ textDocument: { hover: { contentFormat: ['markdown'] } } });
    const hover = await client.request<Hover>('textDocument/hover', at(TASKS, '| T-1     | Log'));
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    expect(hover.contents).toHaveProperty('value', expect.stringContaining('**T\\-1** Login'));
    expect(hover.contents).toHaveProperty('value', expect.stringContaining('- **finish** → `DONE`'));
    expect(hover.range).toEqual({ start: { line: 4, character: 12 }, end: { line: 4, character: 17 } });
  });

  it('is plain text for a client that shows no Markdown, and null in prose', async () => {
    await connect({ textDocument: { hover: { contentFormat: ['plaintext'] } } });
    const hover = await client.request<Hover>('textDocument/hover', at(TASKS, '| T-1     | Log'));
    expect(hover.contents).toMatchObject({ kind: 'plaintext' });
    expect(await client.request('textDocument/hover', at(TASKS, '# Spr'))).toBeNull();
  });
});

describe('completion', () => {
  it('proposes states, the legal ones first, and replaces the cell', async () => {
    await connect();
    const list = await client.request<CompletionList>('textDocument/completion', at(TASKS, 'REVIEW'));
    expect(list.items.slice(0, 2).map(({ label, sortText, filterText }) => [label, sortText, filterText])).toEqual([
      ['FIX', '0000', 'REVIEW FIX'],
      ['DONE', '0001', 'REVIEW DONE'],
    ]);
    const range = { start: { line: 4, character: 20 }, end: { line: 4, character: 26 } };
    expect(list.items[0]?.textEdit).toEqual({ range, newText: 'FIX' });
  });

  it('opens by itself only in an empty cell that has something to propose', async () => {
    await connect();
    const typed = async (behind: string): Promise<unknown> => {
      const context = { triggerKind: 2, triggerCharacter: '|' };
      return client.request('textDocument/completion', { ...at(TASKS, behind), context });
    };
    expect(await typed('| T-1     |')).toBeNull();
    expect(await typed('| T-1     | Login |')).toBeNull();
    expect(await typed('| Logo  | READY  |')).toMatchObject({ isIncomplete: false });
  });
});

describe('code actions', () => {
  const only = (kind: string, diagnostics: Diagnostic[] = []) => ({ only: [kind], diagnostics, triggerKind: 1 });
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 6, character: 99 } };

  it('mend a finding, for the version that was checked', async () => {
    await connect();
    const report = await client.pull(TASKS);
    const items = report.kind === 'full' ? report.items : [];
    const short = items.filter(({ code }) => code === 'table/cell-count');
    expect(short).toHaveLength(1);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: TASKS },
      range: short[0]?.range,
      context: only('quickfix', short),
    });
    const fix = actions.find(({ title }) => title.includes('missing cell'));
    expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: short });
    const [change] = fix?.edit?.documentChanges as TextDocumentEdit[];
    expect(change?.textDocument).toEqual({ uri: TASKS, version: 1 });
    await client.apply(TASKS, change?.edits as { range: Diagnostic['range']; newText: string }[]);
    expect(await client.codes(TASKS)).not.toContain('table/cell-count');
  });

  it('mend everything that is safe at once', async () => {
    await connect();
    const before = await client.codes(TASKS);
    expect(before).toEqual(expect.arrayContaining(['table/blank-cell', 'table/cell-count']));
    const ask = async (): Promise<CodeAction[]> =>
      client.request('textDocument/codeAction', {
        textDocument: { uri: TASKS },
        range: everywhere,
        context: only('source.fixAll'),
      });
    const [fixAll] = await ask();
    expect(fixAll).toMatchObject({ kind: 'source.fixAll.orch' });
    const [change] = fixAll?.edit?.documentChanges as TextDocumentEdit[];
    await client.apply(TASKS, change?.edits as { range: Diagnostic['range']; newText: string }[]);
    const after = await client.codes(TASKS);
    expect(after.filter((code) => code === 'table/blank-cell' || code === 'table/cell-count')).toEqual([]);
    expect(await ask()).toEqual([]);
  });

  it('are none where nothing is wrong, and plain changes for a client without versions', async () => {
    await connect(NOTHING);
    const ask = async (line: number): Promise<CodeAction[]> => {
      const range = { start: { line, character: 0 }, end: { line, character: 99 } };
      return client.request('textDocument/codeAction', {
        textDocument: { uri: TASKS },
        range,
        context: only('quickfix'),
      });
    };
    expect(await ask(0)).toEqual([]);
    const [fix] = await ask(5);
    expect(Object.keys(fix?.edit?.changes ?? {})).toEqual([TASKS]);
  });
});

describe('outline', () => {
  it('nests rows below their table where the client can show that', async () => {
    await connect({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } });
    const [table] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: TASKS },
    });
    expect(table?.name).toBe('Sprint');
    expect(table?.children?.map(({ name, detail }) => [name, detail])).toEqual([
      ['T-1 Login', 'REVIEW'],
      ['T-2 Logo', 'READY'],
      ['T-3 Blog', 'READY'],
    ]);
  });

  it('is flat where it cannot', async () => {
    await connect(NOTHING);
    const found = await client.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri: TASKS },
    });
    expect(found.map(({ name }) => name)).toEqual(['Sprint', 'T-1 Login', 'T-2 Logo', 'T-3 Blog']);
    expect(found[1]?.location.uri).toBe(TASKS);
  });

  it('folds', async () => {
    await connect();
    const found = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: TASKS } });
    expect(found).toEqual([
      { startLine: 0, endLine: 6 },
      { startLine: 2, endLine: 6 },
    ]);
  });

  it('leads from a task to its approvals in the other ledger', async () => {
    await connect();
    const found = await client.request<Location[]>('textDocument/definition', at(TASKS, '| T-1'));
    expect(found.map(({ uri, range }) => [uri, range.start.line])).toEqual([[APPROVALS, 2]]);
  });
});

describe('orch/overview', () => {
  it('shows tasks, flags, approvals and problems of each root, and follows what is typed', async () => {
    await connect();
    const overview = await client.request<Overview>('orch/overview', null);
    expect(overview.roots).toHaveLength(1);
    expect(overview.roots[0]).toMatchObject({
      uri: ROOT,
      name: 'shop',
      flags: { freeze: 'on', autoDecide: 'off', uri: `${ROOT}/ORCH/STATE/flags.md` },
      approvalCounts: { pending: 1, total: 1 },
      candidates: [],
    });
    expect(overview.roots[0]?.tasks[0]).toMatchObject({
      id: 'T-1',
      title: 'Login',
      state: 'REVIEW',
      category: 'review',
      due: '2026-01-10',
      overdue: true,
      uri: TASKS,
      range: { start: { line: 4, character: 0 } },
    });
    expect(overview.roots[0]?.tasks[0]?.problems.warnings).toBeGreaterThan(0);
    const before = client.changes;
    await client.replace(TASKS, 'REVIEW', 'DONE');
    await until(() => client.changes > before, 'orch/changed');
    const after = await client.request<Overview>('orch/overview', null);
    expect(after.roots[0]?.tasks[0]).toMatchObject({ state: 'DONE', overdue: false });
  });
});
