import { commands, l10n, languages, Selection, ViewColumn, window, workspace, type Diagnostic, type Uri } from 'vscode';

/** Opens the gravest finding, and the list of what can be done about it. */
export async function fixNext(): Promise<void> {
  const found = findings();
  const [next] = found;
  if (next === undefined) {
    void window.showInformationMessage(l10n.t('Orch finds nothing wrong here.'));
    return;
  }
  const [uri, { range }] = next;
  // Beside the walkthrough, not in its place.
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn: ViewColumn.One });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
  await commands.executeCommand('editor.action.quickFix');
}

/** Those of Orch, the gravest first, and of these the ones that are no matter of taste. */
function findings(): readonly (readonly [Uri, Diagnostic])[] {
  return languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) => diagnostics.map((diagnostic) => [uri, diagnostic] as const))
    .filter(([, { source }]) => source === 'orch')
    .sort(([, a], [, b]) => a.severity - b.severity);
}
