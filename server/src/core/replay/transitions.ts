import type { Step, Transition } from './types.js';

/** The changes of state among steps, in their order. */
export function transitionsOf(steps: readonly Step[]): readonly Transition[] {
  return steps.filter(isTransition).map((step) => ({
    task: step.id,
    from: step.from,
    to: step.to,
    at: step.at,
    exact: step.move !== undefined,
    by: byOf(step),
    commit: step.commit.oid,
  }));
}

function isTransition({ kind, from, to }: Step): boolean {
  return kind === 'task' && from !== to;
}

/** Who made a step: the actor of the move, else the commit's author. */
export function byOf({ move, commit }: Step): string | undefined {
  return move?.actor ?? commit.author?.name;
}
