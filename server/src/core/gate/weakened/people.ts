import { findText, isAutomatic, roleOf, type Policy, type Principal, type Witness } from '../../policy/index.js';
import { commandRoles } from '../../process/index.js';
import { loosening, TIGHT, type Loosening } from './loosening.js';

/** Who may decide and command, which names are whose, and who is taken for whom. */
export function loosenedPeople(from: Policy, to: Policy): readonly Loosening[] {
  return [
    ...approving(from, to),
    ...commanding(from, to),
    ...actors(from, to),
    ...people(from, to),
    ...agents(from, to),
    ...automatic(from, to),
  ];
}

function approving(from: Policy, to: Policy): readonly Loosening[] {
  return [...to.roles.values()]
    .filter(({ name, approves }) => approves && from.roles.get(name)?.approves !== true)
    .flatMap(({ name }) => loosening('approves', ['roles', name], 'false', 'true'));
}

/** A role that approves already and commands now, since there is no CMD any more. */
function commanding(from: Policy, to: Policy): readonly Loosening[] {
  return commandRoles(to)
    .filter((role) => from.roles.get(role)?.approves === true && !commandRoles(from).includes(role))
    .flatMap((role) => loosening('commands', ['roles', 'CMD'], commandRoles(from).join(', '), role, role));
}

/** Somebody who is taken for a role that may do what the own one may not. */
function actors(from: Policy, to: Policy): readonly Loosening[] {
  const gains = (text: string): boolean => gainsPower(from, roleOf(from, text)?.name, roleOf(to, text)?.name);
  const [before, after] = [patternsOf(from), patternsOf(to)];
  if (before.join('\n') === after.join('\n')) return TIGHT;
  const patterns = [...from.actors, ...to.actors].map(({ pattern }) => pattern);
  return told(findText([...new Set(patterns)], 'actor', gains), ['actors'], (text) => [
    roleOf(from, text)?.name ?? '',
    roleOf(to, text)?.name ?? '',
  ]);
}

function patternsOf({ actors }: Policy): readonly string[] {
  return actors.map(({ pattern, role }) => `${pattern} ${role}`);
}

/** Whether a role may by the old policy do what another may not; what a role may do anew is told of the role. */
function gainsPower(policy: Policy, own: string | undefined, next: string | undefined): boolean {
  if (next === undefined || own === next) return false;
  const has = (role: string | undefined, power: (role: string) => boolean): boolean =>
    role !== undefined && power(role);
  const powers: readonly ((role: string) => boolean)[] = [
    (role) => policy.roles.get(role)?.approves === true,
    (role) => commandRoles(policy).includes(role),
    ...policy.events.map(
      ({ by }) =>
        (role: string) =>
          policy.roles.has(role) && by.includes(role),
    ),
  ];
  return powers.some((power) => has(next, power) && !has(own, power));
}

function told(
  witness: Witness,
  path: readonly string[],
  values: (text: string) => readonly [string, string],
): readonly Loosening[] {
  if (witness === 'none') return TIGHT;
  if (witness === 'unknown') return loosening('actor', path, '', '');
  const [before, after] = values(witness.text);
  return loosening('actor', path, before, after, witness.text);
}

function people(from: Policy, to: Policy): readonly Loosening[] {
  const names = new Set([...from.people.keys(), ...to.people.keys()]);
  return [...names].flatMap((name) => {
    const [before, after] = [from.people.get(name), to.people.get(name)];
    if (!isFreer(name, before, after, from, to)) return TIGHT;
    return loosening('person', ['people', name], saidOf(before), saidOf(after));
  });
}

/** Whether more may act under a name, or the name may more. */
function isFreer(
  name: string,
  before: Principal | undefined,
  after: Principal | undefined,
  from: Policy,
  to: Policy,
): boolean {
  const [emails, roles] = [before?.emails ?? [], before?.roles ?? []];
  const unbound = emails.length > 0 && (after?.emails ?? []).length === 0;
  const further = emails.length > 0 && (after?.emails ?? []).some((email) => !holds(emails, email));
  const anyRole = roles.length > 0 && (after?.roles ?? []).length === 0;
  const other = roles.length > 0 && (after?.roles ?? []).some((role) => !roles.includes(role));
  const bare = gainsPower(from, roleOf(from, name)?.name, roleOf(to, name)?.name);
  // A seat of a role that becomes a name of its own is another person than the others of its role.
  const seat = before === undefined && !from.agents.has(name) && roleOf(from, name) !== undefined;
  return unbound || further || anyRole || other || bare || seat;
}

function holds(emails: readonly string[], email: string): boolean {
  return emails.some((one) => fold(one) === fold(email));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function saidOf(person: Principal | undefined): string {
  return person === undefined ? '' : [...person.roles, ...person.emails].join(', ');
}

/** An agent that answers to nobody any more, or to somebody else. */
function agents(from: Policy, to: Policy): readonly Loosening[] {
  const freed = [...from.agents].flatMap(([name, { operator }]) => {
    const after = to.agents.get(name)?.operator ?? '';
    return fold(after) === fold(operator) ? TIGHT : loosening('agent', ['agents', name], operator, after);
  });
  const seats = [...to.agents.keys()].filter((name) => {
    return !from.agents.has(name) && !from.people.has(name) && roleOf(from, name) !== undefined;
  });
  return [...freed, ...seats.flatMap((name) => loosening('agent', ['agents', name], '', name, name))];
}

/** Who decides automatically is held by AUTO_DECIDE, and may decide in no time: either way something is let through. */
function automatic(from: Policy, to: Policy): readonly Loosening[] {
  const [before, after] = [from.approvals.automatic, to.approvals.automatic];
  if (before.join('\n') === after.join('\n')) return TIGHT;
  const path = ['approvals', 'automatic'];
  const witness = findText([...before, ...after], 'actor', (text) => isAutomatic(from, text) !== isAutomatic(to, text));
  if (witness === 'none') return TIGHT;
  const example = witness === 'unknown' ? '' : witness.text;
  return loosening('automatic', path, before.join(', '), after.join(', '), example);
}
