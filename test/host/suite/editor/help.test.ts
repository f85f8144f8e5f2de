import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, finding, hoverText, open, orch, rangeOf, TASKS, type, waitFor } from '../support.js';

describe('help in a ledger', () => {
  let editor: vscode.TextEditor;

  before(orch);
  beforeEach(async () => {
    editor = await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
  });
  afterEach(closeEditors);

  it('shows a task card on hover', async () => {
    const card = await hoverText(editor.document, rangeOf(editor.document, 'T-001').start);
    assert.match(card, /T-001/);
    assert.match(card, /DONE/);
    assert.match(card, /A-001/);
  });

  it('completes a state', async () => {
    const at = rangeOf(editor.document, 'READY').start;
    const labels = await waitFor('completion', async () => {
      const list = await command<vscode.CompletionList>('vscode.executeCompletionItemProvider', at);
      const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('DOING') ? found : undefined;
    });
    assert.ok(labels.includes('HOLD'), labels.join(' '));
  });

  it('outlines the tasks', async () => {
    const names = await waitFor('outline', async () => {
      const symbols = await command<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider');
      const all = flatten(symbols ?? []).map(({ name }) => name);
      return all.some((name) => name.includes('T-003')) ? all : undefined;
    });
    assert.ok(
      names.some((name) => name.includes('T-005')),
      names.join(' '),
    );
  });

  it('shows lenses above the table, with what can be done there', async () => {
    const titles = await waitFor('code lenses', async () => {
      const lenses = await command<vscode.CodeLens[] | undefined>('vscode.executeCodeLensProvider', 20);
      const all = (lenses ?? []).map(({ command: made }) => made?.title ?? '');
      return all.some((title) => title.includes('open')) ? all : undefined;
    });
    assert.ok(titles.includes('Move a Task…'), titles.join(' | '));
  });

  it('hints at the end of a row how far its due date is away', async () => {
    const everywhere = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await type(editor, '| - | - | - | depends=T-003 |', '| - | 2026-01-02 | - | depends=T-003 |');
    const hint = await waitFor('inlay hint', async () => {
      const hints = await command<vscode.InlayHint[] | undefined>('vscode.executeInlayHintProvider', everywhere);
      return hints?.find(({ label }) => typeof label === 'string' && label.includes('overdue'));
    });
    const line = editor.document.lineAt(hint.position.line);
    assert.equal(hint.position.character, line.text.length);
    assert.match(line.text, /T-004/);
  });

  it('formats the table, a selection, and the row that is typed', async () => {
    const options = { tabSize: 2, insertSpaces: true };
    const { document } = editor;
    const row = document.positionAt(document.getText().indexOf('| T-003'));
    const edits = async (name: string, ...args: unknown[]): Promise<vscode.TextEdit[]> =>
      waitFor(name, async () => {
        const found = await command<vscode.TextEdit[] | undefined>(name, ...args, options);
        return found !== undefined && found.length > 0 && found;
      });
    const whole = await edits('vscode.executeFormatDocumentProvider');
    assert.ok(whole.length > 3);
    const line = new vscode.Range(row.line, 0, row.line, 5);
    const some = await edits('vscode.executeFormatRangeProvider', line);
    assert.ok(some.every(({ range }) => range.start.line === row.line));
    const typed = await edits('vscode.executeFormatOnTypeProvider', row.translate(0, 7), '|');
    assert.ok(typed.every(({ range }) => range.start.line === row.line));
    const formatted = new vscode.WorkspaceEdit();
    formatted.set(document.uri, whole);
    assert.ok(await vscode.workspace.applyEdit(formatted));
    const lines = document.getText().split('\n');
    assert.ok(
      lines.includes(
        '| T-003   | 台帳を直す       | READY | WORK  | -    | -          | -               | 2026-02-30 | -              | -             |',
      ),
      lines.join('\n'),
    );
  });

  it('links the moves that are legal from a card, and draws the process', async () => {
    const card = await hoverText(editor.document, rangeOf(editor.document, 'READY').start);
    assert.match(card, /PLAN ─ready→ \[READY\]/);
  });

  it('strikes through the states that cannot be moved to', async () => {
    const at = rangeOf(editor.document, 'READY').start;
    const done = await waitFor('completion', async () => {
      const list = await command<vscode.CompletionList>('vscode.executeCompletionItemProvider', at);
      return list.items.find(({ label }) => label === 'DONE');
    });
    assert.deepEqual(done.tags, [vscode.CompletionItemTag.Deprecated]);
  });

  async function command<T>(name: string, ...args: unknown[]): Promise<T> {
    return vscode.commands.executeCommand<T>(name, editor.document.uri, ...args);
  }
});

function flatten(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children)]);
}
