import { commands, l10n, window, type ExtensionContext } from 'vscode';
import type { Services } from '../services.js';
import { openLedger, openPolicy } from './files.js';

/** The commands of the palette that belong to no view. */
export function register(context: ExtensionContext, { connection, store, log }: Services): void {
  const restart = async (): Promise<void> => {
    try {
      await connection.restart();
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      const show = l10n.t('Show Log');
      const answer = await window.showErrorMessage(l10n.t('The language server could not be started.'), show);
      if (answer === show) log.show();
    }
  };
  context.subscriptions.push(
    commands.registerCommand('orch.restartServer', restart),
    commands.registerCommand('orch.stopServer', () => connection.halt()),
    commands.registerCommand('orch.showProblems', () => commands.executeCommand('workbench.panel.markers.view.focus')),
    commands.registerCommand('orch.openLedger', () => openLedger(store)),
    commands.registerCommand('orch.openPolicy', () => openPolicy(connection)),
  );
}
