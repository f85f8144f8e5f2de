import { DEFAULT_EVENTS } from './defaults/events.js';
import { nearest } from './problems.js';
import { knownRole } from './resolveActors.js';
import { reportVainOff, semantic, type Report } from './report.js';
import {
  CATEGORIES,
  type Category,
  type EventDefinition,
  type EventSource,
  type EventTarget,
  type Role,
  type State,
} from './types.js';
import type { PolicyInput } from './policyInput.generated.js';

type EventInput = Exclude<NonNullable<PolicyInput['events']>[string], 'off'>;

/** What the parts of an event may refer to. */
interface World {
  readonly states: readonly State[];
  readonly roles: ReadonlyMap<string, Role>;
  readonly report: Report;
}

/** The transition table in force: the default events, changed or switched off as the input says, then the input's own. */
export function resolveEvents(
  input: NonNullable<PolicyInput['events']>,
  states: readonly State[],
  roles: ReadonlyMap<string, Role>,
  report: Report,
): readonly EventDefinition[] {
  const world = { states, roles, report };
  reportVainOff('events', input, DEFAULT_EVENTS, report);
  const defaults = DEFAULT_EVENTS.filter(({ name }) => input[name] !== 'off').map((event) => performable(event, roles));
  const changed = defaults.map((event) => {
    const given = Object.hasOwn(input, event.name) ? input[event.name] : undefined;
    return given === undefined || given === 'off' ? event : overlay(event, given, world);
  });
  const own = Object.entries(input).flatMap(([name, given]) => {
    return given === 'off' || DEFAULT_EVENTS.some((event) => event.name === name) ? [] : added(name, given, world);
  });
  return [...changed, ...own];
}

/** A default event whose roles are all switched off falls to the roles that approve. */
function performable(event: EventDefinition, roles: ReadonlyMap<string, Role>): EventDefinition {
  const by = event.by.filter((who) => RELATIVE.has(who) || roles.has(who));
  if (by.length > 0) return by.length === event.by.length ? event : { ...event, by };
  return { ...event, by: [...roles.values()].filter(({ approves }) => approves).map(({ name }) => name) };
}

/** An event of the team's own needs `from` and `to`; anybody may perform it, and nothing else happens, unless it says so. */
function added(name: string, given: EventInput, world: World): readonly EventDefinition[] {
  const path = ['events', name];
  const missing = (['from', 'to'] as const).filter((key) => given[key] === undefined);
  if (missing.length > 0)
    world.report(semantic('incomplete-event', path, { at: 'key', actual: name, expected: missing }));
  const source = given.from === undefined ? undefined : sourceOf(given.from, path, world);
  const to = given.to === undefined ? undefined : targetOf(given.to, path, world);
  const rest = effects(given, path, world);
  // An event whose roles are all unknown would else be open to everybody.
  if (source === undefined || to === undefined || (given.by !== undefined && rest.by === undefined)) return [];
  const event: EventDefinition = {
    name,
    ...source,
    to,
    by: ['any'],
    reason: 'optional',
    lock: 'keep',
    approval: 'none',
  };
  return [{ ...event, ...rest }];
}

/** A default event with what the input says about it; a part that refers to nothing is reported and stays as it was. */
function overlay(event: EventDefinition, given: EventInput, world: World): EventDefinition {
  const path = ['events', event.name];
  const source = given.from === undefined ? undefined : sourceOf(given.from, path, world);
  const to = given.to === undefined ? undefined : targetOf(given.to, path, world);
  return { ...event, ...source, ...(to === undefined ? {} : { to }), ...effects(given, path, world) };
}

type Effects = Partial<Pick<EventDefinition, 'by' | 'reason' | 'lock' | 'approval'>>;

function effects(given: EventInput, path: readonly string[], { roles, report }: World): Effects {
  const entries = listed(given.by).filter(({ text, at }) => {
    return RELATIVE.has(text) || knownRole(text, [...path, 'by', ...at], roles, report);
  });
  return {
    ...(entries.length === 0 ? {} : { by: entries.map(({ text }) => text) }),
    ...(given.reason === undefined ? {} : { reason: given.reason }),
    ...(given.lock === undefined ? {} : { lock: given.lock }),
    ...(given.approval === undefined ? {} : { approval: given.approval }),
  };
}

/** Categories and states → where the event starts; naming a state limits its category to the states that are meant. */
function sourceOf(
  from: NonNullable<EventInput['from']>,
  path: readonly string[],
  world: World,
): { readonly from: EventSource; readonly fromStates: readonly string[] } | undefined {
  const entries = listed(from);
  const special = entries.find(({ text }) => text === 'new' || text === 'open')?.text;
  if (special === 'new' || special === 'open') return { from: special, fromStates: [] };
  const meant = entries.flatMap(({ text, at }) => statesMeant(text, [...path, 'from', ...at], world));
  if (meant.length === 0) return undefined;
  const categories = CATEGORIES.filter((category) => meant.some((state) => state.category === category));
  const limited = entries.some(({ text }) => !isCategory(text));
  return { from: categories, fromStates: limited ? meant.map(({ name }) => name) : [] };
}

function targetOf(to: string, path: readonly string[], world: World): EventTarget | undefined {
  if (to === 'origin') return to;
  if (isCategory(to) && world.states.some(({ category }) => category === to)) return to;
  const state = statesMeant(to, [...path, 'to'], world)[0];
  return state && { state: state.name };
}

function statesMeant(text: string, path: readonly string[], { states, report }: World): readonly State[] {
  const meant = states.filter((state) => (isCategory(text) ? state.category === text : state.name === text));
  if (meant.length > 0) return meant;
  const names = [...CATEGORIES, ...states.map(({ name }) => name)];
  const suggestion = nearest(text, names);
  report(
    semantic('unknown-state', path, {
      actual: text,
      expected: names,
      ...(suggestion === undefined ? {} : { suggestion }),
    }),
  );
  return [];
}

const RELATIVE: ReadonlySet<string> = new Set(['any', 'owner', 'holder', 'approver']);

function isCategory(text: string): text is Category {
  return CATEGORIES.some((category) => category === text);
}

/** One text or several, each with its way down from the key. */
function listed(
  value: string | readonly string[] | undefined,
): readonly { readonly text: string; readonly at: readonly string[] }[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [{ text: value, at: [] }];
  return value.map((text, index) => ({ text, at: [String(index)] }));
}
