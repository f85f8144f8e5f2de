import * as vscode from 'vscode';
import { verifyLog } from '../../../../server/src/core/audit/index.js';
import { Board } from '../boards.js';
import { waitFor } from '../waiting.js';

/**
 * The whole extension in a web worker, where there is no Node: activated, its server running as a worker of its own, a
 * finding at its place, moves made and saved, by commands and on the board. There is no mocha either; this is one test,
 * and it counts itself.
 */
export async function run(): Promise<void> {
  try {
    await findsAnUnknownState();
    await makesMoves();
    await movesOnTheBoard();
    console.log('1 passed, 0 failed');
  } catch (error) {
    console.log('0 passed, 1 failed');
    throw error;
  }
}

async function findsAnUnknownState(): Promise<void> {
  if ('process' in globalThis) throw new Error('this is not a web worker: there is a process');
  const extension = vscode.extensions.getExtension('orch.orch');
  if (extension === undefined) throw new Error('the extension is not installed');
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, 'ORCH/STATE/TASKS.md');
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const found = (): boolean =>
    vscode.languages.getDiagnostics(uri).some(({ range }) => document.getText(range) === 'DOIMG');
  await waitFor('finding of the unknown state', found, 60_000);
  if (!extension.isActive) throw new Error('the finding came from elsewhere');
}

/** Starts and submits a task through the commands; ledger, record and log are saved, and the log is unbroken. */
async function makesMoves(): Promise<void> {
  await vscode.commands.executeCommand('orch.setActor', { actor: 'WORK@alice' });
  await done('orch.move.start', { id: 'T-003' });
  const ledger = await read('ORCH/STATE/TASKS.md');
  if (!/T-003 \|[^|]*\| DOING \|[^|]*\| WORK@alice@/.test(ledger)) throw new Error(`not started: ${ledger}`);
  const { approval } = await done('orch.move.submit', { id: 'T-003', artifacts: ['docs/reader.md'] });
  if (!(await read('ORCH/STATE/TASKS.md')).includes('| REVIEW |')) throw new Error('not submitted');
  const asked = (await read('ORCH/STATE/APPROVALS.md')).split('\n').find((line) => line.startsWith(`| ${approval} `));
  const record = /\| (ORCH\/patches\/[^ |]+) /.exec(asked ?? '')?.[1];
  if (record === undefined || !(await read(record)).includes('docs/reader.md')) throw new Error(`no record: ${asked}`);
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
  if (unsaved.length > 0) throw new Error(`unsaved: ${unsaved.map(({ uri }) => uri.path).join(', ')}`);
  const log = await auditLog();
  const lines = [...log.values()].join('').split('\n').length - 1;
  const problems = verifyLog(log);
  if (lines !== 2 || problems.length > 0) throw new Error(`the log: ${lines} lines, ${JSON.stringify(problems)}`);
}

/** Opens the board, and holds a task there: ledger and log are saved, and the page shows it. */
async function movesOnTheBoard(): Promise<void> {
  await vscode.commands.executeCommand('orch.setActor', { actor: 'CMD@dana' });
  const board = await Board.of(inFolder('ORCH/STATE/TASKS.md'));
  await board.shows('T-003', 'REVIEW');
  await board.shows('T-002', '');
  const { kind, message } = await board.move('T-004', 'READY');
  if (kind !== 'done') throw new Error(`not moved: ${kind} ${message}`);
  await board.shows('T-004', 'READY');
  if (!(await read('ORCH/STATE/TASKS.md')).includes('| T-004 | Ship it | READY |')) throw new Error('not written');
  const refused = await board.move('T-004', 'DONE');
  if (refused.kind !== 'refused' || refused.message === '') throw new Error(`not refused: ${refused.kind}`);
  const lines = [...(await auditLog()).values()].join('');
  if (!lines.includes('"event":"ready"')) throw new Error(`not in the log: ${lines}`);
}

async function done(command: string, given: object): Promise<{ readonly approval: string }> {
  const answer = await vscode.commands.executeCommand<{ ok: boolean; approval: string } | undefined>(command, given);
  if (answer?.ok !== true) throw new Error(`${command}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Path → text. */
async function auditLog(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [month] of await list('ORCH/AUDIT')) {
    for (const [name] of await list(`ORCH/AUDIT/${month}`)) {
      const path = `ORCH/AUDIT/${month}/${name}`;
      files.set(path, await read(path));
    }
  }
  return files;
}

const list = (path: string): Thenable<[string, vscode.FileType][]> => vscode.workspace.fs.readDirectory(inFolder(path));

async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder(path)));
}

function inFolder(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}
