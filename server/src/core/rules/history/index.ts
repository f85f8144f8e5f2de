import type { Rule } from '../types.js';
import { adopted } from './adopted.js';
import { approvedAfterDone } from './approvedAfterDone.js';
import { bornDecided } from './bornDecided.js';
import { bornPastInitial } from './bornPastInitial.js';
import { decidedAfterCommit } from './decidedAfterCommit.js';
import { decisionReversed } from './decisionReversed.js';
import { idReused } from './idReused.js';
import { illegalTransition } from './illegalTransition.js';
import { immutableCell } from './immutableCell.js';
import { moveOverwritten } from './moveOverwritten.js';
import { rowDeleted } from './rowDeleted.js';
import { skippedStates } from './skippedStates.js';
import { suppressionAdded } from './suppressionAdded.js';
import { wrongActor } from './wrongActor.js';

export const historyRules: readonly Rule[] = [
  skippedStates,
  illegalTransition,
  wrongActor,
  immutableCell,
  decisionReversed,
  rowDeleted,
  bornDecided,
  bornPastInitial,
  approvedAfterDone,
  decidedAfterCommit,
  idReused,
  suppressionAdded,
  moveOverwritten,
  adopted,
];
