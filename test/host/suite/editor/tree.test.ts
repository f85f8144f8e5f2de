import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, finding, open, orch, rangeOf, TASKS, waitFor } from '../support.js';

describe('the view of tasks', () => {
  before(orch);
  afterEach(closeEditors);

  it('shows the task under the cursor, and its row again on a click', async () => {
    const editor = await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    const row = rangeOf(editor.document, 'T-003').start;
    editor.selection = new vscode.Selection(row, row);
    await vscode.commands.executeCommand('orch.tasks.reveal');

    await closeEditors();
    await vscode.commands.executeCommand('orch.tasks.focus');
    await vscode.commands.executeCommand('list.select');
    const opened = await waitFor('editor', () => vscode.window.activeTextEditor);
    assert.ok(opened.document.uri.path.endsWith(TASKS));
    await waitFor('row', () => vscode.window.activeTextEditor?.selection.start.line === row.line);
  });
});
