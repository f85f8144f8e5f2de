import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Board } from '../boards.js';
import { be, done, refused } from '../moves.js';
import { closeEditors, finding, hoverText, inWorkspace, open, orch, rangeOf, read, TASKS } from '../support.js';

describe('in Restricted Mode', () => {
  before(async () => {
    await orch();
    await be('WORK@alice');
  });
  after(async () => {
    await closeEditors();
    await be('');
  });

  it('ledgers are checked, and cards show', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    assert.match(await hoverText(document, rangeOf(document, 'T-001').start), /T-001/);
  });

  it('moves that run nothing are made; one that would ask git is refused, and says why', async () => {
    await done('orch.move.start', { id: 'T-003' });
    const { message } = await refused(
      'orch.move.submit',
      { id: 'T-003', artifacts: ['docs/reader.md'] },
      'store/untrusted',
    );
    assert.match(message, /trust/i);
  });

  it('the board shows the cards, makes moves that run nothing, and says why it cannot make one that asks git', async () => {
    const board = await Board.of(inWorkspace(TASKS));
    await board.shows('T-003', 'DOING');
    const refused = await board.move('T-003', 'REVIEW');
    assert.equal(refused.kind, 'refused');
    assert.match(refused.message ?? '', /trust/i);
    await be('CMD@dana');
    const moved = await board.move('T-004', 'READY');
    assert.equal(moved.kind, 'done', moved.message);
    await board.shows('T-004', 'READY');
    assert.match(await read(TASKS), /\| T-004 \| Ship it \| READY \|/);
  });

  it('terminals get no command', async () => {
    const { terminal } = (await orch()).exports as unknown as { terminal: string };
    await assert.rejects(
      Promise.resolve(vscode.workspace.fs.stat(vscode.Uri.joinPath(vscode.Uri.file(terminal), 'orch'))),
    );
  });
});
