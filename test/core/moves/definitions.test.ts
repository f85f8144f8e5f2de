import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultPolicy,
  definitionFor,
  INTENTS,
  loadPolicy,
  messagesFor,
  readIntent,
  usageOf,
} from '../../../server/src/core/index.js';
import type { IntentValues } from '../../../server/src/core/index.js';
import { seed } from '../../support/seed.js';

const definition = (event: string) => definitionFor(event)!;

/** What `readIntent` makes of values; the problem's code where it makes nothing. */
function read(event: string, values: IntentValues): unknown {
  const result = readIntent(definition(event), values);
  return 'intent' in result ? result.intent : result.problem.code;
}

describe('the definitions of intents', () => {
  it('cover every event of the default table, and each has its words once', () => {
    const events = INTENTS.map(({ event }) => event);
    expect(defaultPolicy.events.map(({ name }) => name).filter((name) => !events.includes(name))).toEqual([]);
    const words = INTENTS.map((one) => one.words.join(' '));
    expect(new Set(words).size).toBe(words.length);
    expect(new Set(events).size).toBe(events.length);
  });

  it.each(['en', 'ja'])('are explained with examples of their own words (%s)', (locale) => {
    const { docs, fields } = messagesFor(locale).intents;
    for (const { docs: key, words, positionals, options } of INTENTS) {
      expect(docs[key].summary).not.toBe('');
      expect(docs[key].examples.length, key).toBeGreaterThan(0);
      for (const example of docs[key].examples) expect(example).toMatch(new RegExp(`^orch ${words.join(' ')}( |$)`));
      for (const field of [...positionals, ...options]) expect(fields[field.docs ?? field.name]).not.toBe('');
    }
  });

  it('know the events of a policy beside the usual ones', () => {
    const { policy } = loadPolicy(
      '---\norch:\n  version: 1\n  events:\n    escalate: { from: [active, review], to: paused, by: any, reason: required }\n---\n',
    );
    expect(definitionFor('escalate')).toBeUndefined();
    const own = definitionFor('escalate', policy)!;
    expect(usageOf(own)).toBe('orch escalate ID [--reason TEXT] [--token N]');
    expect(readIntent(own, { id: ['T-1'], reason: ['stuck'] })).toEqual({
      intent: { verb: 'event', event: 'escalate', id: 'T-1', reason: 'stuck' },
    });
  });

  it('say how they are written', () => {
    expect(usageOf(definition('plan'))).toBe(
      'orch plan TITLE [--id ID] [--owner ROLE] [--due DATE] [--priority P] [--depends ID,ID]... [--milestone M] [--notes TEXT]',
    );
    expect(usageOf(definition('submit'))).toBe(
      'orch submit ID [--artifact PATH]... [--op TEXT] [--check COMMAND=EXIT]... [--reason TEXT] [--token N]',
    );
    expect(usageOf(definition('request'))).toBe('orch request TARGET --kind KIND --op TEXT [--evidence PATH]');
    expect(usageOf(definition('archive'))).toBe('orch archive [ID...]');
    expect(usageOf(definition('set'))).toBe('orch set ID KEY=VALUE...');
  });
});

describe('an intent', () => {
  it('says what its values say', () => {
    expect(read('plan', { title: ['Sign in'], depends: ['A, B', 'C'], owner: ['WORK'] })).toEqual({
      verb: 'plan',
      title: 'Sign in',
      depends: ['A', 'B', 'C'],
      owner: 'WORK',
    });
    expect(read('submit', { id: ['T-1'], artifact: ['a', 'b'], check: ['npm test=0', 'X=1 make=2'] })).toEqual({
      verb: 'event',
      event: 'submit',
      id: 'T-1',
      artifacts: ['a', 'b'],
      checks: [
        { command: 'npm test', exit: 0 },
        { command: 'X=1 make', exit: 2 },
      ],
    });
    expect(read('set', { id: ['T-1'], values: ['due=', 'title=a=b'] })).toEqual({
      verb: 'set',
      id: 'T-1',
      values: { due: '', title: 'a=b' },
    });
    expect(read('lock.release', { id: ['T-1'], token: ['3'] })).toEqual({ verb: 'lock.release', id: 'T-1', token: 3 });
    expect(read('flags.set', { flag: ['FREEZE=on'] })).toEqual({ verb: 'flags.set', name: 'FREEZE', value: 'on' });
    expect(read('undo', {})).toEqual({ verb: 'undo' });
    expect(read('archive', {})).toEqual({ verb: 'archive', ids: [] });
  });

  it.each([
    ['start', {}, 'missing'],
    ['start', { id: ['  '] }, 'missing'],
    ['request', { target: ['T-1'], op: ['x'] }, 'missing'],
    ['request', { target: ['T-1'], op: ['x'], kind: ['permit'] }, 'bad-choice'],
    ['start', { id: ['T-1'], token: ['new'] }, 'bad-number'],
    ['submit', { id: ['T-1'], check: ['npm test'] }, 'bad-check'],
    ['set', { id: ['T-1'], values: ['due'] }, 'bad-pair'],
    ['set', { id: ['T-1'], values: ['state=DONE'] }, 'bad-key'],
    ['flags.set', { flag: ['FREEZE'] }, 'bad-pair'],
  ] as const)('is none where values are wrong: %s %j (%s)', (event, values, problem) => {
    expect(read(event, values)).toBe(problem);
  });

  it('is made of any values or refused, and never throws', () => {
    const values = fc.dictionary(
      fc.constantFrom('id', 'title', 'values', 'check', 'flag', 'token', 'kind', 'op', 'depends', 'seq', '__proto__'),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...INTENTS), values, (one, given) => {
        const result = readIntent(one, given);
        if ('problem' in result) {
          const say = messagesFor('en').intents.problems[result.problem.code] as (params: object) => string;
          expect(say(result.problem.params)).not.toMatch(/undefined/);
        } else expect(result.intent.verb).toBe(result.intent.verb === 'event' ? 'event' : one.event);
      }),
      { seed },
    );
  });
});
