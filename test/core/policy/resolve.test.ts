import { describe, expect, it } from 'vitest';
import { defaultPolicy, resolvePolicy, stateOf, type PolicyInput } from '../../../server/src/core/policy/index.js';

const policyOf = (input: PolicyInput) => resolvePolicy(input).policy;
const namesOf = (input: PolicyInput): string[] => policyOf(input).states.map(({ name }) => name);

describe('the default policy', () => {
  it('is what SPEC says', () => {
    expect(defaultPolicy).toMatchObject({
      paths: { tasks: ['ORCH/STATE/TASKS.md'], approvals: ['ORCH/STATE/APPROVALS.md'], evidence: 'ORCH/patches' },
      lock: { ttlMinutes: 30, heartbeatMinutes: 10, graceMinutes: 5 },
      approvals: { expiryDays: 7, automatic: ['*@auto'], required: ['done'] },
      wip: 1,
      separation: 'named',
      blocked: { staleDays: 3, escalateTo: 'CMD' },
      ledgerHome: 'main',
    });
    expect([...defaultPolicy.roles.values()].filter(({ approves }) => approves).map(({ name }) => name)).toEqual([
      'CMD',
      'AUDIT',
    ]);
    expect(defaultPolicy.states.map(({ name }) => name)).toEqual([
      'PLAN',
      'READY',
      'DOING',
      'REVIEW',
      'FIX',
      'DONE',
      'HOLD',
      'DROP',
    ]);
  });

  it('is what an empty input gives', () => {
    expect(resolvePolicy({})).toEqual({ policy: defaultPolicy, problems: [] });
  });
});

describe('states', () => {
  it('are renamed by naming their category', () => {
    const policy = policyOf({ states: { COMPLETE: 'done' } });
    expect(policy.states.map(({ name }) => name)).toEqual([
      'PLAN',
      'READY',
      'DOING',
      'REVIEW',
      'FIX',
      'COMPLETE',
      'HOLD',
      'DROP',
    ]);
    for (const text of ['COMPLETE', 'DONE', '完了']) expect(stateOf(policy, text)?.name).toBe('COMPLETE');
  });

  it('are added by naming all of their category', () => {
    const policy = policyOf({ states: { REVIEW: 'review', QA: 'review' } });
    expect(policy.states.filter(({ category }) => category === 'review').map(({ name }) => name)).toEqual([
      'REVIEW',
      'QA',
    ]);
    expect(stateOf(policy, 'レビュー中')?.name).toBe('REVIEW');
    expect(stateOf(policy, 'qa')?.name).toBe('QA');
  });

  it('keep the default’s aliases with the default’s name, wherever it stands in the list', () => {
    const policy = policyOf({ states: { QA: 'review', REVIEW: 'review' } });
    expect(stateOf(policy, 'レビュー中')?.name).toBe('REVIEW');
    expect(policy.states.find(({ category }) => category === 'review')?.name).toBe('QA');
  });

  it('are switched off', () => {
    expect(namesOf({ states: { HOLD: 'off', FIX: 'off' } })).toEqual([
      'PLAN',
      'READY',
      'DOING',
      'REVIEW',
      'DONE',
      'DROP',
    ]);
    expect(stateOf(policyOf({ states: { HOLD: 'off' } }), '保留')).toBeUndefined();
    expect(stateOf(policyOf({ states: { DONE: 'off', COMPLETE: 'done' } }), '完了')).toBeUndefined();
  });

  it('may take a default’s name into another category', () => {
    const policy = policyOf({ states: { TODO: 'ready', READY: 'review' } });
    expect(policy.states.map(({ name }) => name)).toEqual([
      'PLAN',
      'TODO',
      'DOING',
      'READY',
      'FIX',
      'DONE',
      'HOLD',
      'DROP',
    ]);
    expect(stateOf(policy, 'READY')?.category).toBe('review');
    expect(stateOf(policy, 'REVIEW')?.name).toBe('READY');
  });

  it('may take a default’s alias', () => {
    const policy = policyOf({ states: { 進行中: 'review' } });
    expect(stateOf(policy, '進行中')?.category).toBe('review');
    expect(stateOf(policy, '作業中')?.category).toBe('active');
  });

  it('of a whole team are quickly written', () => {
    const states = {
      PENDING: 'backlog',
      READY: 'ready',
      ASSIGNED: 'ready',
      RUNNING: 'active',
      REVIEW: 'review',
      DONE: 'done',
      FAILED: 'dropped',
      BLOCKED: 'paused',
    } as const;
    expect(namesOf({ states })).toEqual([
      'PENDING',
      'READY',
      'ASSIGNED',
      'RUNNING',
      'REVIEW',
      'FIX',
      'DONE',
      'BLOCKED',
      'FAILED',
    ]);
    expect(resolvePolicy({ states }).problems).toEqual([]);
  });
});

describe('events', () => {
  const eventOf = (input: PolicyInput, name: string) => policyOf(input).events.find((event) => event.name === name);

  it('are changed in what is given', () => {
    expect(eventOf({ events: { finish: { by: ['CMD', 'AUDIT'] } } }, 'finish')).toEqual({
      ...defaultPolicy.events.find(({ name }) => name === 'finish'),
      by: ['CMD', 'AUDIT'],
    });
  });

  it('are switched off and added', () => {
    const policy = policyOf({ events: { reopen: 'off', pause: { from: 'active', to: 'paused' } } });
    expect(policy.events.map(({ name }) => name)).not.toContain('reopen');
    expect(policy.events.at(-1)).toEqual({
      name: 'pause',
      from: ['active'],
      fromStates: [],
      to: 'paused',
      by: ['any'],
      reason: 'optional',
      lock: 'keep',
      approval: 'none',
    });
  });

  it('start from and lead to states by name', () => {
    const states = { READY: 'ready', ASSIGNED: 'ready' } as const;
    const events = { assign: { from: 'READY', to: 'ASSIGNED' }, start: { from: ['ASSIGNED', 'rework'] } };
    expect(eventOf({ states, events }, 'assign')).toMatchObject({
      from: ['ready'],
      fromStates: ['READY'],
      to: { state: 'ASSIGNED' },
    });
    expect(eventOf({ states, events }, 'start')).toMatchObject({
      from: ['ready', 'rework'],
      fromStates: ['ASSIGNED', 'FIX'],
    });
  });

  it('are not open to everybody because their role is unknown', () => {
    expect(eventOf({ events: { ship: { from: 'review', to: 'done', by: 'BOSS' } } }, 'ship')).toBeUndefined();
    expect(eventOf({ events: { finish: { by: 'BOSS' } } }, 'finish')?.by).toEqual(['CMD']);
  });

  it('fall to the roles that approve where the default role is switched off', () => {
    const input: PolicyInput = { roles: { CMD: 'off', LEAD: { approves: true } } };
    expect(eventOf(input, 'finish')?.by).toEqual(['AUDIT', 'LEAD']);
    expect(eventOf(input, 'reopen')?.by).toEqual(['AUDIT']);
    expect(policyOf(input).blocked.escalateTo).toBe('AUDIT');
  });
});

describe('the rest', () => {
  it('normalises paths', () => {
    const { paths } = policyOf({ paths: { tasks: ['./docs//TASKS.md', 'docs/TASKS.md'], evidence: 'proof/' } });
    expect(paths.tasks).toEqual(['docs/TASKS.md']);
    expect(paths.evidence).toBe('proof');
  });

  it('puts the longest root first', () => {
    const { roots } = policyOf({ roots: { 'C:\\A': '.', 'C:\\A\\B': './b/' } });
    expect(roots).toEqual([
      { from: 'C:\\A\\B', to: 'b' },
      { from: 'C:\\A', to: '.' },
    ]);
  });

  it('keeps the heartbeat within a short lock', () => {
    expect(policyOf({ lock: { ttl_minutes: 6 } }).lock.heartbeatMinutes).toBe(2);
    expect(resolvePolicy({ lock: { ttl_minutes: 6 } }).problems).toEqual([]);
  });

  it('knows people and agents', () => {
    const policy = policyOf({ people: { alice: { emails: ['a@b'] } }, agents: { claude: { operator: 'alice' } } });
    expect(policy.people.get('alice')).toEqual({ emails: ['a@b'], roles: [] });
    expect(policy.agents.get('claude')).toEqual({ operator: 'alice' });
  });
});
