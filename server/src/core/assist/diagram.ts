import type { Messages } from '../messages/index.js';
import type { EventDefinition, Policy, State } from '../policy/index.js';
import { eventsFrom, firstOf, pathBetween, targetOf } from '../process/index.js';
import { displayWidth } from '../text/index.js';

/** Columns that fit into the window of a hover. */
const WIDTH = 72;
/** More side ways than these are left out: a policy may have many, and a hover is small. */
const MOST_LINES = 16;

/** One arrow of the process. */
interface Arrow {
  readonly event: EventDefinition;
  readonly from: readonly State[];
  readonly to: State | 'origin';
}

/**
 * The process as lines of text for a fixed-width face: the way from nothing to done first, then every other move. All of
 * it comes from the policy's transition table; the current state stands in brackets.
 */
export function processDiagram(policy: Policy, current: State | undefined, { assist }: Messages): readonly string[] {
  const way = mainWay(policy);
  const name = (state: State): string => (state === current ? `[${state.name}]` : state.name);
  const chain = [way[0]?.from.map(name).join() ?? '', ...way.map(({ event, to }) => step(event, to, name, assist))];
  const others = otherArrows(policy, way).map(
    (arrow) => `${sources(arrow, name, assist)} ${step(arrow.event, arrow.to, name, assist)}`,
  );
  const more = others.length - MOST_LINES;
  return [...wrapped(chain), ...others.slice(0, MOST_LINES), ...(more > 0 ? [assist.more({ count: more })] : [])];
}

function step(
  event: EventDefinition,
  to: Arrow['to'],
  name: (state: State) => string,
  assist: Messages['assist'],
): string {
  return `─${event.name}→ ${to === 'origin' ? assist.origin : name(to)}`;
}

/** The arrows of the shortest way from a new task to a finished one, beginning with the state that new tasks have. */
function mainWay(policy: Policy): readonly Arrow[] {
  const done = firstOf(policy, 'done');
  const [born, ...events] = (done && pathBetween(policy, undefined, done)) ?? [];
  let from = born && targetOf(policy, born);
  return events.flatMap((event) => {
    const to = targetOf(policy, event);
    if (from === undefined || to === undefined) return [];
    const arrow = { event, from: [from], to };
    from = to;
    return [arrow];
  });
}

/** Every arrow that is not on the main way, in the table's order; those of one event that lead to one state are one. */
function otherArrows(policy: Policy, way: readonly Arrow[]): readonly Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const from of policy.states) {
    for (const { event, target: to } of eventsFrom(policy, from)) {
      if (way.some((known) => known.event === event && known.from[0] === from && known.to === to)) continue;
      const key = `${event.name} ${to === 'origin' ? '' : to.name}`;
      arrows.set(key, { event, to, from: [...(arrows.get(key)?.from ?? []), from] });
    }
  }
  return [...arrows.values()].sort((a, b) => policy.events.indexOf(a.event) - policy.events.indexOf(b.event));
}

function sources({ event, from }: Arrow, name: (state: State) => string, { diagram }: Messages['assist']): string {
  if (event.from !== 'open') return from.map(name).join(', ');
  const here = from.find((state) => name(state) !== state.name);
  return here === undefined ? diagram.anyOpen : `${diagram.anyOpen} (${name(here)})`;
}

/** Joined to lines of limited width; a line that goes on an earlier one is indented. */
function wrapped(parts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const part of parts.filter((text) => text !== '')) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last} ${part}`;
    if (last !== undefined && displayWidth(joined) > WIDTH) lines.push(` ${part}`);
    else lines.splice(Math.max(0, lines.length - 1), 1, joined);
  }
  return lines;
}
