import * as vscode from 'vscode';
import { closeEditors, inWorkspace, open, orch, TASKS, waitFor } from '../support.js';

/** The view types and files of what is open, in the order of the groups. */
function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs: all }) =>
    all.map(({ input }) => {
      if (input instanceof vscode.TabInputCustom) return `${input.viewType} ${input.uri.path.split('/').at(-1) ?? ''}`;
      return input instanceof vscode.TabInputText ? `text ${input.uri.path.split('/').at(-1) ?? ''}` : 'other';
    }),
  );
}

const isOpen = (...wanted: readonly string[]): boolean => JSON.stringify(tabs()) === JSON.stringify(wanted);

describe('the board', () => {
  before(orch);
  afterEach(closeEditors);

  it('is another editor of the ledger of tasks', async () => {
    await vscode.commands.executeCommand('vscode.openWith', inWorkspace(TASKS), 'orch.board');
    await waitFor('the board', () => isOpen('orch.board TASKS.md'));
  });

  it('opens beside the text, and the text beside it', async () => {
    await open(TASKS);
    await vscode.commands.executeCommand('orch.board.open');
    await waitFor('the board beside the text', () => isOpen('text TASKS.md', 'orch.board TASKS.md'));
    await closeEditors();
    await vscode.commands.executeCommand('orch.board.open');
    await waitFor('the board alone', () => isOpen('orch.board TASKS.md'));
    await vscode.commands.executeCommand('orch.board.showText');
    await waitFor('the text beside the board', () => isOpen('orch.board TASKS.md', 'text TASKS.md'));
  });
});
