import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { be, done, NO_APPROVALS } from '../moves.js';
import { APPROVALS, closeEditors, inWorkspace, open, orch, read, TASKS, waitFor, watchersUp, workspaceFolder, write } from '../support.js'; // prettier-ignore

const [ADA, DANA, REN] = ['WORK@ada', 'CMD@dana', 'AUDIT@ren'];
const BLOCKED = 'blocked_items.md';
const RESULT = 'docs/reader.md';
const ADDED = 'docs/added.txt';

/** A node of a view, as much of it as the tests look at. */
interface Node {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly context: string;
  readonly children?: readonly Node[];
  readonly target?: { readonly root: string; readonly id: string };
}

interface NodesView {
  readonly view: vscode.TreeView<Node>;
  readonly provider: { readonly nodes: readonly Node[]; renew(): void; latest(node: Node): Node };
}

/** A task or group as the view shows it. */
interface Shown {
  readonly node: unknown;
  readonly label: string;
  readonly description: string;
  readonly context: string | undefined;
}

type Tree = vscode.TreeDataProvider<unknown>;

interface Views {
  readonly tasks: {
    readonly view: vscode.TreeView<unknown>;
    readonly provider: Tree;
    readonly drag: {
      handleDrag(nodes: readonly unknown[], transfer: vscode.DataTransfer): void;
      handleDrop(target: unknown, transfer: vscode.DataTransfer): Promise<void>;
    };
  };
  readonly approvals: NodesView;
  readonly locks: NodesView;
  readonly blocked: NodesView;
  readonly problems: NodesView;
}

const COLUMNS = '| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | milestone | notes |'; // prettier-ignore
const FREE = '- | - | -';
/** Taken long ago on another machine, and over for long. */
const OLD = 'WORK@bo@2026-01-01T10:00:00Z | WORK@bo | 2026-01-01T10:30:00Z';
const LEDGER = [
  ['# Tasks', '', COLUMNS, COLUMNS.replace(/[^|]+/g, '---')],
  [`| V-1 | Sign in | READY | WORK | ${FREE} | 2026-01-10 | - | M1 | - |`],
  [`| V-2 | Sign out | PLAN | WORK | ${FREE} | - | - | M1 | - |`],
  [`| V-3 | Old work | DOING | WORK | ${OLD} | - | - | - | - |`],
  [`| V-4 | Finished | DONE | CMD | ${FREE} | - | - | M1 | - |`, ''],
]
  .flat()
  .join('\n');

const AUTHOR = ['-c', 'user.name=Mika', '-c', 'user.email=mika@lantern.example', '-c', 'commit.gpgsign=false'];
const git = (...args: string[]): string =>
  execFileSync('git', [...AUTHOR, ...args], { cwd: workspaceFolder().fsPath, encoding: 'utf8', stdio: 'pipe' });

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);
const stateOf = async (id: string): Promise<string | undefined> =>
  (await read(TASKS)).split('\n').find((line) => line.startsWith(`| ${id} |`))?.split('|')[3]?.trim(); // prettier-ignore

describe('the views', () => {
  let views: Views;
  let kept: { tasks: string; approvals: string; result: string };

  before(async () => {
    views = ((await orch()).exports as unknown as { views: Views }).views;
    await watchersUp();
    kept = { tasks: await read(TASKS), approvals: await read(APPROVALS), result: await read(RESULT) };
    git('init', '-q', '-b', 'main');
  });
  beforeEach(async () => {
    await write(TASKS, LEDGER);
    await write(APPROVALS, NO_APPROVALS);
    await write(RESULT, 'one\ntwo\nthree\n');
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'start');
    await be(ADA);
    await run('orch.tasks.group', { group: 'state' });
    await run('orch.tasks.clearFilter');
    await waitFor('the ledger as it begins', async () => {
      const shown = (await shownTasks()).map(({ label, context }) => `${label} ${context}`);
      return ['V-1  Sign in task.ready', 'V-2  Sign out task.backlog'].every((one) => shown.includes(one));
    });
  });
  afterEach(closeEditors);
  after(async () => {
    await be('');
    await write(TASKS, kept.tasks);
    await write(APPROVALS, kept.approvals);
    await write(RESULT, kept.result);
    for (const made of ['.git', '.orch', 'ORCH/AUDIT', BLOCKED, ADDED]) {
      await vscode.workspace.fs.delete(inWorkspace(made), { recursive: true }).then(undefined, () => undefined);
    }
  });

  /** Every node of the view of tasks with what is shown of it, groups before their tasks. */
  async function shownTasks(under?: unknown): Promise<Shown[]> {
    const { provider } = views.tasks;
    const found: Shown[] = [];
    for (const child of (await provider.getChildren(under)) ?? []) {
      const { label, description, contextValue: context } = await provider.getTreeItem(child);
      const text = typeof label === 'string' ? label : (label?.label ?? '');
      found.push({ node: child, label: text, description: String(description), context });
      found.push(...(await shownTasks(child)));
    }
    return found;
  }

  const flat = (nodes: readonly Node[]): readonly Node[] => nodes.flatMap((one) => [one, ...flat(one.children ?? [])]);

  /** Waits for a node of a view. */
  async function node(
    what: string,
    view: keyof Views,
    is: (label: string, description: string) => boolean,
  ): Promise<unknown> {
    return waitFor(what, async () => {
      if (view === 'tasks') {
        const all = await shownTasks();
        return all.find(({ label, description }) => is(label, description))?.node ?? false;
      }
      return flat(views[view].provider.nodes).find(({ label, description }) => is(label, description)) ?? false;
    });
  }

  async function drag(from: string, onto: string): Promise<void> {
    const transfer = new vscode.DataTransfer();
    views.tasks.drag.handleDrag([await node(from, 'tasks', (label) => label.startsWith(from))], transfer);
    const group = await node(onto, 'tasks', (label) => label === onto);
    await views.tasks.drag.handleDrop(group, transfer);
  }

  it('are all there, and follow what others write', async () => {
    for (const focus of ['orch.tasks.focus', 'orch.approvals.focus', 'orch.locks.focus', 'orch.blocked.focus', 'orch.problems.focus']) await run(focus); // prettier-ignore
    await node('the lock', 'locks', (label, time) => label.startsWith('V-3') && time.includes('WORK@bo'));
    await node('a rule', 'problems', (label) => label === 'task/lock-expired');
    await write(
      BLOCKED,
      '### BLOCK-001: Server is down\n- **date**: 2026-01-11\n- **priority**: High\n- **task**: V-2\n',
    );
    await write(APPROVALS, `${NO_APPROVALS}| A-9 | V-4 | look at it | pending | WORK@bo | - | - | 2026-11-01T09:00:00Z | - | - |\n`); // prettier-ignore
    await node('the blocked item', 'blocked', (label, text) => label.startsWith('BLOCK-001') && text.includes('V-2'));
    await node('the approval', 'approvals', (label) => label === 'A-9  look at it');
    await node('the blocked task', 'tasks', (label, text) => label.startsWith('V-2') && text.includes('BLOCK-001'));
    await write(TASKS, LEDGER.replace('Sign in', 'Log in'));
    await node('the new title', 'tasks', (label) => label === 'V-1  Log in');
    await vscode.workspace.fs.delete(inWorkspace(BLOCKED));
    await waitFor('nothing blocked', () => views.blocked.provider.nodes.length === 0);
  });

  it('group, sort and filter the tasks', async () => {
    const labels = async (): Promise<string[]> => (await shownTasks()).map(({ label }) => label.split('  ')[0] ?? '');
    await run('orch.tasks.group', { group: 'milestone' });
    assert.deepEqual(await labels(), ['M1', 'V-1', 'V-2', 'V-4', 'No Milestone', 'V-3']);
    assert.match((await shownTasks())[0]?.description ?? '', /1\/3$/);
    assert.equal(views.tasks.view.description, 'by Milestone');
    await run('orch.tasks.sort', { sort: 'id' });
    await run('orch.tasks.filter', { text: 'sign', only: ['overdue'] });
    assert.deepEqual(await labels(), ['M1', 'V-1']);
    assert.equal(views.tasks.view.message, '1 of 4 tasks: Overdue, "sign"');
    await run('orch.tasks.clearFilter');
    assert.equal((await labels()).length, 6);
    assert.equal(views.tasks.view.message ?? '', '');
    await run('orch.tasks.sort', { sort: 'ledger' });
  });

  it('a task dragged to where a move leads is moved; elsewhere it stays', async () => {
    await drag('V-1', 'In Progress');
    assert.equal(await stateOf('V-1'), 'DOING');
    await node('my lock', 'locks', (label, text) => label.startsWith('V-1') && text.includes(ADA));
    // As its timer does while the view is seen: the same node says another time.
    await waitFor('the countdown', () => {
      const { provider } = views.locks;
      const held = provider.nodes.find(({ label }) => label.startsWith('V-1'));
      provider.renew();
      return held !== undefined && provider.latest(held).description !== held.description;
    });
    const before = await read(TASKS);
    await drag('V-2', 'Done');
    await drag('V-4', 'Ready');
    assert.equal(await read(TASKS), before);
    await run('orch.tasks.group', { group: 'milestone' });
    await be(DANA);
    await drag('V-2', 'No Milestone');
    assert.doesNotMatch(await read(TASKS), /V-2 .* M1 \|/);
  });

  it('a decision is made from the inbox, with its evidence and its diff beside it', async () => {
    await done('orch.move.start', { id: 'V-1' });
    await write(RESULT, 'one\n2\nthree\n');
    await done('orch.move.submit', { id: 'V-1', artifacts: [RESULT], op: 'reads twice' });
    await be(REN);
    await waitFor('the badge', () => views.approvals.view.badge?.value === 1);
    const waiting = await node('what waits', 'approvals', (label) => label.endsWith('reads twice'));
    // Beside means beside one editor: what was tried before may have left more groups.
    await closeEditors();
    await open(TASKS);
    await run('orch.approvals.openEvidence', waiting);
    await waitFor('the evidence beside', () => {
      const editor = vscode.window.activeTextEditor;
      return (
        editor?.document.uri.path.includes('/ORCH/patches/') === true && editor.viewColumn === vscode.ViewColumn.Two
      );
    });
    const evidence = vscode.window.activeTextEditor?.document.uri;
    await run('orch.approvals.openDiff', evidence);
    const tab = await waitFor('the diff', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input;
    });
    const [left, right] = [tab.original, tab.modified].map((uri) => vscode.workspace.openTextDocument(uri));
    assert.equal((await left)?.getText(), 'one\ntwo\nthree\n');
    assert.equal((await right)?.getText(), 'one\n2\nthree\n');

    const { target } = waiting as Node;
    await run('orch.approvals.approve', { ...target, reason: 'reads well' });
    assert.match(await read(APPROVALS), /\| approved \|.* AUDIT@ren /);
    await waitFor('no badge', () => views.approvals.view.badge === undefined);
    await node('the decision', 'approvals', (label, by) => label.endsWith('reads twice') && by.includes(REN));
  });

  it('what is rejected goes back with the reason', async () => {
    await done('orch.move.start', { id: 'V-1' });
    await write(RESULT, 'one\n2\nthree\n');
    await write(ADDED, 'new\n');
    await done('orch.move.submit', { id: 'V-1', artifacts: [RESULT, ADDED], op: 'try' });
    await be(REN);
    const waiting = (await node('what waits', 'approvals', (label) => label.endsWith('try'))) as Node;
    await run('orch.approvals.openDiff', waiting);
    await waitFor('one editor with both files', () => {
      return vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes(': 2 files (');
    });
    const shown = (path: string): string[] =>
      vscode.workspace.textDocuments
        .filter(({ uri }) => uri.scheme === 'orch-evidence' && uri.path === `/${path}`)
        .map((document) => document.getText());
    await waitFor('what was added', () => shown(ADDED).includes('new\n'));
    await waitFor('what was changed', () =>
      ['one\ntwo\nthree\n', 'one\n2\nthree\n'].every((text) => shown(RESULT).includes(text)),
    );
    await run('orch.approvals.reject', { ...waiting.target, reason: 'no test' });
    assert.equal(await stateOf('V-1'), 'FIX');
    assert.match(await read(APPROVALS), /\| rejected \|.* AUDIT@ren /);
  });

  it('locks that nobody renewed are cleaned up', async () => {
    await be(DANA);
    await done('orch.lock.clean', {});
    assert.equal(await stateOf('V-3'), 'READY');
    await waitFor('no lock', () => views.locks.provider.nodes.length === 0);
  });

  it('a blocker is reported, escalated and resolved', async () => {
    await be(DANA);
    await done('orch.blocked.add', { id: 'V-2', title: 'Server is down', priority: 'High' });
    const item = (await node('the item', 'blocked', (label) => label.endsWith('Server is down'))) as Node;
    await run('orch.blocked.openTask', item);
    await waitFor('the task', () => {
      const { document, selection } = vscode.window.activeTextEditor ?? {};
      return selection !== undefined && document?.lineAt(selection.start.line).text.startsWith('| V-2');
    });
    await done('orch.blocked.escalate', item);
    await node('the escalation', 'blocked', (label, text) => label === item.label && text.includes('escalated'));
    await done('orch.blocked.resolve', { ...item.target, reason: 'it is up again' });
    await node('the end', 'blocked', (label, text) => label === item.label && text.includes('resolved'));
    await vscode.workspace.fs.delete(inWorkspace(BLOCKED));
  });

  it('a rule is explained, and all of its findings are fixed at once', async () => {
    await write(TASKS, LEDGER.replace('| M1 | - |', '|  | - |'));
    const rule = await node('the rule', 'problems', (label) => label === 'table/blank-cell');
    await run('orch.problems.openDocs', rule);
    await waitFor('the page', () => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      return tabs.some(({ label }) => label.includes('blank-cell'));
    });
    assert.equal(await run('orch.problems.fixRule', rule), true);
    const fixed = await waitFor('the fix', () => vscode.workspace.textDocuments.find(({ isDirty }) => isDirty));
    assert.doesNotMatch(fixed.getText(), /\|\s*\| - \|$/m);
  });
});
