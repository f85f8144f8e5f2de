import { setNote } from '../../edits/index.js';
import { valueOf } from '../draft.js';
import type { Step } from '../step.js';
import type { Effect } from './types.js';

/** A paused task notes where it was; one that goes on forgets it. */
export function heldFrom({ task, from, target }: Step): Effect {
  const notes = valueOf(task, 'notes');
  if (target.category === 'paused' && from.category !== 'paused') {
    return { values: { notes: setNote(notes, 'held_from', from.name) } };
  }
  const noted = task.notes.some(({ key }) => key === 'held_from');
  return from.category === 'paused' && noted ? { values: { notes: setNote(notes, 'held_from', undefined) } } : {};
}
