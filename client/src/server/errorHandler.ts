import { commands, l10n, window } from 'vscode';
import { harmless } from '../notify/harmless.js';
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler } from 'vscode-languageclient';
import { RestartBudget } from './restartBudget.js';

/** Starts a server that died again, unless it keeps dying: then it says so, with a report one click away. */
export function errorHandler(): ErrorHandler {
  const budget = new RestartBudget();
  return {
    error: (_error, _message, count) => ({
      action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
    }),
    closed(): CloseHandlerResult {
      if (budget.spend(Date.now())) return { action: CloseAction.Restart, handled: true };
      void sayThatItKeepsDying();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function sayThatItKeepsDying(): Promise<void> {
  const restart = l10n.t('Restart Server');
  const report = l10n.t('Copy Report');
  const message = l10n.t('The Orch language server stopped several times in a row, so it was not started again.');
  const answer = await window.showErrorMessage(harmless(message), restart, report);
  if (answer === restart) await commands.executeCommand('orch.restartServer');
  if (answer === report) await commands.executeCommand('orch.copyReport');
}
