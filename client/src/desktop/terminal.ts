import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { l10n, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { onSettings, setting } from '../settings/index.js';
import { shims } from './shims.js';

/**
 * Puts `orch` on the PATH of new terminals: small scripts in a folder of this extension, which run the command line that
 * it comes with on the Node of VS Code itself. Not in Restricted Mode, where nothing is to run.
 * @returns the folder of the scripts
 */
export function registerTerminal(context: ExtensionContext, log: LogOutputChannel): string {
  const folder = path.join(context.globalStorageUri.fsPath, 'bin');
  const update = async (): Promise<void> => {
    const { environmentVariableCollection: variables } = context;
    variables.delete('PATH');
    if (!workspace.isTrusted || !setting('orch.terminal.addToPath')) return;
    await writeShims(folder, context.asAbsolutePath(path.join('dist', 'orch.cjs')));
    variables.description = l10n.t('Adds the command `orch` to PATH (setting `orch.terminal.addToPath`)');
    variables.prepend('PATH', folder + path.delimiter);
  };
  const start = (): void => {
    update().catch((error: unknown) => log.warn('PATH', String(error)));
  };
  context.subscriptions.push(onSettings(['orch.terminal.addToPath'], start), workspace.onDidGrantWorkspaceTrust(start));
  // Terminals that open with the window start after extensions have had their say; the disk need not be waited for here.
  start();
  return folder;
}

async function writeShims(folder: string, orch: string): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  for (const { name, text } of shims(process.execPath, orch, process.versions['electron'] !== undefined)) {
    const file = path.join(folder, name);
    if ((await fs.readFile(file, 'utf8').catch(() => undefined)) === text) continue;
    // Put in place at once: a terminal may be running it.
    await fs.writeFile(`${file}.${process.pid}`, text, { mode: 0o755 });
    await fs.rename(`${file}.${process.pid}`, file);
  }
}
