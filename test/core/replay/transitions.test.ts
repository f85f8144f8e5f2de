import { describe, expect, it } from 'vitest';
import { transitionsOf, type Step } from '../../../server/src/core/index.js';

const commit = { oid: 'c1', time: Date.UTC(2026, 0, 6), author: { name: 'Dana', email: 'dana@example.org' } };
const hand: Step = {
  ...{ kind: 'task', id: 'T-1', about: 'T-1', from: 'PLAN', to: 'READY', event: 'ready', at: commit.time, commit },
  move: undefined,
  findings: [],
};

describe('transitionsOf', () => {
  it('tells who took a task where and when, and how exactly that is known', () => {
    const move = { actor: 'WORK@claude-2', role: 'WORK', writer: 'w-1', seq: 3 };
    const audited: Step = { ...hand, from: 'READY', to: 'DOING', event: 'start', at: commit.time - 1000, move };
    expect(transitionsOf([hand, audited])).toEqual([
      { task: 'T-1', from: 'PLAN', to: 'READY', at: commit.time, exact: false, by: 'Dana', commit: 'c1' },
      {
        task: 'T-1',
        from: 'READY',
        to: 'DOING',
        at: commit.time - 1000,
        exact: true,
        by: 'WORK@claude-2',
        commit: 'c1',
      },
    ]);
  });

  it('leaves out what changed no state, and what happened to approvals', () => {
    expect(
      transitionsOf([
        { ...hand, to: 'PLAN' },
        { ...hand, kind: 'approval' },
      ]),
    ).toEqual([]);
  });
});
