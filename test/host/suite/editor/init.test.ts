import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { closeEditors, inWorkspace, orch, read, settled, TASKS, waitFor, write } from '../support.js';

const MADE = ['PROJECT_RULES.md', 'blocked_items.md'];

const init = (given?: object): Thenable<readonly string[] | undefined> =>
  vscode.commands.executeCommand('orch.init', given);

describe('initialising a workspace', () => {
  before(orch);
  afterEach(async () => {
    await closeEditors();
    for (const path of [...MADE, '.gitattributes']) {
      await vscode.workspace.fs.delete(inWorkspace(path)).then(undefined, () => undefined);
    }
  });

  it('shows each file before it writes any', async () => {
    const ledger = await read(TASKS);
    const asked = init();
    const answered = settled(asked);
    const shown = await waitFor('a preview', () =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'orch-new'),
    );
    assert.ok(shown.document.getText().length > 0);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(inWorkspace('PROJECT_RULES.md'))));
    await waitFor('an answer to the list', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return answered();
    });
    assert.deepEqual([...((await asked) ?? [])].sort(), ['.gitattributes', ...MADE]);
    assert.match(await read('PROJECT_RULES.md'), /^---\norch:\n {2}version: 1/);
    assert.equal(await read(TASKS), ledger);
    const left = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === MADE[0]);
    assert.deepEqual(left, []);
  });

  it('writes nothing through a link, which may lead out of the workspace', async function () {
    if (process.platform === 'win32') this.skip();
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-outside-'));
    const link = inWorkspace('blocked_items.md').fsPath;
    fs.symlinkSync(path.join(outside, 'blocked_items.md'), link);
    try {
      assert.deepEqual(await init({ files: MADE }), ['PROJECT_RULES.md']);
      assert.deepEqual(fs.readdirSync(outside), []);
    } finally {
      fs.rmSync(link);
      fs.rmSync(outside, { recursive: true });
    }
  });

  it('overwrites nothing, and adds what .gitattributes lacks', async () => {
    await write('.gitattributes', '*.png binary\n');
    await write('PROJECT_RULES.md', '# Ours\n');
    assert.deepEqual(await init({ files: ['.gitattributes', 'PROJECT_RULES.md'] }), ['.gitattributes']);
    assert.match(await read('.gitattributes'), /^\*\.png binary\n# .+\n\/ORCH/);
    assert.equal(await read('PROJECT_RULES.md'), '# Ours\n');
  });
});
