import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { orch, waitFor } from '../support.js';

describe('the extension', () => {
  it('is activated by the ledgers of the folder', async () => {
    const extension = vscode.extensions.getExtension('orch.orch');
    await waitFor('activation', () => extension?.isActive);
  });

  it('is activated without keeping anybody waiting', async () => {
    const { activation } = (await orch()).exports as unknown as { activation: number };
    console.log(`    activation: ${activation.toFixed(1)} ms of own code (goal: 50)`);
    assert.ok(activation > 0);
  });

  it('offers every command that its manifest names', async () => {
    const manifest = (await orch()).packageJSON as { contributes: { commands: { command: string }[] } };
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands
      .map(({ command }) => command)
      .filter((command) => !known.has(command));
    assert.deepEqual(missing, []);
  });
});
