import { spellState } from '../../edits/index.js';
import type { Step } from '../step.js';
import type { Effect } from './types.js';

/** The state cell, spelled as the ledger spells states. */
export function state({ workspace, entry, target }: Step): Effect {
  const file = workspace.files.get(entry.file.path);
  return { values: { state: file === undefined ? target.name : spellState(file, target) } };
}
