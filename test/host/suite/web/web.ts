import * as vscode from 'vscode';

/**
 * The whole extension in a web worker, where there is no Node: activated, its server running as a worker of its own, a
 * finding at its place. There is no mocha either; this is one test, and it counts itself.
 */
export async function run(): Promise<void> {
  try {
    await findsAnUnknownState();
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
  const end = Date.now() + 60_000;
  while (!vscode.languages.getDiagnostics(uri).some(({ range }) => document.getText(range) === 'DOIMG')) {
    if (Date.now() > end) throw new Error('the unknown state was not found within 60 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (!extension.isActive) throw new Error('the finding came from elsewhere');
}
