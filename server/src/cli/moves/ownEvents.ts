import { parseArgs } from 'node:util';
import { definitionFor, INTENTS } from '../../core/index.js';
import { COMMON, contextOf } from '../frame.js';
import type { Call } from '../types.js';
import { deskOf } from './desk.js';
import type { Form } from './form.js';
import { formOf } from './forms.js';

/** The forms of the events that the policy of the root has beside the usual ones. */
export async function ownForms(argv: readonly string[], call: Call): Promise<readonly Form[]> {
  const { values } = parseArgs({ args: [...argv], options: COMMON, allowPositionals: true, strict: false });
  const { workspace } = await deskOf(contextOf(values, call)).ports.store.read();
  const known = new Set(INTENTS.map(({ event }) => event));
  const own = workspace.policy.events.filter(({ name }) => !known.has(name));
  return own.flatMap(({ name }) => definitionFor(name, workspace.policy) ?? []).map(formOf);
}
