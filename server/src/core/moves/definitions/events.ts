import { DEFAULT_EVENTS, type EventDefinition } from '../../policy/index.js';
import type { ReportedCheck } from '../types.js';
import { ARTIFACT, CHECK, OP, REASON, TASK, TOKEN } from './fields.js';
import type { IntentDefinition, IntentName, IntentValues, ReadIntent } from './types.js';
import { all, numberOf, one, present, sure } from './values.js';

/** The events of the process that every policy starts with, in the table's order. */
export const EVENTS: readonly IntentDefinition[] = DEFAULT_EVENTS.filter(({ from }) => from !== 'new').map((event) =>
  // A default event without a text of its own does not pass the tests.
  definitionOf(event, event.name as IntentName),
);

/** The definition of an event of the policy's own, by what the table says of it. */
export function definitionOf(event: EventDefinition, docs: IntentName = 'event'): IntentDefinition {
  const submits = event.approval === 'open-result';
  return {
    docs,
    words: [event.name],
    event: event.name,
    positionals: [TASK],
    options: [...(submits ? [ARTIFACT, OP, CHECK] : []), REASON, TOKEN],
    read: (values) => readEvent(event.name, values),
  };
}

function readEvent(event: string, values: IntentValues): ReadIntent {
  const checks: ReportedCheck[] = [];
  for (const text of all(values, 'check') ?? []) {
    const check = checkOf(text);
    if (check === undefined) return { problem: { code: 'bad-check', params: { value: text } } };
    checks.push(check);
  }
  const said = present({
    reason: one(values, 'reason'),
    artifacts: all(values, 'artifact'),
    op: one(values, 'op'),
    token: numberOf(values, 'token'),
    checks: checks.length === 0 ? undefined : checks,
  });
  return { intent: { verb: 'event', event, id: sure(values, 'id'), ...said } };
}

/** `npm test=0`: a command may hold `=` itself, so the exit code stands behind the last. */
function checkOf(text: string): ReportedCheck | undefined {
  const match = /^\s*(\S.*?)\s*=\s*(\d{1,5})\s*$/s.exec(text);
  return match === null ? undefined : { command: match[1] ?? '', exit: Number(match[2]) };
}
