import { stateOf, type EventDefinition, type Policy, type State } from '../../policy/index.js';
import { eventsFrom, type Outgoing } from '../../process/index.js';
import { loosening, TIGHT, type Loosening } from './loosening.js';

/** Events that lead where none led, or may be done by whom, or without what, none might. One for each event. */
export function loosenedEvents(from: Policy, to: Policy): readonly Loosening[] {
  const sources: readonly (State | undefined)[] = [undefined, ...to.states];
  return to.events.flatMap((event) => {
    const gains = sources.flatMap((source) =>
      eventsFrom(to, source)
        .filter((outgoing) => outgoing.event.name === event.name)
        .flatMap((outgoing) => gainOf(from, to, source, outgoing)),
    );
    const [first] = gains;
    if (first === undefined) return TIGHT;
    const before = from.events.find(({ name }) => name === event.name);
    return loosening('event', ['events', event.name], before === undefined ? '' : shown(before), shown(event), first);
  });
}

/** What one way of an event lets somebody do that the old policy did not: `REVIEW → DONE (WORK)`. */
function gainOf(from: Policy, to: Policy, source: State | undefined, way: Outgoing): readonly string[] {
  const target = way.target === 'origin' ? 'origin' : meant(from, way.target);
  const sources = source === undefined ? [undefined] : sourcesOf(from, source);
  const known = source === undefined ? undefined : meant(from, source);
  // Among states of one category nothing is gained by one that is new.
  const isNew = target === undefined || (source !== undefined && known === undefined);
  if (isNew && way.target !== 'origin' && source?.category === way.target.category) return [];
  if (source !== undefined && known !== undefined && known === target) return [];
  const who = situations(to).find((one) => {
    if (!allows(way.event, one)) return false;
    return sources.length === 0 || sources.some((state) => !was(from, state, way, target, one));
  });
  if (who === undefined) return [];
  const name = way.target === 'origin' ? 'origin' : way.target.name;
  return [`${source?.name ?? 'new'} → ${name} (${nameOf(who)})`];
}

/** The state of the old policy that a state is; undefined for a new one. */
function meant(from: Policy, { name, aliases }: State): State | undefined {
  for (const word of [name, ...aliases]) {
    const state = stateOf(from, word);
    if (state !== undefined) return state;
  }
  return undefined;
}

/** Who is in a new state must not be freer than in any that the category had. */
function sourcesOf(from: Policy, state: State): readonly State[] {
  const known = meant(from, state);
  return known === undefined ? from.states.filter(({ category }) => category === state.category) : [known];
}

/** Whether the old policy let the same be done, asking no more than the new one does. */
function was(
  from: Policy,
  source: State | undefined,
  way: Outgoing,
  target: State | 'origin' | undefined,
  who: Situation,
): boolean {
  return eventsFrom(from, source).some((old) => {
    const same = target === undefined ? isCategory(old, way) : old.target === target;
    return same && allows(old.event, who) && asksNoMore(old.event, way.event);
  });
}

function isCategory(old: Outgoing, way: Outgoing): boolean {
  return old.target !== 'origin' && way.target !== 'origin' && old.target.category === way.target.category;
}

function asksNoMore(old: EventDefinition, now: EventDefinition): boolean {
  const reason = old.reason === 'optional' || now.reason === 'required';
  const lock = old.lock === now.lock || now.lock === 'acquire';
  const approval = old.approval === 'none' || old.approval === now.approval;
  return reason && lock && approval;
}

/** Somebody who may ask for an event, as far as the table tells people apart. */
interface Situation {
  readonly role: string;
  readonly approves: boolean;
  readonly relation: 'owner' | 'holder' | 'requester' | 'none';
}

/** Every role in every relation to the task; the least related first, so that what is told is the plainest case. */
function situations({ roles }: Policy): readonly Situation[] {
  const relations = ['none', 'requester', 'owner', 'holder'] as const;
  return relations.flatMap((relation) =>
    [...roles.values()].map(({ name, approves }) => ({ role: name, approves, relation })),
  );
}

function allows({ by }: EventDefinition, { role, approves, relation }: Situation): boolean {
  return by.some((who) => {
    if (who === 'any' || who === role || who === relation) return true;
    return who === 'approver' && approves && relation !== 'requester';
  });
}

function nameOf({ role, relation }: Situation): string {
  return relation === 'none' ? role : `${role}, ${relation}`;
}

/** An event on one line, as the policy could say it. */
function shown({ from, fromStates, to, by, reason, lock, approval }: EventDefinition): string {
  const source = typeof from === 'string' ? from : (fromStates.length > 0 ? fromStates : from).join(', ');
  const target = typeof to === 'string' ? to : to.state;
  const rest = [
    reason === 'required' ? 'reason' : '',
    lock === 'keep' ? '' : lock,
    approval === 'none' ? '' : approval,
  ];
  return [`${source} → ${target}`, `by ${by.join(', ')}`, ...rest].filter((text) => text !== '').join('; ');
}
