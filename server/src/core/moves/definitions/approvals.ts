import { APPROVAL_KINDS } from '../../policy/index.js';
import { APPROVAL, EVIDENCE, KIND, OP, REASON } from './fields.js';
import type { IntentDefinition, IntentValues, ReadIntent } from './types.js';
import { one, present, sure } from './values.js';

/** What is done to rows of the approval ledger. */
export const APPROVAL_MOVES: readonly IntentDefinition[] = [
  {
    docs: 'request',
    words: ['request'],
    event: 'request',
    positionals: [{ name: 'target', placeholder: 'TARGET', of: 'task', required: true }],
    options: [KIND, { ...OP, required: true }, EVIDENCE],
    read: readRequest,
  },
  decision('approve'),
  decision('reject'),
  {
    docs: 'expire',
    words: ['expire'],
    event: 'expire',
    positionals: [{ name: 'id', placeholder: 'APPR', of: 'approval' }],
    options: [],
    read: (values) => ({ intent: { verb: 'expire', ...present({ id: one(values, 'id') }) } }),
  },
];

function decision(verb: 'approve' | 'reject'): IntentDefinition {
  return {
    docs: verb,
    words: [verb],
    event: verb,
    positionals: [APPROVAL],
    options: [REASON],
    read: (values) => ({
      intent: { verb, id: sure(values, 'id'), ...present({ reason: one(values, 'reason') }) },
    }),
  };
}

function readRequest(values: IntentValues): ReadIntent {
  const kind = APPROVAL_KINDS.find((known) => known === one(values, 'kind')) ?? 'result';
  const evidence = present({ evidence: one(values, 'evidence') });
  return { intent: { verb: 'request', target: sure(values, 'target'), kind, op: sure(values, 'op'), ...evidence } };
}
