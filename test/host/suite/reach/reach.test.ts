import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Board } from '../boards.js';
import { be, done, NO_APPROVALS, tasksOf } from '../moves.js';
import { APPROVALS, orch, TASKS, waitFor } from '../support.js';
import { MemoryFiles } from './memory.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fileOf = (folder: vscode.Uri, path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);

const codes = (uri: vscode.Uri): readonly string[] =>
  vscode.languages.getDiagnostics(uri).map(({ code }) => String(typeof code === 'object' ? code.value : code));

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

describe('a window with several folders', () => {
  const folder = (index: number): vscode.Uri => {
    const found = vscode.workspace.workspaceFolders?.[index]?.uri;
    assert.ok(found, `folder ${index}`);
    return found;
  };

  before(async () => {
    await orch();
    await be('WORK@ada');
  });
  after(() => be(''));

  it('judges each by its own policy', async () => {
    const ledger = tasksOf(['R-1', 'Ship it', 'SHIPPED']);
    const [one, two] = [0, 1].map((index) => fileOf(folder(index), TASKS)) as [vscode.Uri, vscode.Uri];
    for (const uri of [one, two]) await vscode.workspace.fs.writeFile(uri, bytes(ledger));
    for (const uri of [one, two]) await vscode.window.showTextDocument(uri, { preview: false });
    await waitFor('the unknown state', () => codes(one).includes('task/state-unknown'));
    // The fixture's own findings go with the text that they were about.
    await waitFor('findings by the other policy', () => {
      const found = codes(two);
      return found.length > 0 && !found.includes('task/due-format');
    });
    assert.ok(!codes(two).includes('task/state-unknown'), codes(two).join());
  });

  it('makes moves in a folder that lies on no disk', async () => {
    const root = vscode.Uri.parse('orchmem:/shop');
    const files = new MemoryFiles();
    files.writeFile(fileOf(root, TASKS), bytes(tasksOf(['V-1', 'Sign in', 'READY'])));
    files.writeFile(fileOf(root, APPROVALS), bytes(NO_APPROVALS));
    const provider = vscode.workspace.registerFileSystemProvider('orchmem', files, { isCaseSensitive: true });
    try {
      assert.ok(vscode.workspace.updateWorkspaceFolders(2, 0, { uri: root, name: 'shop' }));
      await waitFor('the folder', () => vscode.workspace.workspaceFolders?.length === 3);
      const given = { root: root.toString(), id: 'V-1' };
      await waitFor('a server that knows the folder', async () => {
        const answer = await vscode.commands.executeCommand<{ ok: boolean; code?: string }>('orch.move.start', given);
        return answer.ok;
      });
      assert.match(await textOf(fileOf(root, TASKS)), /\| V-1 \| Sign in \| DOING \|[^|]*\| WORK@ada@/);
      await done('orch.lock.release', { ...given, reason: 'home' });
      assert.match(await textOf(fileOf(root, TASKS)), /\| V-1 \| Sign in \| READY \|/);
      const board = await Board.of(fileOf(root, TASKS));
      await board.shows('V-1', 'READY');
      const moved = await board.move('V-1', 'DOING');
      assert.equal(moved.kind, 'done', moved.message);
      await board.shows('V-1', 'DOING');
      assert.match(await textOf(fileOf(root, TASKS)), /\| V-1 \| Sign in \| DOING \|/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      vscode.workspace.updateWorkspaceFolders(2, 1);
      await waitFor('the end of the folder', () => vscode.workspace.workspaceFolders?.length === 2);
      provider.dispose();
    }
  });
});
