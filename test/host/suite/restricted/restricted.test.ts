import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { be, done, refused } from '../moves.js';
import { finding, hoverText, open, orch, rangeOf, TASKS } from '../support.js';

describe('in Restricted Mode', () => {
  before(async () => {
    await orch();
    await be('WORK@alice');
  });
  after(() => be(''));

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

  it('terminals get no command', async () => {
    const { terminal } = (await orch()).exports as unknown as { terminal: string };
    await assert.rejects(
      Promise.resolve(vscode.workspace.fs.stat(vscode.Uri.joinPath(vscode.Uri.file(terminal), 'orch'))),
    );
  });
});
