import { REASON, TASK, TOKEN } from './fields.js';
import type { IntentDefinition } from './types.js';
import { numberOf, one, present, sure } from './values.js';

/** What is done to leases. */
export const LOCK_MOVES: readonly IntentDefinition[] = [
  lock('acquire'),
  lock('extend'),
  lock('release'),
  lock('steal'),
  {
    docs: 'lock.clean',
    words: ['lock', 'clean'],
    event: 'lock.clean',
    positionals: [],
    options: [],
    read: () => ({ intent: { verb: 'lock.clean' } }),
  },
];

function lock(word: 'acquire' | 'extend' | 'release' | 'steal'): IntentDefinition {
  const verb = `lock.${word}` as const;
  return {
    docs: verb,
    words: ['lock', word],
    event: verb,
    positionals: [TASK],
    options: [...(word === 'release' || word === 'steal' ? [REASON] : []), ...(word === 'steal' ? [] : [TOKEN])],
    read: (values) => {
      const said = present({ reason: one(values, 'reason'), token: numberOf(values, 'token') });
      return { intent: { verb, id: sure(values, 'id'), ...said } };
    },
  };
}
