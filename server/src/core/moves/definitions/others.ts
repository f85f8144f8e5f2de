import { BLOCKED, PRIORITY, REASON, TITLE } from './fields.js';
import type { IntentDefinition, IntentValues, ReadIntent } from './types.js';
import { members, numberOf, one, pairOf, present, sure } from './values.js';

/** Flags, blocked items, columns, and taking back. */
export const OTHER_MOVES: readonly IntentDefinition[] = [
  {
    docs: 'flags.set',
    words: ['flags', 'set'],
    event: 'flags.set',
    positionals: [{ name: 'flag', placeholder: 'NAME=VALUE', of: 'flag', required: true }],
    options: [],
    read: readFlag,
  },
  {
    docs: 'blocked.add',
    words: ['blocked', 'add'],
    event: 'blocked.add',
    positionals: [TITLE],
    options: [
      { name: 'task', placeholder: 'ID', of: 'task' },
      PRIORITY,
      { name: 'summary', placeholder: 'TEXT' },
      { name: 'workaround', placeholder: 'TEXT' },
    ],
    read: (values) => ({ intent: { verb: 'blocked.add', title: sure(values, 'title'), ...blocker(values) } }),
  },
  {
    docs: 'blocked.resolve',
    words: ['blocked', 'resolve'],
    event: 'blocked.resolve',
    positionals: [BLOCKED],
    options: [REASON],
    read: (values) => ({
      intent: { verb: 'blocked.resolve', id: sure(values, 'id'), ...present({ reason: one(values, 'reason') }) },
    }),
  },
  {
    docs: 'blocked.escalate',
    words: ['blocked', 'escalate'],
    event: 'blocked.escalate',
    positionals: [BLOCKED],
    options: [{ name: 'to', placeholder: 'ROLE', of: 'role' }],
    read: (values) => ({
      intent: { verb: 'blocked.escalate', id: sure(values, 'id'), ...present({ to: one(values, 'to') }) },
    }),
  },
  {
    docs: 'migrate',
    words: ['migrate'],
    event: 'migrate',
    positionals: [{ name: 'columns', placeholder: 'COLUMN,', of: 'new-column', many: true }],
    options: [{ name: 'add-columns', placeholder: '', flag: true, required: true }],
    read: (values) => ({ intent: { verb: 'migrate', ...present({ columns: members(values, 'columns') }) } }),
  },
  {
    docs: 'undo',
    words: ['undo'],
    event: 'undo',
    positionals: [],
    options: [{ name: 'seq', placeholder: 'N', number: true }],
    read: (values) => ({ intent: { verb: 'undo', ...present({ seq: numberOf(values, 'seq') }) } }),
  },
];

function blocker(values: IntentValues) {
  return present({
    task: one(values, 'task'),
    priority: one(values, 'priority'),
    summary: one(values, 'summary'),
    workaround: one(values, 'workaround'),
  });
}

function readFlag(values: IntentValues): ReadIntent {
  const text = sure(values, 'flag');
  const [name, value] = pairOf(text) ?? [];
  if (name === undefined || value === undefined) return { problem: { code: 'bad-pair', params: { value: text } } };
  return { intent: { verb: 'flags.set', name, value } };
}
