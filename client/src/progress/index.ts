import { CancellationTokenSource, ProgressLocation, window, type CancellationToken } from 'vscode';

/** Work that is done by then (ms) needs no word about it. */
const SOON = 500;

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

/** The same for what goes on by itself, and is not to be called off: a word in the status bar. */
export async function quietly<T>(title: string, work: Promise<T>): Promise<T> {
  const late = setTimeout(() => {
    void window.withProgress({ location: ProgressLocation.Window, title }, () => work.catch(() => undefined));
  }, SOON);
  try {
    return await work;
  } finally {
    clearTimeout(late);
  }
}
