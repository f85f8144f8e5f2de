import { describe, expect, it, vi } from 'vitest';
import { Latest } from '../../client/src/overview/latest.js';
import { withUris } from '../../client/src/overview/uris.js';
import { RestartBudget } from '../../client/src/server/restartBudget.js';
import { overview, root, task } from './support/overview.js';

describe('the latest answer', () => {
  /** A question whose answers the test gives one by one. */
  function slow(): { latest: Latest<number>; taken: number[]; asked: () => number; answer: () => void } {
    const waiting: (() => void)[] = [];
    const taken: number[] = [];
    let asked = 0;
    const ask = (): Promise<number> => {
      const question = ++asked;
      return new Promise((resolve) => waiting.push(() => resolve(question)));
    };
    const latest = new Latest(ask, (answer) => taken.push(answer));
    return { latest, taken, asked: () => asked, answer: () => waiting.shift()?.() };
  }

  it('is asked for once more, however often a refresh is wanted meanwhile', async () => {
    const { latest, taken, asked, answer } = slow();
    const all = [latest.refresh(), latest.refresh(), latest.refresh()];
    expect(asked()).toBe(1);
    answer();
    await expect.poll(asked).toBe(2);
    answer();
    await Promise.all(all);
    expect(taken).toEqual([1, 2]);
  });

  it('is asked for less often the longer an answer takes', async () => {
    vi.useFakeTimers();
    try {
      let asked = 0;
      const slowly = (): Promise<number> => new Promise((resolve) => setTimeout(() => resolve(++asked), 100));
      const latest = new Latest(slowly, () => void latest.refresh(), 3);
      void latest.refresh();
      await vi.advanceTimersByTimeAsync(4000);
      expect(asked).toBe(10);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is never older than the last call', async () => {
    const { latest, taken, asked, answer } = slow();
    const first = latest.refresh();
    answer();
    await first;
    const second = latest.refresh();
    await expect.poll(asked).toBe(2);
    answer();
    await second;
    expect(taken).toEqual([1, 2]);
  });

  it('can be asked for again after a question failed', async () => {
    let fail = true;
    const taken: number[] = [];
    const latest = new Latest(
      () => (fail ? Promise.reject(new Error('no')) : Promise.resolve(7)),
      (answer) => taken.push(answer),
    );
    await expect(latest.refresh()).rejects.toThrow('no');
    fail = false;
    await latest.refresh();
    expect(taken).toEqual([7]);
  });
});

describe('the restart budget', () => {
  it('allows a few restarts, and more only after a while', () => {
    const budget = new RestartBudget(2, 1000);
    expect([0, 10, 20, 900, 1000, 1005].map((now) => budget.spend(now))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('the URIs of an overview', () => {
  it('are written anew wherever they stand', () => {
    const flags = { freeze: 'off', autoDecide: 'off', uri: 'f' } as const;
    const one = root([task('T-1', 1, { uri: 't' })], { uri: 'r', flags, candidates: [{ uri: 'c', role: 'tasks' }] });
    const [written] = withUris(overview(one), (uri) => uri.toUpperCase()).roots;
    expect([written?.uri, written?.flags?.uri, written?.tasks[0]?.uri, written?.candidates[0]?.uri]).toEqual([
      'R',
      'F',
      'T',
      'C',
    ]);
    expect(withUris(overview(root([])), (uri) => uri).roots[0]?.flags).toBeUndefined();
  });
});
