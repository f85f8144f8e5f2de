import { commands, l10n, Uri, workspace, type ExtensionContext, type TextDocumentContentProvider } from 'vscode';

/** Scheme under which a file is shown as it is on disk, beside the editor that holds changes to it. */
const DISK = 'orch-disk';

/** Shows what is on disk beside what was typed. Nothing is changed. */
export async function compare(uri: string): Promise<void> {
  const typed = Uri.parse(uri);
  const disk = typed.with({ scheme: DISK, query: encodeURIComponent(typed.toString()) });
  const name = workspace.asRelativePath(typed);
  await commands.executeCommand('vscode.diff', disk, typed, l10n.t('{0} (on disk ↔ yours)', name));
}

export function registerCompare(context: ExtensionContext): void {
  const provider: TextDocumentContentProvider = {
    async provideTextDocumentContent({ query }) {
      const bytes = await workspace.fs.readFile(Uri.parse(decodeURIComponent(query)));
      return new TextDecoder().decode(bytes);
    },
  };
  context.subscriptions.push(workspace.registerTextDocumentContentProvider(DISK, provider));
}
