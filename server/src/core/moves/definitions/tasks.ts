import { SETTABLE_COLUMNS, type SettableColumn } from '../types.js';
import { DEPENDS, DUE, MILESTONE, NEW_ID, NOTES, OWNER, PRIORITY, TASK, TITLE } from './fields.js';
import type { IntentDefinition, IntentValues, ReadIntent } from './types.js';
import { all, members, one, pairOf, present, sure } from './values.js';

export const PLAN: IntentDefinition = {
  docs: 'plan',
  words: ['plan'],
  event: 'plan',
  positionals: [TITLE],
  options: [NEW_ID, OWNER, DUE, PRIORITY, DEPENDS, MILESTONE, NOTES],
  read: (values) => ({ intent: { verb: 'plan', title: sure(values, 'title'), ...planned(values) } }),
};

function planned(values: IntentValues) {
  return present({
    id: one(values, 'id'),
    owner: one(values, 'owner'),
    due: one(values, 'due'),
    priority: one(values, 'priority'),
    depends: members(values, 'depends'),
    milestone: one(values, 'milestone'),
    notes: one(values, 'notes'),
  });
}

/** What is done to tasks beside the events of the process. */
export const TASK_MOVES: readonly IntentDefinition[] = [
  {
    docs: 'assign',
    words: ['assign'],
    event: 'assign',
    positionals: [TASK, { name: 'role', placeholder: 'ROLE', of: 'role', required: true }],
    options: [],
    read: (values) => ({ intent: { verb: 'assign', id: sure(values, 'id'), owner: sure(values, 'role') } }),
  },
  {
    docs: 'rename',
    words: ['rename'],
    event: 'rename',
    positionals: [TASK, { name: 'to', docs: 'renamed', placeholder: 'NEW_ID', required: true }],
    options: [],
    read: (values) => ({ intent: { verb: 'rename', id: sure(values, 'id'), to: sure(values, 'to') } }),
  },
  {
    docs: 'set',
    words: ['set'],
    event: 'set',
    positionals: [TASK, { name: 'values', placeholder: 'KEY=VALUE', of: 'column', required: true, many: true }],
    options: [],
    read: readSet,
  },
  {
    docs: 'archive',
    words: ['archive'],
    event: 'archive',
    positionals: [{ name: 'ids', placeholder: 'ID', of: 'task', many: true }],
    options: [],
    read: (values) => ({ intent: { verb: 'archive', ids: all(values, 'ids') ?? [] } }),
  },
  {
    docs: 'file',
    words: ['file'],
    event: 'file',
    positionals: [{ name: 'item', placeholder: 'ITEM', of: 'item', required: true }],
    options: [NEW_ID, OWNER],
    read: (values) => ({
      intent: {
        verb: 'file',
        item: sure(values, 'item'),
        ...present({ id: one(values, 'id'), owner: one(values, 'owner') }),
      },
    }),
  },
];

function readSet(values: IntentValues): ReadIntent {
  const set: Partial<Record<SettableColumn, string>> = {};
  for (const text of all(values, 'values') ?? []) {
    const [key, value] = pairOf(text) ?? [];
    const column = SETTABLE_COLUMNS.find((one) => one === key);
    if (key === undefined || value === undefined) return { problem: { code: 'bad-pair', params: { value: text } } };
    if (column === undefined)
      return { problem: { code: 'bad-key', params: { key, known: SETTABLE_COLUMNS.join(', ') } } };
    set[column] = value;
  }
  return { intent: { verb: 'set', id: sure(values, 'id'), values: set } };
}
