import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, finding, noFinding, open, orch, TASKS, waitFor } from '../support.js';

describe('quick fixes', () => {
  before(orch);
  afterEach(closeEditors);

  it('change the wrong cell and nothing else', async () => {
    const { document } = await open(TASKS);
    const { diagnostic } = await finding(TASKS, 'task/state-unknown');
    const before = document.getText();
    const action = await waitFor('quick fix', async () =>
      (await actions(document, diagnostic.range, vscode.CodeActionKind.QuickFix)).find(
        ({ edit }) => edit !== undefined,
      ),
    );
    assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)), 'the fix is applied');
    assert.equal(document.getText(), before.replace('DOIMG', 'DOING'));
    await noFinding(TASKS, 'task/state-unknown');
  });

  it('that are safe are applied together', async () => {
    const { document } = await open(TASKS);
    await finding(TASKS, 'table/blank-cell');
    const before = document.getText();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append('orch');
    const action = await waitFor('fix of all', async () =>
      (await actions(document, whole, kind)).find(({ edit }) => edit !== undefined),
    );
    assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)), 'the fix is applied');
    assert.equal(document.getText(), before.replace('| HOLD | WORK |  |', '| HOLD | WORK | - |'));
    await noFinding(TASKS, 'table/blank-cell');
    assert.match(document.getText(), /DOIMG/, 'a guess is not applied unasked');
  });
});

async function actions(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const command = 'vscode.executeCodeActionProvider';
  return vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, range, kind.value, 50);
}
