import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { closeEditors, finding, inWorkspace, open, orch, TASKS, waitFor } from '../support.js';

const PARENT = 'tour';

const tabs = (): readonly string[] =>
  vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

describe('the walkthrough', () => {
  before(orch);
  afterEach(closeEditors);
  after(() => vscode.workspace.fs.delete(inWorkspace(PARENT), { recursive: true }));

  it('opens', async () => {
    await vscode.commands.executeCommand('orch.getStarted');
    await waitFor('its tab', () => tabs().some((label) => /Walkthrough|Get Started|Welcome/.test(label)));
  });

  it('makes an example of its own, a repository with a commit, and never twice at one place', async () => {
    const make = (): Thenable<string> =>
      vscode.commands.executeCommand('orch.openExample', { parent: inWorkspace(PARENT).toString(), stay: true });
    const [first, second] = [await make(), await make()];
    assert.match(first, /orch-example$/);
    assert.match(second, /orch-example-2$/);
    const folder = vscode.Uri.parse(first).fsPath;
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
    assert.equal(git('config', 'orch.actor'), 'CMD@you');
    assert.equal(git('status', '--porcelain'), '');
    assert.match(git('ls-files'), /ORCH\/STATE\/TASKS\.md/);
  });

  it('leads to the gravest finding and what can be done about it', async () => {
    await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    await closeEditors();
    await vscode.commands.executeCommand('orch.fixNext');
    const editor = await waitFor('an editor', () => vscode.window.activeTextEditor);
    assert.ok(!editor.selection.isEmpty);
    const severities = vscode.languages
      .getDiagnostics()
      .flatMap(([, all]) => all.filter(({ source }) => source === 'orch').map(({ severity }) => severity));
    const at = vscode.languages
      .getDiagnostics(editor.document.uri)
      .find(({ range }) => range.isEqual(editor.selection));
    assert.equal(at?.severity, Math.min(...severities));
  });
});

describe('the command line on the PATH of terminals', () => {
  it('is the one that came with the extension', async () => {
    const extension = await orch();
    const { terminal } = extension.exports as unknown as { terminal: string };
    const { version } = extension.packageJSON as { version: string };
    const file = path.join(terminal, process.platform === 'win32' ? 'orch.cmd' : 'orch');
    await waitFor('the command', async () => (await vscode.workspace.fs.stat(vscode.Uri.file(file))).size > 0);
    const shell = process.platform === 'win32';
    assert.equal(execFileSync(file, ['--version'], { encoding: 'utf8', shell }).trim(), version);
  });
});
