import { CancellationError, l10n, window } from 'vscode';
import { harmless } from './notify/harmless.js';
import type { Services } from './services.js';

/** A command whose bugs, and requests that fail, are noted and said instead of being thrown at whoever called it. One that was called off is silent. */
export function caught<R>(
  { log }: Pick<Services, 'log'>,
  run: (given: unknown) => Promise<R>,
): (given: unknown) => Promise<R | undefined> {
  return async (given) => {
    try {
      return await run(given);
    } catch (error) {
      if (error instanceof CancellationError) return undefined;
      log.error(error instanceof Error ? error : String(error));
      void window.showErrorMessage(
        harmless(l10n.t('Orch could not do that: {0}', error instanceof Error ? error.message : '')),
      );
      return undefined;
    }
  };
}
