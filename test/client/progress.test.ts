import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** What the window was asked to show, and the button that calls it off. */
const shown: { readonly cancellable: boolean; readonly cancel: () => void }[] = [];

vi.mock('vscode', async () => {
  const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
  return {
    CancellationError: class extends Error {},
    CancellationTokenSource,
    ProgressLocation: { Notification: 15 },
    l10n: { t: (text: string) => text },
    window: {
      withProgress({ cancellable }: { cancellable: boolean }, task: (...args: unknown[]) => Promise<void>) {
        const source = new CancellationTokenSource();
        shown.push({ cancellable, cancel: () => source.cancel() });
        return task({}, source.token);
      },
    },
  };
});

const { asked, patiently } = await import('../../client/src/progress/index.js');

beforeEach(() => {
  vi.useFakeTimers();
  shown.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that answers when it is told to. */
function server(): { services: Parameters<typeof asked>[0]; answer: (what: string) => void } {
  let answer: (what: string) => void = () => undefined;
  const request = () => new Promise<string>((resolve) => (answer = resolve));
  return { services: { connection: { request } as never }, answer: (what) => answer(what) };
}

it('says nothing of what is answered soon', async () => {
  const { services, answer } = server();
  const question = asked(services, 'orch/legalMoves', {});
  await vi.advanceTimersByTimeAsync(499);
  answer('moves');
  expect(await question).toBe('moves');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown).toEqual([]);
});

it('shows after half a second what takes long, and ends at once when it is called off', async () => {
  const { services } = server();
  const question = asked(services, 'orch/legalMoves', {});
  const ended = expect(question).rejects.toBeInstanceOf((await import('vscode')).CancellationError);
  await vi.advanceTimersByTimeAsync(501);
  expect(shown).toMatchObject([{ cancellable: true }]);
  shown[0]?.cancel();
  await ended;
});

it('waits for how a move ends that is called off: it may have been too late', async () => {
  let told = false;
  let end: (how: string) => void = () => undefined;
  const moving = patiently('moving', (token) => {
    token.onCancellationRequested(() => (told = true));
    return new Promise<string>((resolve) => (end = resolve));
  });
  await vi.advanceTimersByTimeAsync(501);
  shown[0]?.cancel();
  expect(told).toBe(true);
  end('done');
  expect(await moving).toBe('done');
});
