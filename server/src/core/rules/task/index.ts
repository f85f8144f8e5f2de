import type { Rule } from '../types.js';
import { artifactIgnored } from './artifactIgnored.js';
import { artifactIsDirectory } from './artifactIsDirectory.js';
import { artifactIsLedger } from './artifactIsLedger.js';
import { artifactNotFound } from './artifactNotFound.js';
import { claimedWhileFrozen } from './claimedWhileFrozen.js';
import { dependsCycle } from './dependsCycle.js';
import { dependsUnknown } from './dependsUnknown.js';
import { doingWithoutLock } from './doingWithoutLock.js';
import { doneWithoutArtifact } from './doneWithoutArtifact.js';
import { dueFormat } from './dueFormat.js';
import { idDuplicate } from './idDuplicate.js';
import { idFormat } from './idFormat.js';
import { idMissing } from './idMissing.js';
import { lockExpired } from './lockExpired.js';
import { lockFormat } from './lockFormat.js';
import { lockIncomplete } from './lockIncomplete.js';
import { lockOutsideDoing } from './lockOutsideDoing.js';
import { lockOwnerMismatch } from './lockOwnerMismatch.js';
import { lockTtl } from './lockTtl.js';
import { overdue } from './overdue.js';
import { ownerUnknown } from './ownerUnknown.js';
import { startedBeforeDependency } from './startedBeforeDependency.js';
import { stateUnknown } from './stateUnknown.js';
import { titleMissing } from './titleMissing.js';
import { wipLimit } from './wipLimit.js';

/** The group `task`, in the order of SPEC §3. */
export const taskRules: readonly Rule[] = [
  idMissing,
  idDuplicate,
  idFormat,
  titleMissing,
  stateUnknown,
  ownerUnknown,
  dueFormat,
  overdue,
  doingWithoutLock,
  lockFormat,
  lockIncomplete,
  lockExpired,
  lockOwnerMismatch,
  lockTtl,
  lockOutsideDoing,
  wipLimit,
  doneWithoutArtifact,
  artifactNotFound,
  artifactIsLedger,
  artifactIsDirectory,
  artifactIgnored,
  dependsUnknown,
  dependsCycle,
  startedBeforeDependency,
  claimedWhileFrozen,
];
