import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { be, done, NO_APPROVALS, refused, tasksOf } from '../moves.js';
import {
  APPROVALS,
  closeEditors,
  open,
  orch,
  read,
  TASKS,
  type,
  waitFor,
  watchersUp,
  workspaceFolder,
  write,
} from '../support.js';

const run = promisify(execFile);
const MOVERS = ['C-1', 'C-2', 'C-3', 'C-4'];
const ROUNDS = 25;

/** A move by another process, as an agent makes it. */
async function move(...words: readonly string[]): Promise<void> {
  const command = path.join((await orch()).extensionPath, 'dist', 'orch.cjs');
  const options = {
    cwd: workspaceFolder().fsPath,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ORCH_ACTOR: 'CMD@dana' },
  };
  await run(process.execPath, [command, ...words], options);
}

/** Each mover changes its own task so many times, all of them at once; gives what each task must hold then. */
async function moveAtOnce(mark: string): Promise<ReadonlyMap<string, string>> {
  await Promise.all(
    MOVERS.map(async (id) => {
      for (let round = 1; round <= ROUNDS; round++) await move('set', id, `notes=${mark} ${round}`);
    }),
  );
  return new Map(MOVERS.map((id) => [id, `${mark} ${ROUNDS}`]));
}

/** Nothing that a mover was told is done may be missing. */
async function holds(expected: ReadonlyMap<string, string>): Promise<void> {
  const lines = (await read(TASKS)).split('\n');
  for (const [id, notes] of expected) {
    const row = lines.find((line) => line.startsWith(`| ${id} |`)) ?? '';
    assert.ok(row.includes(`| ${notes} |`), `${id} holds "${notes}": ${row}`);
  }
}

describe('two hundred moves by four processes', function () {
  this.timeout(120_000);

  before(async () => {
    await orch();
    await watchersUp();
    await write(
      TASKS,
      tasksOf(...MOVERS.map((id) => [id, `Task of ${id}`, 'READY'] as const), ['C-9', 'Mine', 'READY']),
    );
    await write(APPROVALS, NO_APPROVALS);
    await be('WORK@ada');
  });
  after(closeEditors);

  it('reach an editor that holds the ledger open and clean, and it moves among them', async () => {
    const { document } = await open(TASKS);
    const others = moveAtOnce('clean');
    const started = await done('orch.move.start', { id: 'C-9' });
    assert.equal(started.to, 'DOING');
    await holds(await others);
    await waitFor('the editor to show what is on disk', async () => document.getText() === (await read(TASKS)));
    assert.equal(document.isDirty, false);
    assert.match(document.getText(), /C-9 \| Mine \| DOING/);
  });

  it('are not undone by one that holds changes to it, nor are its changes', async () => {
    const editor = await open(TASKS);
    await waitFor('the editor to load the file', async () => editor.document.getText() === (await read(TASKS)));
    await type(editor, '# Tasks', '# Typed meanwhile');
    const others = moveAtOnce('dirty');
    // Until others wrote it is saved; from then on every try is refused. Never is anything overwritten.
    await holds(await others);
    const disk = await read(TASKS);
    await refused('orch.move.submit', { id: 'C-9', artifacts: ['docs/reader.md'] }, 'buffer/diverged');
    assert.equal(await read(TASKS), disk);
    assert.match(editor.document.getText(), /# Typed meanwhile/);
    assert.ok(editor.document.isDirty);
  });
});
