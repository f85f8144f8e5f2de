import * as vscode from 'vscode';

/**
 * Asks again and again until there is an answer, and gives it. Waiting for a condition is the only waiting that a suite
 * does: how long something takes depends on the machine.
 * @param what is waited for, for the message when it never comes
 * @param condition undefined and false mean not yet; so does an exception, whose message is kept for the end
 */
export async function waitFor<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 30_000,
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    let last: unknown;
    try {
      const answer = await condition();
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`no ${what} within ${timeoutMs / 1000} s; last: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The folder that is open: a copy of test/host/fixture that a suite may change as it likes. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return folder.uri;
}

/** A file of the open folder. */
export const inWorkspace = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), path);

/** Opens a file of the open folder in an editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace(path)));
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
      await new Promise((resolve) => setTimeout(resolve, 200));
      return seen;
    });
  } finally {
    watcher.dispose();
    await vscode.workspace.fs.delete(probe);
  }
}
