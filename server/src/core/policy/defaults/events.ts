import type { EventDefinition } from '../types.js';

/** A move in which nothing special happens; each line of the table says what differs. */
const plain = { fromStates: [], reason: 'optional', lock: 'keep', approval: 'none' } as const;
const stop = {
  ...plain,
  from: 'open',
  by: ['CMD'],
  reason: 'required',
  lock: 'release',
  approval: 'expire-pending',
} as const;

/**
 * The one transition table (SPEC §2). What stands in no cell here (dependencies, limits, evidence, grace) is a guard of
 * the event's move.
 */
export const DEFAULT_EVENTS: readonly EventDefinition[] = [
  { ...plain, name: 'plan', from: 'new', to: 'backlog', by: ['any'] },
  { ...plain, name: 'ready', from: ['backlog'], to: 'ready', by: ['CMD'] },
  { ...plain, name: 'start', from: ['ready', 'rework'], to: 'active', by: ['owner'], lock: 'acquire' },
  {
    ...plain,
    name: 'submit',
    from: ['active'],
    to: 'review',
    by: ['holder'],
    lock: 'release',
    approval: 'open-result',
  },
  {
    ...plain,
    name: 'return',
    from: ['review'],
    to: 'rework',
    by: ['approver'],
    reason: 'required',
    approval: 'reject-pending',
  },
  { ...plain, name: 'finish', from: ['review'], to: 'done', by: ['CMD'], approval: 'require-approved' },
  { ...stop, name: 'hold', to: 'paused' },
  { ...plain, name: 'resume', from: ['paused'], to: 'origin', by: ['CMD'] },
  { ...stop, name: 'drop', to: 'dropped' },
  { ...plain, name: 'reopen', from: ['done'], to: 'rework', by: ['CMD', 'AUDIT'], reason: 'required' },
  {
    ...plain,
    name: 'recover',
    from: ['active'],
    to: 'origin',
    by: ['holder', 'any'],
    reason: 'required',
    lock: 'release',
  },
];
