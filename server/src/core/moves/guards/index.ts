import type { Refusal } from '../types.js';
import { releases, type Step } from '../step.js';
import { approved } from './approved.js';
import { blocked } from './blocked.js';
import { decidable } from './decidable.js';
import { dependenciesDone } from './dependencies.js';
import { frozen } from './frozen.js';
import { currentToken, handedBack } from './held.js';
import { known } from './known.js';
import { somethingToShow } from './artifacts.js';
import { permitted } from './permitted.js';
import { unlocked } from './unlocked.js';
import { wip } from './wip.js';

/** What must hold before an event happens; undefined where it does. */
export type Guard = (step: Step) => Refusal | undefined;

/**
 * Which guards an event has, by the columns of the table and never by its name: an event that a policy renames or adds
 * keeps the guards of what it does. The first that refuses answers.
 */
const GUARDS: readonly { readonly applies: (step: Step) => boolean; readonly guard: Guard }[] = [
  { applies: () => true, guard: frozen },
  { applies: ({ from, target }) => from.category === 'backlog' && GOES_ON.has(target.category), guard: known },
  { applies: acquires, guard: dependenciesDone },
  { applies: acquires, guard: blocked },
  { applies: acquires, guard: unlocked },
  { applies: acquires, guard: wip },
  { applies: ({ target, from }) => target.category === 'active' && from.category !== 'active', guard: permitted },
  { applies: freesWork, guard: currentToken },
  { applies: (step) => freesWork(step) && step.event.by.includes('any'), guard: handedBack },
  { applies: ({ event }) => event.approval === 'reject-pending', guard: decidable },
  {
    applies: ({ event, target, policy }) => {
      const needed = target.category === 'done' && policy.approvals.required.includes('done');
      return needed || event.approval === 'require-approved';
    },
    guard: approved,
  },
  // Last: where only an artifact is missing, the event is still shown as legal.
  { applies: ({ event }) => event.approval === 'open-result', guard: somethingToShow },
];

function acquires({ event }: Step): boolean {
  return event.lock === 'acquire';
}

function freesWork(step: Step): boolean {
  return step.from.category === 'active' && releases(step);
}

const GOES_ON: ReadonlySet<string> = new Set(['ready', 'active', 'review', 'rework', 'done']);

/** The first guard's refusal; undefined where all let the step happen. */
export function guarded(step: Step): Refusal | undefined {
  for (const { applies, guard } of GUARDS) {
    const refusal = applies(step) ? guard(step) : undefined;
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
