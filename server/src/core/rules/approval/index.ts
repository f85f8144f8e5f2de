import type { Rule } from '../types.js';
import { approverUnnamed } from './approverUnnamed.js';
import { autoWhileOff } from './autoWhileOff.js';
import { decidedBeforeRequested } from './decidedBeforeRequested.js';
import { decidedIncomplete } from './decidedIncomplete.js';
import { expired } from './expired.js';
import { frozenDecision } from './frozenDecision.js';
import { idDuplicate } from './idDuplicate.js';
import { idMissing } from './idMissing.js';
import { inFuture } from './inFuture.js';
import { pendingWithDecision } from './pendingWithDecision.js';
import { roleMismatch } from './roleMismatch.js';
import { roleNotAllowed } from './roleNotAllowed.js';
import { selfApproved } from './selfApproved.js';
import { statusUnknown } from './statusUnknown.js';
import { unknownTask } from './unknownTask.js';
import { zeroSecondDecision } from './zeroSecondDecision.js';

/** The rules of the group `approval`, in the order of SPEC §3. */
export const approvalRules: readonly Rule[] = [
  idMissing,
  idDuplicate,
  statusUnknown,
  unknownTask,
  selfApproved,
  approverUnnamed,
  roleNotAllowed,
  roleMismatch,
  decidedIncomplete,
  pendingWithDecision,
  decidedBeforeRequested,
  zeroSecondDecision,
  inFuture,
  expired,
  autoWhileOff,
  frozenDecision,
];
