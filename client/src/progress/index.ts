import {
  CancellationError,
  CancellationTokenSource,
  l10n,
  ProgressLocation,
  window,
  type CancellationToken,
} from 'vscode';
import type { Services } from '../services.js';

/** Work that is done by then (ms) needs no word about it. */
export const SOON = 500;

/**
 * Does something that may take long. What does take long says so, with a button that calls it off.
 * @param title what is being done
 * @param work ends by itself where its token says so
 */
export async function patiently<T>(title: string, work: (token: CancellationToken) => Promise<T>): Promise<T> {
  const cancel = new CancellationTokenSource();
  const working = work(cancel.token);
  const late = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, cancellable: true, title };
    void window.withProgress(options, async (_, token) => {
      token.onCancellationRequested(() => cancel.cancel());
      await working.catch(() => undefined);
    });
  }, SOON);
  try {
    return await working;
  } finally {
    clearTimeout(late);
    cancel.dispose();
  }
}

/**
 * Asks the server something for somebody who waits. What takes long says so; called off, it rejects at once
 * (`CancellationError`), whatever the server does.
 */
export function asked<R>({ connection }: Pick<Services, 'connection'>, method: string, params: unknown): Promise<R> {
  return patiently(l10n.t('Orch is looking it up...'), (token) => {
    return Promise.race([connection.request<R>(method, params, token), calledOff(token)]);
  });
}

function calledOff(token: CancellationToken): Promise<never> {
  return new Promise((_, reject) => {
    token.onCancellationRequested(() => reject(new CancellationError()));
  });
}
