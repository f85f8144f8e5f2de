import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  APPROVALS,
  closeEditors,
  finding,
  hoverText,
  inWorkspace,
  open,
  orch,
  rangeOf,
  TASKS,
  waitFor,
  write,
} from '../support.js';

const RULES = 'PROJECT_RULES.md';
const RECORD = 'ORCH/patches/2026-01/T-003-A-090.diff.md';
const MOVED = 'ORCH/patches/2026-01/T-33-A-090.diff.md';

/** Asks VS Code until it has an answer that is not empty: features are registered once the policy is read. */
function ask<T extends { readonly length: number }>(name: string, ...args: readonly unknown[]): Promise<T> {
  return waitFor(name, async () => {
    const found = await vscode.commands.executeCommand<T | undefined>(name, ...args);
    return found !== undefined && found.length > 0 && found;
  });
}

const place = ({ uri, range }: vscode.Location): string =>
  `${uri.path.split('/').at(-1) ?? ''}:${range.start.line + 1}`;

describe('navigation', () => {
  let editor: vscode.TextEditor;
  const at = (text: string): vscode.Position =>
    rangeOf(editor.document, text).start.translate(0, text.lastIndexOf('T-'));
  const places = async (name: string, ...args: readonly unknown[]): Promise<string[]> =>
    (await ask<readonly vscode.Location[]>(name, editor.document.uri, ...args)).map(place);

  before(orch);
  beforeEach(async () => {
    editor = await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
  });
  afterEach(closeEditors);

  it('leads from ids to rows, and from a row to all that name it', async () => {
    assert.deepEqual(await places('vscode.executeDefinitionProvider', at('depends=T-003')), ['TASKS.md:7']);
    assert.deepEqual(await places('vscode.executeReferenceProvider', at('| T-003')), ['TASKS.md:7', 'TASKS.md:8']);
    const marked = await ask<readonly vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      editor.document.uri,
      at('| T-003'),
    );
    assert.deepEqual(
      marked.map(({ range }) => editor.document.getText(range)),
      ['T-003', 'T-003'],
    );
  });

  it('links paths, and finds tasks by name', async () => {
    const links = await ask<readonly vscode.DocumentLink[]>('vscode.executeLinkProvider', editor.document.uri, 9);
    assert.ok(links.some(({ target }) => target?.path.endsWith('/docs/reader.md') === true));
    const found = await ask<readonly vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '台帳');
    assert.deepEqual(
      found.map(({ name }) => name),
      ['T-003 台帳を直す'],
    );
  });

  it('folds a table, which Markdown alone does not', async () => {
    const { uri } = editor.document;
    const [head, last] = ['| task_id', '| T-005'].map((text) => rangeOf(editor.document, text).start.line);
    const found = await ask<readonly vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    assert.ok(
      found.some(({ start, end }) => start === head && end === last),
      JSON.stringify(found),
    );
  });

  it('grows selections, and colours what it shows by meaning', async () => {
    const [first] = await ask<readonly vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      editor.document.uri,
      [rangeOf(editor.document, 'Write the report').start],
    );
    const texts: string[] = [];
    for (let one = first; one !== undefined; one = one.parent) texts.push(editor.document.getText(one.range));
    assert.ok(texts.includes('Write the report') && texts.includes(' Write the report '), texts.join('\n'));
    const legend = await waitFor('legend', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentRangeSemanticTokensLegend',
        editor.document.uri,
      ),
    );
    assert.equal(legend.tokenTypes[1], 'orchState');
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      editor.document.uri,
      new vscode.Range(4, 0, 5, 0),
    );
    assert.deepEqual([...tokens.data.slice(0, 4)], [4, 2, 5, 0]);
  });

  it('renames a task with its record, and not one that is decided', async () => {
    await write(RECORD, '---\nversion: 1\ntask: "T-003"\napproval: "A-090"\n---\nWork.\n');
    try {
      const approvals = await open(APPROVALS);
      const row = `| A-090 | T-003 | mend | pending | WORK@alice | - | - | 2026-01-08T09:00:00Z | - | ${RECORD} |\n`;
      await approvals.edit((edit) =>
        edit.insert(approvals.document.lineAt(approvals.document.lineCount - 1).range.end, row),
      );
      const uri = editor.document.uri;
      const edit = await waitFor('rename', async () => {
        const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
          'vscode.executeDocumentRenameProvider',
          uri,
          at('| T-003'),
          'T-33',
        );
        // The row that was just typed may not have reached the server yet.
        return made !== undefined && made.entries().length >= 2 && made;
      });
      assert.ok(await vscode.workspace.applyEdit(edit));
      await waitFor('the record under its new name', async () => {
        const document = await vscode.workspace.openTextDocument(inWorkspace(MOVED));
        return document.getText().includes('task: "T-33"');
      });
      assert.match(editor.document.getText(), /\| T-33 \|[^]*depends=T-33/);
      assert.ok(approvals.document.getText().includes(MOVED));
      await assert.rejects(
        async () => vscode.commands.executeCommand('vscode.prepareRename', uri, at('| T-001')),
        /A-001, which is decided/,
      );
    } finally {
      await closeEditors();
      for (const path of [RECORD, MOVED])
        await vscode.workspace.fs.delete(inWorkspace(path)).then(undefined, () => undefined);
    }
  });

  it('completes and explains the policy', async () => {
    await write(RULES, '---\norch:\n  separation: \n---\n');
    try {
      const { document } = await open(RULES);
      const labels = await waitFor('completion', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new vscode.Position(2, 14),
        );
        const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        return found.includes('solo') && found;
      });
      assert.ok(labels.includes('strict'), labels.join(' '));
      assert.match(
        await hoverText(document, new vscode.Position(2, 4)),
        /How different requester and approver must be/,
      );
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(inWorkspace(RULES));
    }
  });
});
