import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, finding, inWorkspace, noFinding, open, orch, TASKS, waitFor, write } from '../support.js';

const activeFile = (): string => vscode.window.activeTextEditor?.document.uri.path ?? '';

describe('the commands that belong to no view', () => {
  before(orch);
  afterEach(closeEditors);

  it('open the ledger of tasks', async () => {
    await vscode.commands.executeCommand('orch.openLedger');
    await waitFor('the ledger', () => activeFile().endsWith(TASKS));
  });

  it('open the policy', async () => {
    await write('PROJECT_RULES.md', '# Rules\n');
    try {
      await vscode.commands.executeCommand('orch.openPolicy');
      await waitFor('the policy', () => activeFile().endsWith('/PROJECT_RULES.md'));
    } finally {
      await vscode.workspace.fs.delete(inWorkspace('PROJECT_RULES.md'));
    }
  });

  it('copy a report that names no task', async () => {
    await vscode.env.clipboard.writeText('');
    void vscode.commands.executeCommand('orch.copyReport');
    const text = await waitFor('a report', async () => (await vscode.env.clipboard.readText()).includes('### Orch'));
    assert.ok(text);
    const report = await vscode.env.clipboard.readText();
    assert.match(report, /language server running/);
    assert.doesNotMatch(report, /T-001/);
  });

  it('start the server again, which finds the same', async () => {
    await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    await vscode.commands.executeCommand('orch.restartServer');
    await finding(TASKS, 'task/state-unknown');
  });

  it('stop the server, whose findings go with it, until it is started again', async () => {
    await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    await vscode.commands.executeCommand('orch.stopServer');
    await noFinding(TASKS, 'task/state-unknown');
    await vscode.commands.executeCommand('orch.restartServer');
    await finding(TASKS, 'task/state-unknown');
  });

  it('look at the tasks anew', async () => {
    await vscode.commands.executeCommand('orch.tasks.focus');
    await vscode.commands.executeCommand('orch.tasks.refresh');
  });
});

describe('settings that only change what is shown', () => {
  const change = async (id: string, value: unknown): Promise<void> => {
    await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
  };

  before(orch);
  afterEach(closeEditors);

  it('show findings as the user wants them, and as the policy has them again', async () => {
    await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    await change('orch.rules.severity', { 'task/state-unknown': 'off', 'task/*': 'hint' });
    await noFinding(TASKS, 'task/state-unknown');
    const { diagnostic } = await finding(TASKS, 'task/due-format');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Hint);
    await change('orch.rules.severity', undefined);
    await finding(TASKS, 'task/state-unknown');
  });

  for (const [id, value] of [
    ['orch.actor', 'WORK@ada'],
    ['orch.gutter.enabled', false],
    ['orch.codeLens.enabled', false],
    ['orch.inlayHints.enabled', false],
    ['orch.notifications.muted', ['moveDone']],
    ['orch.terminal.addToPath', false],
    ['orch.trace.server', 'verbose'],
  ] as const) {
    it(`take another value: ${id}`, async () => {
      const kept = vscode.workspace.getConfiguration().inspect(id)?.defaultValue;
      await change(id, value);
      assert.deepEqual(vscode.workspace.getConfiguration().get(id), value);
      await change(id, undefined);
      assert.deepEqual(vscode.workspace.getConfiguration().get(id), kept);
    });
  }
});
