import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultPolicy,
  policyToInput,
  resolvePolicy,
  rules,
  weakened,
  type Loosened,
  type Policy,
  type PolicyInput,
  type Severity,
} from '../../../server/src/core/index.js';
import { seed } from '../../support/seed.js';
import { looser } from './looser.js';

const OWN: ReadonlyMap<string, readonly Severity[]> = new Map(
  rules.map(({ code, severity, worst = severity }) => [code, [severity, worst]]),
);

function policyOf(input: PolicyInput): Policy {
  return resolvePolicy(input).policy;
}

function loosened(from: PolicyInput, to: PolicyInput): readonly Loosened[] {
  return weakened(policyOf(from), policyOf(to), OWN).map(({ what }) => what);
}

const some = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const role = some('CMD', 'AUDIT', 'WORK');
const by = fc.uniqueArray(some('CMD', 'AUDIT', 'WORK', 'any', 'owner', 'holder', 'approver'), {
  minLength: 1,
  maxLength: 3,
});
const category = some('backlog', 'ready', 'active', 'review', 'rework', 'done', 'paused', 'dropped');
const pattern = some('a', 'a*', 'b?', '*@a', 'a#', '{a,b}1', 'a@*', '*', 'WORK#', 'AUDIT');
const optional = { requiredKeys: [] };

const event = fc.record(
  {
    from: fc.oneof(some('new', 'open'), fc.uniqueArray(category, { minLength: 1, maxLength: 3 })),
    to: fc.oneof(category, some('origin')),
    by,
    reason: some('required', 'optional'),
    lock: some('acquire', 'release', 'keep'),
    approval: some('open-result', 'reject-pending', 'expire-pending', 'require-approved', 'none'),
  },
  optional,
);

/** One line of a policy, of a key that the comparison knows. */
const line: fc.Arbitrary<PolicyInput> = fc.oneof(
  fc.record({ separation: some('strict', 'named', 'solo') }),
  fc.record({ wip: some(0, 1, 2, 5) }),
  fc.record({ evidence: fc.record({ max_lines: some(0, 3, 50), max_files: some(0, 2, 8) }, optional) }),
  fc.record({ lock: fc.record({ ttl_minutes: some(2, 8, 50), grace_minutes: some(0, 2, 8) }, optional) }),
  fc.record({ ledger_home: some('main', 'branch') }),
  fc.record({ ids: fc.record({ pattern: some('a*', 'a-#', '*', '{a,b}1', 'b?') }, optional) }),
  fc.record({ protected: fc.uniqueArray(some('a', 'a/', '**/b', '*', 'a/*', 'b.a', '{a,b}/**'), { maxLength: 3 }) }),
  fc.record({ roots: fc.dictionary(some('C:\\a', 'C:\\a\\b'), some('.', 'one', 'two'), { maxKeys: 2 }) }),
  fc.record({ severities: fc.dictionary(some('*', 'task/*', 'task/overdue', 'task/lock-ttl', 'text/mixed-eol'), some('error', 'warning', 'info', 'hint', 'off'), { maxKeys: 3 }) }),
  fc.record({ actors: fc.dictionary(pattern, role, { maxKeys: 3 }) }),
  fc.record({ roles: fc.dictionary(some('WORK', 'QA', 'AUDIT'), fc.record({ approves: fc.boolean() }), { maxKeys: 2 }) }),
  fc.record({ events: fc.dictionary(some('start', 'submit', 'finish', 'reopen', 'plan', 'recover', 'skip'), fc.oneof({ weight: 1, arbitrary: fc.constant('off' as const) }, { weight: 4, arbitrary: event }), { maxKeys: 2 }) }),
  fc.record({ columns: fc.record({ tasks: fc.dictionary(some('owner', 'chef'), some('owner', 'title', 'off'), { maxKeys: 2 }) }) }),
  fc.record({ approvals: fc.record({
    kinds: fc.dictionary(pattern.filter((one) => !/[@A-Z]/.test(one)), some('result', 'execute', 'change'), { maxKeys: 2 }),
    expiry_days: some(0, 3, 8),
    statuses: fc.dictionary(some('ok', 'yes'), some('approved', 'rejected'), { maxKeys: 2 }),
    automatic: fc.uniqueArray(pattern, { maxLength: 2 }),
    required_for: fc.uniqueArray(some('active' as const, 'done' as const), { maxLength: 2 }),
    quorum: fc.record({ result: some(1, 2, 3), execute: some(1, 2) }, optional),
  }, optional) }),
) as fc.Arbitrary<PolicyInput>; // prettier-ignore

/** Policies of a few lines, of which two have much in common. */
const pair = fc
  .tuple(fc.array(line, { maxLength: 3 }), fc.array(line, { maxLength: 2 }), fc.array(line, { maxLength: 2 }))
  .map(([shared, one, other]) => [merged([...shared, ...one]), merged([...shared, ...other])] as const);

function merged(lines: readonly PolicyInput[]): PolicyInput {
  return Object.assign({}, ...lines) as PolicyInput;
}

describe('what a policy lets through that another did not', () => {
  it('is what trying every case of a small world finds', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const [before, after] = [policyOf(from), policyOf(to)];
        const found = new Set(weakened(before, after, OWN).map(({ what }) => what));
        const tried = looser(before, after, OWN);
        // What no case of the trial is about.
        for (const what of ['commands', 'stale'] as const) found.delete(what);
        expect([...found].sort()).toEqual([...tried].sort());
      }),
      { seed, numRuns: 80 },
    );
  });

  it('is nothing where the same is said in other words', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const policy = policyOf(merged(lines));
        expect(weakened(policy, policyOf(policyToInput(policy)), OWN)).toEqual([]);
      }),
      { seed, numRuns: 100 },
    );
  });

  const LOOSER: readonly (readonly [Loosened, string, PolicyInput, PolicyInput])[] = [
    ['separation', 'separation', { separation: 'strict' }, {}],
    ['separation', 'separation', {}, { separation: 'solo' }],
    ['required', 'approvals.required_for', {}, { approvals: { required_for: [] } }],
    ['quorum', 'approvals.quorum.result', { approvals: { quorum: { result: 2 } } }, {}],
    ['approves', 'roles.WORK', {}, { roles: { WORK: { approves: true } } }],
    ['commands', 'roles.CMD', {}, { roles: { CMD: 'off' }, events: { hold: 'off' } }],
    ['actor', 'actors', {}, { actors: { 'claude-*': 'CMD' } }],
    ['actor', 'actors', { actors: { 'claude-9': 'WORK', 'claude-*': 'CMD' } }, { actors: { 'claude-*': 'CMD' } }],
    ['person', 'people.alice', { people: { alice: { emails: ['a@x.y'] } } }, {}],
    ['person', 'people.alice', { people: { alice: { emails: ['a@x.y'] } } }, { people: { alice: { emails: ['a@x.y', 'b@x.y'] } } }],
    ['person', 'people.alice', { people: { alice: { roles: ['WORK'] } } }, { people: { alice: { roles: ['WORK', 'CMD'] } } }],
    ['person', 'people.alice', { people: { alice: { roles: ['WORK'] } } }, { people: { alice: {} } }],
    ['agent', 'agents.bot', { agents: { bot: { operator: 'alice' } } }, {}],
    ['agent', 'agents.bot', { agents: { bot: { operator: 'alice' } } }, { agents: { bot: { operator: 'bob' } } }],
    ['automatic', 'approvals.automatic', {}, { approvals: { automatic: [] } }],
    ['automatic', 'approvals.automatic', {}, { approvals: { automatic: ['*@auto', 'AUDIT@bob'] } }],
    ['kind', 'approvals.kinds', {}, { approvals: { kinds: { 'rules*': 'change' } } }],
    ['status', 'approvals.statuses.maybe', {}, { approvals: { statuses: { maybe: 'approved' } } }],
    ['status', 'approvals.statuses.rejected', {}, { approvals: { statuses: { rejected: 'pending' } } }],
    ['id', 'ids.pattern', { ids: { pattern: 'T-#' } }, {}],
    ['protected', 'protected', {}, { protected: ['PROJECT_RULES.md'] }],
    ['root', 'roots.C:\\x', {}, { roots: { 'C:\\x': '.' } }],
    ['path', 'paths.tasks', {}, { paths: { tasks: 'T.md' } }],
    ['path', 'paths.evidence', {}, { paths: { evidence: 'src' } }],
    ['path', 'paths.baseline', {}, { paths: { baseline: 'other.json' } }],
    ['column', 'columns.approvals.evidence', {}, { columns: { approvals: { evidence: 'off' } } }],
    ['state', 'states.DONE', {}, { states: { DONE: 'paused' } }],
    ['event', 'events.finish', {}, { events: { finish: { by: ['CMD', 'WORK'] } } }],
    ['event', 'events.finish', {}, { events: { finish: { from: ['review', 'active'] } } }],
    ['event', 'events.finish', {}, { events: { finish: { approval: 'none' } } }],
    ['event', 'events.start', {}, { events: { start: { lock: 'keep' } } }],
    ['event', 'events.drop', {}, { events: { drop: { reason: 'optional' } } }],
    ['event', 'events.skip', {}, { events: { skip: { from: 'backlog', to: 'done', by: 'CMD' } } }],
    ['limit', 'wip', {}, { wip: 2 }],
    ['limit', 'wip', {}, { wip: 0 }],
    ['limit', 'evidence.max_lines', {}, { evidence: { max_lines: 0 } }],
    ['limit', 'evidence.max_files', {}, { evidence: { max_files: 21 } }],
    ['expiry', 'approvals.expiry_days', {}, { approvals: { expiry_days: 0 } }],
    ['ttl', 'lock.ttl_minutes', {}, { lock: { ttl_minutes: 600 } }],
    ['grace', 'lock.grace_minutes', {}, { lock: { grace_minutes: 0 } }],
    ['stale', 'blocked.stale_days', {}, { blocked: { stale_days: 0 } }],
    ['stale', 'blocked.escalate_to', {}, { blocked: { escalate_to: 'WORK' } }],
    ['severity', 'severities.task/overdue', {}, { severities: { 'task/overdue': 'off' } }],
    ['severity', 'severities.task/*', {}, { severities: { 'task/*': 'hint' } }],
    ['severity', 'severities.task/lock-ttl', {}, { severities: { 'task/lock-ttl': 'warning' } }],
    ['ledger-home', 'ledger_home', {}, { ledger_home: 'branch' }],
  ]; // prettier-ignore

  it.each(LOOSER)('names %s at %s', (what, key, from, to) => {
    const found = weakened(policyOf(from), policyOf(to), OWN);
    expect(found.map((one) => `${one.what} ${one.path.join('.')}`)).toContain(`${what} ${key}`);
  });

  const TIGHTER: readonly (readonly [string, PolicyInput, PolicyInput])[] = [
    ['a stricter separation', {}, { separation: 'strict' }],
    ['more approvals', {}, { approvals: { required_for: ['active', 'done'], quorum: { result: 2 } } }],
    ['a role that decides no more', {}, { roles: { AUDIT: { approves: false } } }],
    ['a role that decides nothing', {}, { roles: { QA: { approves: false } } }],
    ['a pattern for a role without power', {}, { actors: { 'claude-*': 'WORK' } }],
    ['a name that is bound', {}, { people: { alice: { emails: ['a@x.y'] } } }],
    ['an agent that answers to somebody', {}, { agents: { bot: { operator: 'alice' } } }],
    ['a pattern of ids', {}, { ids: { pattern: 'T-#' } }],
    ['the same ids in other words', { ids: { pattern: '{a,b}#' } }, { ids: { pattern: '{b,a}#' } }],
    ['more protected files', {}, { protected: ['**'] }],
    ['a ledger more', {}, { paths: { tasks: ['ORCH/STATE/TASKS.md', 'T.md'] } }],
    ['a header more', {}, { columns: { tasks: { Ticket: 'task_id' } } }],
    ['a state renamed', {}, { states: { FINISHED: 'done' } }],
    ['a step more, which asks no less', {}, { states: { REVIEW: 'review', QA: 'review' }, events: { inspect: { from: 'REVIEW', to: 'QA', by: 'AUDIT' }, finish: { from: ['REVIEW', 'QA'] } } }],
    ['an event less', {}, { events: { reopen: 'off' } }],
    ['an event for fewer', {}, { events: { reopen: { by: 'AUDIT' } } }],
    ['smaller limits', {}, { evidence: { max_lines: 10, max_files: 1 }, lock: { ttl_minutes: 5 } }],
    ['a longer grace', {}, { lock: { grace_minutes: 60 } }],
    ['approvals that expire sooner', {}, { approvals: { expiry_days: 1 } }],
    ['findings told more loudly', {}, { severities: { 'task/overdue': 'error' } }],
    ['findings that were off', { severities: { '*': 'off' } }, { severities: {} }],
  ]; // prettier-ignore

  it.each(TIGHTER)('is nothing for %s', (_, from, to) => {
    expect(weakened(policyOf(from), policyOf(to), OWN)).toEqual([]);
  });

  it('does not let a new state lead past a step', () => {
    const signed: PolicyInput = {
      states: { REVIEW: 'review', SIGNED: 'review' },
      events: { sign: { from: 'REVIEW', to: 'SIGNED', by: 'AUDIT' }, finish: { from: 'SIGNED' } },
    };
    const around: PolicyInput = {
      states: { ...signed.states, X: 'review' },
      events: { ...signed.events, hop: { from: 'REVIEW', to: 'X', by: 'any' }, end: { from: 'X', to: 'done', by: 'CMD', approval: 'require-approved' } },
    }; // prettier-ignore
    expect(loosened(signed, around)).toEqual(['event']);
  });

  it('names whom it concerns', () => {
    const [found] = weakened(defaultPolicy, policyOf({ actors: { 'claude-*': 'CMD' } }), OWN);
    expect(found).toMatchObject({ before: '', after: 'CMD' });
    expect(found?.example).toMatch(/^claude-/);
  });

  it('takes no long time over hostile patterns, and says then that it may be looser', { timeout: 20_000 }, () => {
    const wild = (letter: string): string => `*${letter}?*${letter}?*${letter}?*`;
    const actors = Object.fromEntries(Array.from('abcdefgh', (letter) => [wild(letter), 'CMD']));
    expect(loosened({ actors: { ...actors, x: 'WORK' } }, { actors: { x: 'WORK', ...actors } })).toEqual(['actor']);
  });
});

describe('a rule', () => {
  it.each(rules.map((rule) => [rule.code, rule] as const))('%s says how grave it is at worst', (_, rule) => {
    const { severity, worst = severity } = rule;
    const order = ['hint', 'info', 'warning', 'error'];
    expect(order.indexOf(worst)).toBeGreaterThanOrEqual(order.indexOf(severity));
    const source = rule.docs.bad.matchAll(/~+ (error|warning|info|hint) (\S+)$/gm);
    for (const [, marked = '', code] of source) {
      if (code === rule.code) expect(order.indexOf(marked)).toBeLessThanOrEqual(order.indexOf(worst));
    }
  });
});
