import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { be, done, NO_APPROVALS, tasksOf, type Answer } from '../moves.js';
import {
  APPROVALS,
  closeEditors,
  finding,
  findings,
  hoverText,
  inWorkspace,
  noFinding,
  open,
  orch,
  rangeOf,
  read,
  TASKS,
  type,
  waitFor,
  watchersUp,
  workspaceFolder,
  write,
} from '../support.js';

const SKIPPED = 'history/skipped-states';
const UNKNOWN = 'task/state-unknown';

const STROKES = [
  ['PLAN', 'D'],
  ['| D |', '| DO |'],
  ['| DO |', '| DON |'],
] as const;

const AUTHOR = ['-c', 'user.name=Mika', '-c', 'user.email=mika@lantern.example', '-c', 'commit.gpgsign=false'];
const git = (...args: string[]): string =>
  execFileSync('git', [...AUTHOR, ...args], { cwd: workspaceFolder().fsPath, encoding: 'utf8', stdio: 'pipe' });
const commit = (message: string): string => {
  git('add', '-A');
  return git('commit', '-qm', message);
};

const LEDGER = tasksOf(['H-1', 'Sign in', 'PLAN'], ['H-2', 'Sign out', 'PLAN'], ['H-3', 'Help', 'READY']);

/** How many git processes Orch has started in this VS Code: each leaves a file with how it was called. */
function startedGit(): number {
  const traces = process.env['ORCH_HOST_GIT_TRACES'] ?? '';
  const files = readdirSync(traces).map((name) => readFileSync(join(traces, name), 'utf8'));
  return files.filter((text) => text.includes('"core.fsmonitor=false"')).length;
}

/** What the first findings in the ledger say that were published for a text in which no state is unknown. */
function firstOfKnownStates(): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const watching = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const said = findings(TASKS).map(({ rule }) => rule);
      if (!uris.some(({ path }) => path === inWorkspace(TASKS).path) || said.includes(UNKNOWN)) return;
      watching.dispose();
      resolve(said);
    });
  });
}

/** The ledger in an editor that has caught up with what stands on disk, compared with the last commit. */
async function openLoaded(): Promise<vscode.TextEditor> {
  const editor = await open(TASKS);
  await waitFor('the editor to load the file', async () => editor.document.getText() === (await read(TASKS)));
  return editor;
}

async function actions({ uri }: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  const command = 'vscode.executeCodeActionProvider';
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, range, kind, 50);
  return found.filter(({ title }) => title.startsWith('Take the edit back'));
}

interface Compared {
  readonly base: { readonly kind: string; readonly oid: string };
  readonly rows: number;
}

const compared = async (uri: vscode.Uri): Promise<Compared | null | undefined> =>
  vscode.commands.executeCommand('orch.compareWithBase', uri);

describe('hand edits', () => {
  let kept: { tasks: string; approvals: string };

  before(async () => {
    await orch();
    await watchersUp();
    kept = { tasks: await read(TASKS), approvals: await read(APPROVALS) };
    git('init', '-q', '-b', 'main');
  });
  beforeEach(async () => {
    await write(TASKS, LEDGER);
    await write(APPROVALS, NO_APPROVALS);
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'start');
    await be('CMD@dana');
  });
  afterEach(closeEditors);
  after(async () => {
    await be('');
    await write(TASKS, kept.tasks);
    await write(APPROVALS, kept.approvals);
    for (const made of ['.git', '.orch', 'ORCH/AUDIT']) {
      await vscode.workspace.fs.delete(inWorkspace(made), { recursive: true }).then(undefined, () => undefined);
    }
    await waitFor('the end of the base', async () => (await compared(inWorkspace(TASKS))) === null);
  });

  async function openCompared(): Promise<vscode.TextEditor> {
    const editor = await openLoaded();
    const head = git('rev-parse', 'HEAD').trim();
    await waitFor('the base', async () => (await compared(editor.document.uri))?.base.oid === head);
    return vscode.window.showTextDocument(editor.document);
  }

  /** PLAN typed over to DONE, and the finding that it is. */
  async function typedOver(): Promise<{ editor: vscode.TextEditor; diagnostic: vscode.Diagnostic }> {
    const editor = await openCompared();
    await type(editor, 'PLAN', 'DONE');
    const { diagnostic } = await finding(TASKS, SKIPPED);
    return { editor, diagnostic };
  }

  it('that skip states are underlined, with the legal path in the message', async () => {
    const { editor, diagnostic } = await typedOver();
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(editor.document.getText(diagnostic.range), 'DONE');
    assert.match(diagnostic.message, /PLAN.*DONE/s);
    for (const state of ['READY', 'DOING', 'REVIEW']) assert.ok(diagnostic.message.includes(state), diagnostic.message);
  });

  it('are underlined as soon as they are typed, and as long as they stand', async () => {
    const { editor } = await typedOver();
    for (let time = 0; time < 3; time++) {
      await type(editor, 'DONE', 'PLAN');
      await noFinding(TASKS, SKIPPED);
      await type(editor, 'PLAN', 'DONE');
      await finding(TASKS, SKIPPED);
    }
  });

  it('are underlined by the very keystroke that makes them', async () => {
    const editor = await openCompared();
    // Letter by letter: until the last one no state is known, so the finding of that tells which text was judged.
    for (const [before, after] of STROKES) await type(editor, before, after);
    await finding(TASKS, UNKNOWN);
    const first = firstOfKnownStates();
    await type(editor, '| DON |', '| DONE |');
    assert.ok((await first).includes(SKIPPED), (await first).join());
  });

  it('start no git, however many keystrokes they take', async () => {
    const editor = await openCompared();
    const keystrokes = async (): Promise<void> => {
      await type(editor, 'PLAN', 'PLA');
      await finding(TASKS, UNKNOWN);
      await type(editor, 'PLA |', 'PLAN |');
      await noFinding(TASKS, UNKNOWN);
    };
    await keystrokes();
    const before = startedGit();
    assert.ok(before > 0, 'what Orch starts is counted');
    for (let time = 0; time < 10; time++) await keystrokes();
    assert.equal(startedGit() - before, 0);
  });

  it('are taken back by a fix, which changes nothing else', async () => {
    const { editor, diagnostic } = await typedOver();
    const fix = await waitFor('quick fix', async () =>
      (await actions(editor.document, diagnostic.range)).find(({ edit, command }) => edit && !command),
    );
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(editor.document.getText(), LEDGER);
    await noFinding(TASKS, SKIPPED);
  });

  it('are done as moves by a fix, up to the first that is refused', async () => {
    const { editor, diagnostic } = await typedOver();
    const fix = await waitFor('fix by moves', async () =>
      (await actions(editor.document, diagnostic.range)).find(({ command }) => command !== undefined),
    );
    assert.match(fix.title, /ready → start → submit → finish/);
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(editor.document.getText(), LEDGER);
    const { command, arguments: given = [] } = fix.command ?? { command: '' };
    const last = await vscode.commands.executeCommand<Answer>(command, ...(given as unknown[]));
    // CMD makes the task ready; the start is for its owner's role.
    assert.equal(last.ok, false, JSON.stringify(last));
    assert.match(await read(TASKS), /\| H-1 \| Sign in \| READY \|/);
    await waitFor('the editor to load the file', async () => editor.document.getText() === (await read(TASKS)));
    await noFinding(TASKS, SKIPPED);
  });

  it('are no finding any more once they are committed, and one again after a checkout', async () => {
    const { editor } = await typedOver();
    assert.ok(await editor.document.save());
    commit('by hand');
    await noFinding(TASKS, SKIPPED);
    git('checkout', '-q', '--detach', 'HEAD~1');
    await waitFor('the editor to load the file', () => editor.document.getText().includes('| Sign in | PLAN |'));
    await type(editor, 'PLAN', 'DONE');
    await finding(TASKS, SKIPPED);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    git('checkout', '-q', 'main');
  });

  it('are told on the card of the row', async () => {
    const { editor } = await typedOver();
    const card = await hoverText(editor.document, rangeOf(editor.document, 'H-1').start);
    assert.match(card, /Since commit `[0-9a-f]{8}`/);
    assert.match(card, /`PLAN` → `DONE`/);
    assert.match(card, /Last (changed|moved)/);
  });

  it('are shown beside the base by Compare with Base', async () => {
    const { editor } = await typedOver();
    assert.equal((await compared(editor.document.uri))?.rows, 1);
    const tab = await waitFor('the comparison', () => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      return input instanceof vscode.TabInputTextDiff && input;
    });
    const text = async (uri: vscode.Uri): Promise<string> => (await vscode.workspace.openTextDocument(uri)).getText();
    const [before, after] = [await text(tab.original), await text(tab.modified)];
    assert.match(before, /^## H-1 Sign in\n\n- \*\*state\*\*: PLAN\n$/);
    assert.equal(after, before.replace('PLAN', 'DONE'));
    // It follows what is typed.
    await type(await open(TASKS), 'Help', 'Help page');
    await waitFor('the other row in the comparison', async () => (await text(tab.modified)).includes('Help page'));
  });

  it('are none where Orch made the move', async () => {
    const editor = await openLoaded();
    const seen = new Set<string>();
    const watching = vscode.languages.onDidChangeDiagnostics(() => {
      for (const { rule } of findings(TASKS)) seen.add(rule);
    });
    await done('orch.move.ready', { id: 'H-2' });
    await waitFor('the editor to load the file', async () => editor.document.getText() === (await read(TASKS)));
    await done('orch.move.hold', { id: 'H-2', reason: 'waits' });
    await waitFor('the editor to load the file', async () => editor.document.getText() === (await read(TASKS)));
    await type(editor, 'Sign out', 'Sign off');
    await waitFor('the typed text', () => editor.document.isDirty);
    watching.dispose();
    assert.deepEqual(
      [...seen].filter((rule) => rule.startsWith('history/')),
      [],
    );
  });
});
