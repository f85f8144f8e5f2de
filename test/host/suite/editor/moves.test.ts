import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { be, countdown, done, NO_APPROVALS, refused, run, tasksOf } from '../moves.js';
import {
  APPROVALS,
  closeEditors,
  inWorkspace,
  open,
  orch,
  rangeOf,
  read,
  settled,
  TASKS,
  type,
  waitFor,
  watchersUp,
  workspaceFolder,
  write,
} from '../support.js';

const ADA = 'WORK@ada';
const DANA = 'CMD@dana';
const REN = 'AUDIT@ren';
/** Taken long ago on another machine, and over for long. */
const OLD_LOCK = 'WORK@bo@2026-01-01T10:00:00Z | WORK@bo | 2026-01-01T10:30:00Z';

/** The row of a task as it is on disk. */
const row = async (id: string): Promise<string> =>
  (await read(TASKS)).split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
const stateOf = async (id: string): Promise<string | undefined> => (await row(id)).split('|')[3]?.trim();

/** The ledger in an editor that has caught up with what the test wrote. */
async function openLoaded(): Promise<vscode.TextEditor> {
  const editor = await open(TASKS);
  await waitFor('the editor to load the file', async () => editor.document.getText() === (await read(TASKS)));
  return editor;
}

describe('moves', () => {
  let kept: { tasks: string; approvals: string };

  before(async () => {
    await orch();
    await watchersUp();
    kept = { tasks: await read(TASKS), approvals: await read(APPROVALS) };
  });
  beforeEach(async () => {
    await write(
      TASKS,
      tasksOf(
        ['M-1', 'Sign in', 'PLAN'],
        ['M-2', '台帳を直す', 'READY'],
        ['M-3', 'Old work', 'DOING', OLD_LOCK],
        ['M-4', 'Finished', 'DONE'],
      ),
    );
    await write(APPROVALS, NO_APPROVALS);
    await be(ADA);
  });
  afterEach(closeEditors);
  after(async () => {
    await be('');
    await write(TASKS, kept.tasks);
    await write(APPROVALS, kept.approvals);
    for (const made of ['.orch', 'ORCH/AUDIT', 'ORCH/STATE/ARCHIVE.md']) {
      await vscode.workspace.fs.delete(inWorkspace(made), { recursive: true }).then(undefined, () => undefined);
    }
  });

  it('take a task through its whole life, by three actors', async () => {
    await be(DANA);
    await done('orch.move.ready', { id: 'M-1' });
    await be(ADA);
    const started = await done('orch.move.start', { id: 'M-1' });
    assert.equal(started.lock?.owner, ADA);
    const artifacts = ['docs/reader.md'];
    await done('orch.move.submit', { id: 'M-1', artifacts, op: 'first try' });
    await be(REN);
    await done('orch.move.return', { id: 'M-1', reason: 'no test' });
    await be(ADA);
    await done('orch.move.start', { id: 'M-1' });
    const { approval } = await done('orch.move.submit', { id: 'M-1', artifacts, op: 'second try' });
    await refused('orch.approve', { id: approval }, 'decide/role');
    await be(REN);
    await done('orch.approve', { id: approval });
    await be(DANA);
    const finished = await done('orch.move.finish', { id: 'M-1' });
    assert.deepEqual([finished.from, finished.to], ['REVIEW', 'DONE']);
    assert.equal(await stateOf('M-1'), 'DONE');
    assert.match(await read(APPROVALS), /AUDIT@ren/);
  });

  it('are made as somebody else worked them out', async () => {
    const root = workspaceFolder().toString();
    const intent = { verb: 'event', event: 'start', id: 'M-2' };
    await done('orch.move', { root, event: 'start', id: 'M-2', title: '', intent, reason: 'none', artifact: 'none' });
    assert.equal(await stateOf('M-2'), 'DOING');
  });

  it('put a task aside and take it up again', async () => {
    await be(DANA);
    await done('orch.move.hold', { id: 'M-2', reason: 'waits for the contract' });
    assert.equal(await stateOf('M-2'), 'HOLD');
    await done('orch.move.resume', { id: 'M-2' });
    assert.equal(await stateOf('M-2'), 'READY');
  });

  it('that are not legal are refused, with those that are', async () => {
    const text = await read(TASKS);
    const answer = await refused('orch.move.finish', { id: 'M-2' }, 'move/not-legal');
    assert.deepEqual(
      answer.offers.map(({ event }) => event),
      ['start'],
    );
    assert.match(answer.message, /M-2/);
    await refused('orch.move.start', { id: 'M-99' }, 'move/no-task');
    assert.equal(await read(TASKS), text);
  });

  it('of nobody are refused', async () => {
    await be('STRANGER');
    await refused('orch.move.start', { id: 'M-2' }, 'actor/unknown-role');
  });

  it('leave an open ledger clean, with what is on disk now', async () => {
    const { document } = await openLoaded();
    await done('orch.move.start', { id: 'M-2' });
    const disk = await waitFor('the editor to load the file', async () => {
      const text = await read(TASKS);
      return document.getText() === text && text;
    });
    assert.match(disk, /M-2 \| 台帳を直す \| DOING/);
    assert.equal(document.isDirty, false);
  });

  it('save what was typed before, and lose neither', async () => {
    const editor = await openLoaded();
    await type(editor, 'Finished', 'Finished well');
    assert.ok(editor.document.isDirty);
    await done('orch.move.start', { id: 'M-2' });
    assert.match(await row('M-4'), /Finished well/);
    assert.equal(await stateOf('M-2'), 'DOING');
    await waitFor('a clean editor with both', async () => {
      return !editor.document.isDirty && editor.document.getText() === (await read(TASKS));
    });
  });

  it('are refused where others changed the file under what was typed; both stay', async () => {
    const editor = await openLoaded();
    await type(editor, 'Finished', 'Mine');
    // As long as before: VS Code would overwrite it without a word.
    const theirs = (await read(TASKS)).replace('Old work', 'New work');
    await write(TASKS, theirs);
    const answer = await refused('orch.move.start', { id: 'M-2' }, 'buffer/diverged');
    assert.deepEqual(
      answer.uris.map((uri) => vscode.Uri.parse(uri).path),
      [inWorkspace(TASKS).path],
    );
    assert.equal(await read(TASKS), theirs);
    assert.match(editor.document.getText(), /Mine/);
  });

  it('are offered on the row, as code actions', async () => {
    const { document } = await openLoaded();
    const at = rangeOf(document, '台帳');
    const action = await waitFor('the action', async () => {
      const kind = vscode.CodeActionKind.Refactor.append('orch').value;
      const command = 'vscode.executeCodeActionProvider';
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, at, kind, 50);
      return found.find(({ title }) => title.endsWith('M-2'));
    });
    assert.ok(action.command);
    await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
    assert.equal(await stateOf('M-2'), 'DOING');
  });

  it('ask for the task: the one under the cursor, else one of those that can be moved', async () => {
    const editor = await openLoaded();
    const at = rangeOf(editor.document, '台帳').start;
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('orch.move.start');
    assert.equal(await stateOf('M-2'), 'DOING');
    await closeEditors();
    const asked = vscode.commands.executeCommand('orch.lock.extend');
    const answered = settled(asked);
    await waitFor('an answer to the list of one', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return answered();
    });
    assert.ok(((await asked) as { ok: boolean }).ok);
  });

  it('count my lock down, extend it, hand it back', async () => {
    const { lock } = await done('orch.move.start', { id: 'M-2' });
    assert.match(await waitFor('the countdown', countdown), /^\$\(lock\) M-2 (29:\d\d|30:00)$/);
    const extended = await done('orch.lock.extend', { id: 'M-2' });
    assert.ok((extended.lock?.expires ?? '') >= (lock?.expires ?? '~'));
    assert.equal(extended.lock?.token, lock?.token);
    const closed = settled(vscode.commands.executeCommand('orch.lock.menu', { id: 'M-2' }));
    await waitFor('the end of the menu', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return closed();
    });
    await done('orch.lock.release', { id: 'M-2', reason: 'going home' });
    assert.equal(await stateOf('M-2'), 'READY');
    await waitFor('the end of the countdown', async () => (await countdown()) === undefined);
  });

  it('take an old lock over', async () => {
    const { lock } = await done('orch.lock.steal', { id: 'M-3', reason: 'bo is gone' });
    assert.equal(lock?.owner, ADA);
    assert.match(await row('M-3'), /WORK@ada/);
    await waitFor('the countdown', async () => (await countdown())?.includes('M-3'));
    await done('orch.move.recover', { id: 'M-3', reason: 'not mine after all' });
  });

  it('rename a task that the log knows, as F2 asks', async () => {
    await be(DANA);
    await done('orch.move.plan', { title: 'Planned here', owner: 'WORK', id: 'M-7' });
    const { document } = await openLoaded();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      rangeOf(document, 'M-7').start,
      'M-70',
    );
    assert.deepEqual(edit.entries(), []);
    assert.match(await row('M-70'), /Planned here/);
    assert.equal(await row('M-7'), '');
    await refused('orch.rename', { id: 'M-70', to: 'M-7' }, 'rename/reserved');
  });

  it('have a command each, and none is dead', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const { contributes } = (await orch()).packageJSON as { contributes: { commands: { command: string }[] } };
    for (const { command } of contributes.commands) assert.ok(known.has(command), command);
    assert.ok(known.has('orch.server.perform'));
    const tried: readonly (readonly [command: string, given: object, as?: string])[] = [
      ['orch.move.plan', { title: 'Planned here', owner: 'WORK', id: 'M-9' }],
      ['orch.assign', { id: 'M-9', owner: 'WORK@bo' }, DANA],
      ['orch.set', { id: 'M-9', values: { due: '2030-01-01' } }],
      ['orch.undo', {}],
      ['orch.request', { id: 'M-9', kind: 'execute', op: 'may it start?' }],
      ['orch.rename', { id: 'M-9', to: 'M-91' }, DANA],
      ['orch.move.drop', { id: 'M-91', reason: 'no' }, DANA],
      ['orch.archive', { id: 'M-4' }],
      ['orch.move.reopen', { id: 'M-91', reason: 'x' }],
      ['orch.reject', { id: 'A-1', reason: 'x' }],
      ['orch.lock.acquire', { id: 'M-2' }],
      ['orch.flags', { flag: 'FREEZE=off' }],
      ['orch.fileItem', { item: 'no such item' }],
    ];
    const dead: string[] = [];
    for (const [command, given, actor = ADA] of tried) {
      await be(actor);
      const { ok, code } = await run(command, given);
      // Refused is an answer; these are there to be legal, so each of them says which.
      if (!ok && !/^(move|decide|file|flags|lock|archive|undo|set|rename|ledger|start)\//.test(code))
        dead.push(`${command} ${code}`);
    }
    assert.deepEqual(dead, []);
    assert.match(await read(TASKS), /\| M-91 /);
  });
});
