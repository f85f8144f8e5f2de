import type { Policy } from '../policy/index.js';
import { APPROVAL_MOVES } from './definitions/approvals.js';
import { definitionOf, EVENTS } from './definitions/events.js';
import { LOCK_MOVES } from './definitions/locks.js';
import { OTHER_MOVES } from './definitions/others.js';
import { PLAN, TASK_MOVES } from './definitions/tasks.js';
import type { FormOfWords, IntentDefinition, IntentValues, ReadIntent } from './definitions/types.js';
import { problemIn } from './definitions/values.js';

export type * from './definitions/types.js';

/** Every intent that a policy can have, in the order of help: options, help, completion and tools are made from it. */
export const INTENTS: readonly IntentDefinition[] = [
  PLAN,
  ...EVENTS,
  ...APPROVAL_MOVES,
  ...TASK_MOVES,
  ...LOCK_MOVES,
  ...OTHER_MOVES,
];

/** The definition of an intent by its event's name, as `legal` and the audit log have it; events of the policy included. */
export function definitionFor(event: string, policy?: Policy): IntentDefinition | undefined {
  const known = INTENTS.find((one) => one.event === event);
  if (known !== undefined || policy === undefined) return known;
  const own = policy.events.find(({ name, from }) => name === event && from !== 'new');
  return own === undefined ? undefined : definitionOf(own);
}

/** What is wrong with the presence and the kind of the values of a form; undefined where nothing is. */
export { problemIn };

/** The intent that values say, or what is wrong with them, as data. */
export function readIntent(definition: IntentDefinition, values: IntentValues): ReadIntent {
  const problem = problemIn(definition, values);
  return problem === undefined ? definition.read(values) : { problem };
}

/**
 * `orch drop ID --reason TEXT`, options that may be left out in brackets. A flag that may not is as good as one of the
 * words: `orch migrate --add-columns [COLUMN,...]`.
 */
export function usageOf({ words, positionals, options }: FormOfWords): string {
  const said = options.filter(({ flag, required }) => flag === true && required === true);
  const taken = positionals.map(({ placeholder, required, many }) => {
    const text = many === true ? `${placeholder}...` : placeholder;
    return required === true ? text : `[${text}]`;
  });
  const named = options
    .filter((option) => !said.includes(option))
    .map(({ name, placeholder, flag, required, many }) => {
      const text = flag === true ? `--${name}` : `--${name} ${placeholder}`;
      return required === true ? text : many === true ? `[${text}]...` : `[${text}]`;
    });
  return ['orch', ...words, ...said.map(({ name }) => `--${name}`), ...taken, ...named].join(' ');
}
