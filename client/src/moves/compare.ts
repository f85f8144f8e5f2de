import { commands, l10n, Uri, workspace, type ExtensionContext, type TextDocumentContentProvider } from 'vscode';
import { tell } from '../notify/index.js';
import type { Services } from '../services.js';

/** Scheme under which a file is shown as it is on disk, beside the editor that holds changes to it. */
const DISK = 'orch-disk';

/** Shows what is on disk beside what was typed. Nothing is changed. */
export async function compare(uri: string): Promise<void> {
  const typed = Uri.parse(uri);
  const disk = typed.with({ scheme: DISK, query: encodeURIComponent(typed.toString()) });
  const name = workspace.asRelativePath(typed);
  await commands.executeCommand('vscode.diff', disk, typed, l10n.t('{0} (on disk ↔ yours)', name));
}

/** Says at once that a save would undo what others did, not only when a move is refused for it. */
async function warn(uri: string): Promise<void> {
  const show = l10n.t('Compare');
  const name = workspace.asRelativePath(Uri.parse(uri));
  const message = l10n.t('{0} was changed on disk while you typed: saving it would undo what others did.', name);
  if ((await tell('changedOnDisk', message, show)) === show) await compare(uri);
}

export function registerCompare(context: ExtensionContext, { connection }: Services): void {
  const provider: TextDocumentContentProvider = {
    async provideTextDocumentContent({ query }) {
      const bytes = await workspace.fs.readFile(Uri.parse(decodeURIComponent(query)));
      return new TextDecoder().decode(bytes);
    },
  };
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(DISK, provider),
    connection.onDidDiverge((uri) => void warn(uri)),
  );
}
