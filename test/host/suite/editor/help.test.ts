import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, finding, hoverText, open, orch, rangeOf, TASKS, waitFor } from '../support.js';

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

  async function command<T>(name: string, ...args: unknown[]): Promise<T> {
    return vscode.commands.executeCommand<T>(name, editor.document.uri, ...args);
  }
});

function flatten(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children)]);
}
