import { commands, env, l10n, Uri, version, window, workspace, type ExtensionContext } from 'vscode';
import { harmless } from '../notify/harmless.js';
import { CLIENT_NAME } from '../server/options.js';
import type { Services } from '../services.js';
import { reportText } from './text.js';

/** The command "Copy Report": all that a bug report needs, on the clipboard. */
export function register(context: ExtensionContext, services: Services): void {
  context.subscriptions.push(commands.registerCommand('orch.copyReport', () => copy(context, services)));
}

async function copy(context: ExtensionContext, { store, connection }: Services): Promise<void> {
  const { version: orch } = context.extension.packageJSON as { version: string };
  const text = reportText({
    orch,
    vscode: version,
    host: [env.appHost, env.remoteName].filter((name) => name !== undefined).join(', '),
    language: env.language,
    trusted: workspace.isTrusted,
    server: connection.state,
    overview: store.overview,
    log: await readLog(context.logUri),
  });
  await env.clipboard.writeText(text);
  const message = l10n.t(
    'The report is on the clipboard. It holds versions, counts and the end of the log; read it before you send it.',
  );
  await window.showInformationMessage(harmless(message));
}

/** VS Code keeps a log channel in a file named after it. */
async function readLog(folder: Uri): Promise<string | undefined> {
  try {
    const bytes = await workspace.fs.readFile(Uri.joinPath(folder, `${CLIENT_NAME}.log`));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
