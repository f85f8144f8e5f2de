import type { Messages } from '../../core/index.js';

type Refusals = Messages['hook']['refusals'];
type Code = keyof Refusals;

/** Thrown where a hook cannot be installed or taken out: nothing was changed. */
export class HookRefusal extends Error {
  constructor(
    readonly code: Code,
    /** In the reader's language. */
    readonly sentence: (messages: Messages) => string,
  ) {
    super(code);
  }
}

/** A refusal with what its sentence is made of. */
export function refusal<C extends Code>(code: C, params: Parameters<Refusals[C]>[0]): HookRefusal {
  return new HookRefusal(code, ({ hook }) => {
    const say = hook.refusals[code] as (params: Parameters<Refusals[C]>[0]) => string;
    return say(params);
  });
}
