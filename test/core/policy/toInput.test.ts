import { describe, expect, it } from 'vitest';
import { defaultPolicy, policyToInput, resolvePolicy, type PolicyInput } from '../../../server/src/core/index.js';

const inputs: readonly (readonly [string, PolicyInput])[] = [
  ['no policy', {}],
  [
    'states of another team',
    {
      states: {
        PENDING: 'backlog',
        READY: 'ready',
        ASSIGNED: 'ready',
        RUNNING: 'active',
        FAILED: 'off',
        BLOCKED: 'paused',
        REVIEW: 'review',
      },
    },
  ],
  ['events', { events: { reopen: 'off', skip: { from: ['READY'], to: 'done', by: ['CMD'], reason: 'required' } } }],
  [
    'people',
    {
      people: { alice: { emails: ['a@example.com'], roles: ['CMD'] } },
      agents: { bot: { operator: 'alice' } },
      separation: 'solo',
    },
  ],
  [
    'columns',
    {
      columns: { tasks: { Ticket: 'task_id', 担当: 'off' } },
      ids: { pattern: 'T-#' },
      severities: { 'task/overdue': 'off' },
    },
  ],
];

describe('printing a policy', () => {
  it.each(inputs)('gives the policy back when it is read again: %s', (_, input) => {
    const { policy } = resolvePolicy(input);
    const again = resolvePolicy(policyToInput(policy));
    expect(again.problems).toEqual([]);
    expect(again.policy).toEqual(policy);
  });

  it('covers the default policy', () => {
    expect(policyToInput(defaultPolicy).states).toHaveProperty('DOING');
  });
});
