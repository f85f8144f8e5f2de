import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pause, waitFor } from './waiting.js';

export { waitFor } from './waiting.js';

export const TASKS = 'ORCH/STATE/TASKS.md';
export const APPROVALS = 'ORCH/STATE/APPROVALS.md';

/** What the extension hands out. */
interface Exports {
  readonly ready: Promise<void>;
}

/** The extension, once it is active and its server answers. */
export async function orch(): Promise<vscode.Extension<Exports>> {
  const extension = vscode.extensions.getExtension<Exports>('orch.orch');
  assert.ok(extension, 'the extension is installed');
  await (
    await extension.activate()
  ).ready;
  return extension;
}

/** The folder that is open: a copy that a suite may change as it likes. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return folder.uri;
}

/** A file of the open folder. */
export const inWorkspace = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), path);

/** Opens a file of the open folder in an editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace(path)));
}

/** Reads a file as it is on disk. */
export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)));
}

/** Writes a file on disk, as another program would. */
export async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(inWorkspace(path), new TextEncoder().encode(text));
}

/** Where a text stands in a document for the first time. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `${text} stands in ${document.uri.path}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** Replaces a text in an open editor, as typing would. */
export async function type(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  assert.ok(await editor.edit((edit) => edit.replace(rangeOf(editor.document, from), to)), 'the edit is applied');
}

/** The findings in a file, each as `rule` and the text that it marks. */
export function findings(path: string): readonly { rule: string; text: string; diagnostic: vscode.Diagnostic }[] {
  const uri = inWorkspace(path);
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return vscode.languages.getDiagnostics(uri).map((diagnostic) => ({
    rule: codeOf(diagnostic),
    text: document?.getText(diagnostic.range) ?? '',
    diagnostic,
  }));
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a file has a finding of a rule, and gives it. */
export function finding(path: string, rule: string): Promise<{ text: string; diagnostic: vscode.Diagnostic }> {
  return waitFor(`finding ${rule} in ${path}`, () => findings(path).find((each) => each.rule === rule));
}

/** Waits until a file has no finding of a rule any more. */
export async function noFinding(path: string, rule: string): Promise<void> {
  await waitFor(`end of ${rule} in ${path}`, () => !findings(path).some((each) => each.rule === rule));
}

/** Waits until there is a hover at a place, and gives its Markdown. */
export function hoverText({ uri }: vscode.TextDocument, at: vscode.Position): Promise<string> {
  return waitFor('hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
    const parts = hovers.flatMap(({ contents }) => contents).filter((each) => each instanceof vscode.MarkdownString);
    return parts.length > 0 && parts.map(({ value }) => value).join('\n');
  });
}

/** Whether something has come to its end by now. */
export function settled(work: Thenable<unknown>): () => boolean {
  let ended = false;
  const end = (): void => void (ended = true);
  work.then(end, end);
  return () => ended;
}

/** Closes all editors without saving; what was typed is forgotten. */
export async function closeEditors(): Promise<void> {
  const folder = workspaceFolder().path;
  for (const document of vscode.workspace.textDocuments.filter(({ uri }) => uri.path.startsWith(folder))) {
    await waitFor(`end of the changes to ${document.uri.path}`, async () => {
      if (!document.isDirty) return true;
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      return !document.isDirty;
    });
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * Waits until changes on disk are seen: file watchers are not up in the first seconds, and a change that comes before
 * them is never reported. Touches a probe file until an event for it arrives.
 */
export async function watchersUp(): Promise<void> {
  const probe = inWorkspace('watcher-probe.md');
  let seen = false;
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(workspaceFolder(), '*.md'));
  const notice = (): void => {
    seen = true;
  };
  watcher.onDidCreate(notice);
  watcher.onDidChange(notice);
  try {
    await waitFor('event of the file watcher', async () => {
      await vscode.workspace.fs.writeFile(probe, new TextEncoder().encode(String(Date.now())));
      await pause(200);
      return seen;
    });
  } finally {
    watcher.dispose();
    await vscode.workspace.fs.delete(probe);
  }
}
