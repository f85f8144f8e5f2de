import { INTENTS, readIntent, type IntentDefinition } from '../../core/index.js';
import { blockedList } from './blocked.js';
import { flagsList } from './flags.js';
import { wrongValues, type Form } from './form.js';
import { hold } from './hold/command.js';
import { next } from './next.js';

import { runIntent } from './run.js';

/** A form that asks for a move. */
export function formOf(definition: IntentDefinition): Form {
  return {
    docs: definition.docs,
    words: definition.words,
    positionals: definition.positionals,
    options: definition.options,
    writes: true,
    run(context, values) {
      const read = readIntent(definition, values);
      if ('intent' in read) return runIntent(read.intent, context);
      throw wrongValues(read.problem, definition, context.messages);
    },
  };
}

/** Every form that each policy has, in the order of the help: those that begin with the same word together. */
export const FORMS: readonly Form[] = grouped([...INTENTS.map(formOf), hold, flagsList, blockedList, next]);

function grouped(forms: readonly Form[]): readonly Form[] {
  const firsts = [...new Set(forms.map(({ words }) => words[0]))];
  return firsts.flatMap((first) => forms.filter(({ words }) => words[0] === first));
}
