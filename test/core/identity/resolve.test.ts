import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveCaller, type Credentials } from '../../../server/src/core/identity/index.js';
import { messagesFor, policyFor, type Policy } from '../../../server/src/core/index.js';
import { rulesFile } from '../rules/cases.js';
import { seed } from '../../support/seed.js';

const POLICY = `
people:
  dana: { emails: [dana@example.org, d@home.example], roles: [CMD, WORK] }
  erin: { emails: [erin@example.org], roles: [WORK] }
  bot: { emails: [bot@example.org] }
  free: {}
agents:
  claude-2: { operator: erin }
  helper: { operator: claude-2 }
  bot: { operator: dana }
  loop-a: { operator: loop-b }
  loop-b: { operator: loop-a }
actors:
  "claude-*": WORK
  "robot-#": AUDIT
approvals:
  automatic: ["*@auto"]
`;

function policyOf(yaml: string): Policy {
  const text = rulesFile(...yaml.split('\n')).replace('=== PROJECT_RULES.md\n', '');
  const { policy, loaded } = policyFor({ path: 'PROJECT_RULES.md', text });
  expect(loaded?.problems).toEqual([]);
  return policy;
}

const policy = policyOf(POLICY.trim());

/** Who it is, as `text role assurance`, or the refusal's code. */
function told(credentials: Credentials): string {
  const caller = resolveCaller(policy, credentials);
  if ('code' in caller) {
    for (const locale of ['en', 'ja']) {
      const say = messagesFor(locale).moves.refusals[caller.code] as (params: unknown) => string;
      expect(say(caller.params)).not.toMatch(/undefined|\[object/);
    }
    return caller.code;
  }
  return `${caller.text} ${caller.role.name} ${caller.assurance}`;
}

describe('who asks', () => {
  it.each<[string, Credentials, string]>([
    [
      '--as',
      { as: 'WORK@x', environment: 'CMD@y', configured: 'AUDIT@z', email: 'dana@example.org' },
      'WORK@x WORK asserted',
    ],
    ['ORCH_ACTOR', { environment: 'CMD@y', configured: 'AUDIT@z', email: 'dana@example.org' }, 'CMD@y CMD asserted'],
    ['orch.actor', { configured: 'AUDIT@z', email: 'dana@example.org' }, 'AUDIT@z AUDIT asserted'],
    ['the e-mail', { email: 'dana@example.org' }, 'CMD@dana CMD git-email'],
    ['another e-mail of the same person', { email: 'D@Home.Example' }, 'CMD@dana CMD git-email'],
    ['nothing that is blank', { as: ' ', environment: '', email: 'erin@example.org' }, 'WORK@erin WORK git-email'],
  ])('is told by %s first', (_, credentials, expected) => {
    expect(told(credentials)).toBe(expected);
  });

  it.each<[string, Credentials, string]>([
    ['nobody', {}, 'actor/missing'],
    ['an e-mail that the policy does not know', { email: 'who@example.org' }, 'actor/missing'],
    ['a role that the policy does not know', { as: 'KING@x' }, 'actor/unknown-role'],
    ['a bare name that is nobody’s', { as: 'nobody' }, 'actor/unknown-role'],
    ['a person without a role', { as: 'free' }, 'actor/unknown-role'],
    ['a role that the person does not have', { as: 'AUDIT@dana', email: 'dana@example.org' }, 'actor/not-their-role'],
    ['a worker who decides', { as: 'CMD@erin' }, 'actor/not-their-role'],
    ['the name of somebody else', { as: 'CMD@dana', email: 'erin@example.org' }, 'actor/other-email'],
    ['the same in other letters', { as: 'CMD@DANA', email: 'erin@example.org' }, 'actor/other-email'],
    ['the same in full width', { as: 'CMD@ｄａｎａ', email: 'erin@example.org' }, 'actor/other-email'],
    ['the bare name of somebody else', { as: 'dana', email: 'who@example.org' }, 'actor/other-email'],
    ['somebody’s agent with an e-mail of its own', { as: 'WORK@bot', email: 'erin@example.org' }, 'actor/other-email'],
    ['a pipe', { as: 'WORK@a|b' }, 'actor/malformed'],
    ['a line end', { as: 'WORK@a\nb' }, 'actor/malformed'],
    ['a character that nobody sees', { as: 'WORK@a\u200bb' }, 'actor/malformed'],
    ['a mark that nobody sees', { as: 'CMD@dana\ufe0f', email: 'erin@example.org' }, 'actor/malformed'],
    ['a letter that nobody sees', { as: 'CMD@dana\u115f' }, 'actor/malformed'],
    ['a text that turns around', { as: 'WORK@\u202eanad' }, 'actor/malformed'],
    ['more than fits', { as: `WORK@${'x'.repeat(300)}` }, 'actor/malformed'],
  ])('is not %s', (_, credentials, code) => {
    expect(told(credentials)).toBe(code);
  });

  it.each<[string, Credentials, string]>([
    ['a name of the policy gets its first role', { as: 'dana' }, 'CMD@dana CMD asserted'],
    ['in the policy’s letters', { as: 'Dana', email: 'dana@example.org' }, 'CMD@dana CMD git-email'],
    ['another role of the person', { as: 'WORK@dana', email: 'dana@example.org' }, 'WORK@dana WORK git-email'],
    ['a role alone', { as: 'CMD', email: 'erin@example.org' }, 'CMD CMD asserted'],
    ['a seat', { as: 'WORK1' }, 'WORK1 WORK asserted'],
    ['a pattern of the policy', { as: 'robot-7' }, 'robot-7 AUDIT asserted'],
    [
      'an agent, whoever’s git it runs under',
      { as: 'WORK@claude-2', email: 'dana@example.org' },
      'WORK@claude-2 WORK asserted',
    ],
    ['an agent under its operator', { as: 'CMD@bot', email: 'dana@example.org' }, 'CMD@bot CMD asserted'],
    ['an agent under its own e-mail', { as: 'CMD@bot', email: 'bot@example.org' }, 'CMD@bot CMD git-email'],
    ['agents that operate each other', { as: 'WORK@loop-a', email: 'dana@example.org' }, 'WORK@loop-a WORK asserted'],
    ['somebody bound, where git knows no e-mail', { as: 'CMD@dana' }, 'CMD@dana CMD asserted'],
    [
      'somebody whom the policy does not know',
      { as: 'WORK@guest', email: 'dana@example.org' },
      'WORK@guest WORK asserted',
    ],
  ])('is %s', (_, credentials, expected) => {
    expect(told(credentials)).toBe(expected);
  });

  it('decides by rule where the policy says so', () => {
    const automatic = (as: string): boolean | undefined => {
      const caller = resolveCaller(policy, { as });
      return 'code' in caller ? undefined : caller.automatic;
    };
    expect([automatic('AUDIT@auto'), automatic('AUDIT@dora')]).toEqual([true, false]);
  });

  it('is never under a name that is bound to others, and always fits into a cell', () => {
    const name = fc.oneof(fc.constantFrom('dana', 'erin', 'bot', 'claude-2', 'x', 'Dana', 'ｅｒｉｎ'), fc.string());
    const actor = fc.oneof(
      name,
      fc.tuple(fc.constantFrom('CMD', 'WORK', 'AUDIT', 'WORK1'), name).map((parts) => parts.join('@')),
    );
    const email = fc.option(fc.constantFrom('dana@example.org', 'erin@example.org', 'who@example.org', ''), {
      nil: undefined,
    });
    fc.assert(
      fc.property(actor, email, (as, address) => {
        const caller = resolveCaller(policy, { as, email: address });
        if ('code' in caller) return;
        expect(caller.text).not.toMatch(/[|\n\r\p{C}]/u);
        const person = [...policy.people].find(([one]) => one === caller.name?.normalize('NFKC').toLowerCase())?.[1];
        const own = person?.emails.includes(address ?? '') === true;
        expect(caller.assurance).toBe(own ? 'git-email' : 'asserted');
        if (caller.name === 'erin' && (address ?? '') !== '') expect(address).toBe('erin@example.org');
      }),
      { seed },
    );
  });
});
