import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CATEGORIES,
  defaultPolicy,
  resolvePolicy,
  type Policy,
  type PolicyInput,
  type State,
} from '../../../server/src/core/policy/index.js';
import {
  deadEnds,
  eventNamed,
  eventsBetween,
  eventsFor,
  eventsFrom,
  firstOf,
  isOpen,
  pathBetween,
  possibleTargets,
  reachable,
  targetOf,
  unreachableStates,
} from '../../../server/src/core/process/index.js';
import '../../support/seed.js';

const policyOf = (input: PolicyInput): Policy => resolvePolicy(input).policy;

function state(policy: Policy, name: string): State {
  const found = policy.states.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no state ${name}`);
  return found;
}

/** `event→TARGET` for every event from a state; '' is a task that does not exist yet. */
function moves(policy: Policy, from: string): string[] {
  return eventsFrom(policy, from === '' ? undefined : state(policy, from)).map(({ event, target }) => {
    return `${event.name}→${target === 'origin' ? target : target.name}`;
  });
}

function path(policy: Policy, from: string, to: string): string | undefined {
  const events = pathBetween(policy, from === '' ? undefined : state(policy, from), state(policy, to));
  return events?.map(({ name }) => name).join(' ');
}

const names = (states: Iterable<State>): string[] => [...states].map(({ name }) => name);

describe('the table by default', () => {
  it.each([
    ['', ['plan→PLAN']],
    ['PLAN', ['ready→READY', 'hold→HOLD', 'drop→DROP']],
    ['READY', ['start→DOING', 'hold→HOLD', 'drop→DROP']],
    ['DOING', ['submit→REVIEW', 'hold→HOLD', 'drop→DROP', 'recover→origin']],
    ['REVIEW', ['return→FIX', 'finish→DONE', 'hold→HOLD', 'drop→DROP']],
    ['FIX', ['start→DOING', 'hold→HOLD', 'drop→DROP']],
    ['DONE', ['reopen→FIX']],
    ['HOLD', ['resume→origin', 'drop→DROP']],
    ['DROP', []],
  ])('from %j: %j', (from, expected) => {
    expect(moves(defaultPolicy, from)).toEqual(expected);
  });

  it('reaches every state, ends nowhere else than done or dropped, and uses every event', () => {
    expect(reachable(defaultPolicy)).toEqual(new Set(defaultPolicy.states));
    expect(unreachableStates(defaultPolicy)).toEqual([]);
    expect(deadEnds(defaultPolicy)).toEqual([]);
    const used = [undefined, ...defaultPolicy.states].flatMap((from) =>
      eventsFrom(defaultPolicy, from).map(({ event }) => event),
    );
    expect(new Set(used)).toEqual(new Set(defaultPolicy.events));
  });

  it('calls open what is neither done nor dropped', () => {
    expect(names(defaultPolicy.states.filter((one) => !isOpen(one)))).toEqual(['DONE', 'DROP']);
  });

  it.each([
    [['WORK'], 'REVIEW', []],
    [['WORK'], 'READY', ['start']],
    [['WORK'], 'DOING', ['submit', 'recover']],
    [['AUDIT'], 'REVIEW', ['return']],
    [['CMD'], 'REVIEW', ['return', 'finish', 'hold', 'drop']],
    [['AUDIT'], 'DONE', ['reopen']],
    [['NOBODY'], 'READY', []],
    [[], 'PLAN', []],
  ])('lets %j in %s do %j', (roles, from, expected) => {
    expect(eventsFor(defaultPolicy, state(defaultPolicy, from), roles).map(({ event }) => event.name)).toEqual(
      expected,
    );
  });
});

describe('leading back', () => {
  const named = (name: string) => eventNamed(defaultPolicy, name)!;
  const back = (event: string, origin: string | undefined, rework?: boolean): string | undefined => {
    return targetOf(defaultPolicy, named(event), {
      origin: origin === undefined ? undefined : state(defaultPolicy, origin),
      rework,
    })?.name;
  };

  it.each([
    ['resume', 'PLAN', false, 'PLAN'],
    ['resume', 'READY', false, 'READY'],
    ['resume', 'REVIEW', true, 'REVIEW'],
    ['resume', 'FIX', true, 'FIX'],
    ['resume', 'DOING', false, 'READY'],
    ['resume', 'DOING', true, 'FIX'],
    ['resume', undefined, undefined, 'READY'],
    ['resume', 'HOLD', false, 'READY'],
    ['resume', 'DONE', false, 'READY'],
    ['recover', undefined, false, 'READY'],
    ['recover', undefined, true, 'FIX'],
    ['recover', 'DOING', true, 'FIX'],
  ])('%s to where it was (%s, rework: %s) is %s', (event, origin, rework, target) => {
    expect(back(event, origin, rework)).toBe(target);
  });

  it('may lead to several states', () => {
    expect(names(possibleTargets(defaultPolicy, named('resume'), state(defaultPolicy, 'HOLD')))).toEqual([
      'PLAN',
      'READY',
      'REVIEW',
      'FIX',
    ]);
    expect(names(possibleTargets(defaultPolicy, named('recover'), state(defaultPolicy, 'DOING')))).toEqual([
      'READY',
      'FIX',
    ]);
    expect(names(possibleTargets(defaultPolicy, named('finish'), state(defaultPolicy, 'REVIEW')))).toEqual(['DONE']);
    expect(possibleTargets(defaultPolicy, named('finish'), state(defaultPolicy, 'PLAN'))).toEqual([]);
  });
});

describe('pathBetween', () => {
  it.each([
    ['', 'PLAN', 'plan'],
    ['', 'DONE', 'plan ready start submit finish'],
    ['PLAN', 'PLAN', ''],
    ['PLAN', 'REVIEW', 'ready start submit'],
    ['PLAN', 'FIX', 'ready start submit return'],
    ['READY', 'DONE', 'start submit finish'],
    ['READY', 'FIX', 'start submit return'],
    ['DOING', 'READY', 'recover'],
    ['FIX', 'READY', undefined],
    ['DONE', 'DOING', 'reopen start'],
    ['HOLD', 'DOING', 'resume start'],
    ['HOLD', 'REVIEW', 'resume'],
    ['DROP', 'PLAN', undefined],
    ['READY', 'PLAN', undefined],
  ])('%j → %s: %s', (from, to, expected) => {
    expect(path(defaultPolicy, from, to)).toBe(expected);
  });
});

describe('eventsBetween', () => {
  it.each([
    ['', 'PLAN', ['plan']],
    ['', 'DONE', []],
    ['REVIEW', 'DONE', ['finish']],
    ['DOING', 'READY', ['recover']],
    ['HOLD', 'REVIEW', ['resume']],
    ['HOLD', 'DOING', []],
    ['READY', 'DONE', []],
    ['DONE', 'DONE', []],
  ])('%j → %s: %j', (from, to, expected) => {
    const events = eventsBetween(
      defaultPolicy,
      from === '' ? undefined : state(defaultPolicy, from),
      state(defaultPolicy, to),
    );
    expect(events.map(({ name }) => name)).toEqual(expected);
  });
});

describe('other states', () => {
  it('keep the process when they are renamed', () => {
    const policy = policyOf({ states: { TODO: 'ready', COMPLETE: 'done' } });
    expect(path(policy, '', 'COMPLETE')).toBe('plan ready start submit finish');
    expect(unreachableStates(policy)).toEqual([]);
  });

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

  it('are unreachable behind the first of their category', () => {
    expect(names(unreachableStates(policyOf({ states })))).toEqual(['ASSIGNED']);
    expect(deadEnds(policyOf({ states }))).toEqual([]);
  });

  it('are reachable once an event names them', () => {
    const events = { assign: { from: 'READY', to: 'ASSIGNED', by: 'CMD' }, start: { from: ['ASSIGNED', 'rework'] } };
    const policy = policyOf({ states, events });
    expect(unreachableStates(policy)).toEqual([]);
    expect(path(policy, 'PENDING', 'DONE')).toBe('ready assign start submit finish');
    expect(moves(policy, 'READY')).toEqual(['hold→BLOCKED', 'drop→FAILED', 'assign→ASSIGNED']);
    expect(path(policy, 'BLOCKED', 'ASSIGNED')).toBe('resume');
  });

  it('do not swallow the past when a team has two paused states', () => {
    const policy = policyOf({
      states: { HOLD: 'paused', BLOCKED: 'paused' },
      events: { block: { from: 'open', to: 'BLOCKED' } },
    });
    expect(moves(policy, 'BLOCKED')).toEqual(['resume→origin', 'drop→DROP']);
    expect(unreachableStates(policy)).toEqual([]);
  });

  it('may be missing', () => {
    const policy = policyOf({ states: { PLAN: 'off', FIX: 'off', HOLD: 'off' } });
    expect(moves(policy, '')).toEqual(['plan→READY']);
    expect(moves(policy, 'REVIEW')).toEqual(['return→READY', 'finish→DONE', 'drop→DROP']);
    expect(unreachableStates(policy)).toEqual([]);
    expect(deadEnds(policy)).toEqual([]);
  });

  it('are dead ends when every way out is switched off', () => {
    const policy = policyOf({ events: { drop: 'off', finish: 'off' } });
    expect(names(deadEnds(policy))).toEqual(['PLAN', 'READY', 'DOING', 'REVIEW', 'FIX', 'HOLD']);
    expect(names(unreachableStates(policy))).toEqual(['DONE', 'DROP']);
  });
});

describe('whatever the policy', () => {
  const name = fc.stringMatching(/^[A-Z]{1,4}$/);
  const place = fc.oneof(fc.constantFrom(...CATEGORIES), name);
  const event = fc.record({
    from: fc.oneof(place, fc.constantFrom('open', 'new')),
    to: fc.oneof(place, fc.constant('origin')),
  });
  const input = fc.record({
    states: fc.dictionary(name, fc.constantFrom(...CATEGORIES, 'off' as const), { maxKeys: 8 }),
    events: fc.dictionary(
      fc.constantFrom('plan', 'start', 'finish', 'resume', 'ship', 'skip'),
      fc.oneof(event, fc.constant('off' as const)),
    ),
  });

  it('paths are made of moves, and states are reachable exactly when there is a path', () => {
    fc.assert(
      fc.property(input, (given) => {
        const policy = policyOf(given);
        const reached = reachable(policy);
        for (const to of policy.states) {
          const events = pathBetween(policy, undefined, to);
          expect(events !== undefined).toBe(reached.has(to));
          if (events?.[0]) expect(eventsFrom(policy, undefined).map((one) => one.event)).toContain(events[0]);
          expect(pathBetween(policy, to, to)).toEqual([]);
        }
      }),
    );
  });

  it('every move leads to a state of the policy, and not to where the task is', () => {
    fc.assert(
      fc.property(input, (given) => {
        const policy = policyOf(given);
        for (const from of policy.states) {
          for (const { event: move, target } of eventsFrom(policy, from)) {
            expect(target).not.toBe(from);
            for (const to of possibleTargets(policy, move, from)) expect(policy.states).toContain(to);
          }
        }
        for (const category of CATEGORIES) {
          const first = firstOf(policy, category);
          expect(first === undefined || first.category === category).toBe(true);
        }
      }),
    );
  });
});
