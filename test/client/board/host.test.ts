import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromBoard, ToBoard } from '../../../client/src/board/messages.js';
import { Host, type Kept } from '../../../client/webview/board/host.js';

const NOTHING = { states: [], lanes: [] };

let sent: FromBoard[];
let heard: ToBoard[];
let kept: unknown;
let host: Host;

beforeEach(() => {
  vi.useFakeTimers();
  [sent, heard, kept] = [[], [], undefined];
  const api = {
    postMessage: (message: FromBoard) => void sent.push(message),
    getState: () => kept,
    setState: (state: Kept) => void (kept = state),
  };
  host = new Host(
    api,
    () => 'too late',
    (message) => void heard.push(message),
  );
});
afterEach(() => vi.useRealTimers());

describe('the extension, as the page sees it', () => {
  it('answers each question by its number, in any order', async () => {
    const first = host.ask({ ask: 'targets', id: 'T-1' });
    const second = host.ask({ ask: 'undo' });
    expect(sent).toEqual([
      { type: 'ask', request: 1, question: { ask: 'targets', id: 'T-1' } },
      { type: 'ask', request: 2, question: { ask: 'undo' } },
    ]);
    host.receive({ type: 'answer', request: 2, answer: { kind: 'nothing' } });
    host.receive({ type: 'answer', request: 1, answer: NOTHING });
    expect([await first, await second]).toEqual([NOTHING, { kind: 'nothing' }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that cannot answer, or not in time, is an error; what comes later is not taken', async () => {
    const failed = expect(host.ask({ ask: 'undo' })).rejects.toThrow('no disk');
    host.receive({ type: 'failed', request: 1, message: 'no disk' });
    await failed;
    const late = expect(host.ask({ ask: 'targets', id: 'T-1' })).rejects.toThrow('too late');
    await vi.advanceTimersByTimeAsync(20_000);
    await late;
    host.receive({ type: 'answer', request: 2, answer: NOTHING });
    host.receive({ type: 'answer', request: 99, answer: NOTHING });
    // Who is asked for a reason may think about it.
    let settled = false;
    void host.ask({ ask: 'move', id: 'T-1', state: 'HOLD' }).then(() => (settled = true));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(settled).toBe(false);
    expect(heard).toEqual([]);
  });

  it('tells other things, which are listened to; what the page keeps adds up', () => {
    host.receive({ type: 'none', why: 'gone' });
    expect(heard).toEqual([{ type: 'none', why: 'gone' }]);
    expect(host.kept).toEqual({});
    host.keep({ text: 'ada' });
    host.keep({ top: 7 });
    expect(host.kept).toEqual({ text: 'ada', top: 7 });
    kept = 'nonsense';
    expect(host.kept).toEqual({});
  });
});
