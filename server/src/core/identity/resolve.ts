import type { RefusalCode, RefusalParams } from '../messages/index.js';
import { nameOf, parseActor } from '../model/index.js';
import { isAutomatic, roleOf, type Policy, type Principal } from '../policy/index.js';
import type { Caller, Credentials } from './types.js';

type ActorCode = Extract<RefusalCode, `actor/${string}`>;

/** Why nobody may act under what was given. */
export type NoCaller = { [K in ActorCode]: { readonly code: K; readonly params: RefusalParams<K> } }[ActorCode];

/**
 * Who asks (SPEC §2): the first actor that is given, else the person whose e-mail git knows. Refuses nobody at all, an
 * actor without a role, a role that the policy does not give to that person, and a name that it binds to the e-mail of
 * somebody else.
 */
export function resolveCaller(policy: Policy, credentials: Credentials): Caller | NoCaller {
  const said = given(credentials.as) ?? given(credentials.environment) ?? given(credentials.configured);
  // To ask git takes as long as a move: its e-mail is looked up only where the policy knows some.
  const binds = [...policy.people.values()].some(({ emails }) => emails.length > 0);
  const email = (): string => (binds ? (given(credentials.email) ?? '') : '');
  const actor = said ?? nameByEmail(policy, email());
  if (actor === undefined) return { code: 'actor/missing', params: undefined };
  if (!isWritable(actor)) return { code: 'actor/malformed', params: { actor } };
  return callerOf(policy, actor, email);
}

/** What is blank is not given. */
function given(text = ''): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}

/** What fits into a cell of a ledger and is one word or a few: no line end, no pipe, nothing invisible. */
function isWritable(actor: string): boolean {
  if (actor.length > LONGEST || parseActor(actor).text === '') return false;
  // What Unicode has of the invisible is a long list, and to read it takes longer than to look who asks.
  return /^[ -{}~]*$/.test(actor) || !/[|\p{C}\p{DI}\p{Zl}\p{Zp}]/u.test(actor);
}

const LONGEST = 256;

/** @param emailOf asked where somebody claims to be a person of the policy: agents need no git */
function callerOf(policy: Policy, said: string, emailOf: () => string): Caller | NoCaller {
  const actor = parseActor(written(policy, parseActor(said).text));
  const role = roleOf(policy, actor.text);
  if (role === undefined) {
    return { code: 'actor/unknown-role', params: { actor: actor.text, roles: [...policy.roles.keys()].join(', ') } };
  }
  const name = nameOf(policy, actor);
  const person = name === undefined ? undefined : personNamed(policy, name);
  if (person !== undefined && person.roles.length > 0 && !person.roles.includes(role.name)) {
    const params = { actor: actor.text, role: role.name, roles: person.roles.join(', ') };
    return { code: 'actor/not-their-role', params };
  }
  const email = person === undefined ? '' : emailOf();
  const bound = person !== undefined && holdsEmail(person, email);
  if (name !== undefined && person !== undefined && !bound && isSomebodyElse(policy, name, person, email)) {
    return { code: 'actor/other-email', params: { actor: actor.text, email } };
  }
  const assurance = bound ? 'git-email' : 'asserted';
  return { text: actor.text, role, name, assurance, automatic: isAutomatic(policy, actor.text) };
}

/** A bare name of the policy with its role: `dana` → `CMD@dana`. */
function written(policy: Policy, text: string): string {
  const [name] = entryNamed(policy, text) ?? [];
  const role = name === undefined ? undefined : roleOf(policy, name);
  return name === undefined || role === undefined ? text : `${role.name}@${name}`;
}

function nameByEmail(policy: Policy, email: string): string | undefined {
  return [...policy.people].find(([, person]) => holdsEmail(person, email))?.[0];
}

function personNamed(policy: Policy, name: string): Principal | undefined {
  return entryNamed(policy, name)?.[1];
}

/** Names are told apart as separation tells them: width and case do not make another person. */
function entryNamed(policy: Policy, name: string): readonly [string, Principal] | undefined {
  return [...policy.people].find(([known]) => fold(known) === fold(name));
}

function holdsEmail({ emails }: Principal, email: string): boolean {
  return email !== '' && emails.some((one) => fold(one) === fold(email));
}

/** The policy knows this name's e-mails, and the one that git knows is neither among them nor that of its operator. */
function isSomebodyElse(policy: Policy, name: string, person: Principal, email: string): boolean {
  return email !== '' && person.emails.length > 0 && !operatorsOf(policy, name).some((one) => holdsEmail(one, email));
}

/** Who answers for an agent, and who for that where it is an agent too. */
function operatorsOf(policy: Policy, name: string): readonly Principal[] {
  const passed = new Set<string>();
  const found: Principal[] = [];
  for (let next = operatorOf(policy, name); next !== undefined && !passed.has(fold(next));) {
    passed.add(fold(next));
    const person = personNamed(policy, next);
    if (person !== undefined) found.push(person);
    next = operatorOf(policy, next);
  }
  return found;
}

function operatorOf(policy: Policy, name: string): string | undefined {
  return [...policy.agents].find(([agent]) => fold(agent) === fold(name))?.[1].operator;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
