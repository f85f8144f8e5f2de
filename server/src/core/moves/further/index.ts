import { planEvent } from '../event.js';
import type { Intent, Planner } from '../types.js';
import { planArchive } from './archive.js';
import { planAssign } from './assign.js';
import { frozenAutomatic } from './authority.js';
import { planBlockedEscalate, planBlockedResolve } from './blocked.js';
import { planBlockedAdd } from './blockedAdd.js';
import { decisions } from './decide.js';
import { planExpire } from './expire.js';
import { planFile } from './file.js';
import { planFlags } from './flags.js';
import { planAcquire } from './lockAcquire.js';
import { planExtend } from './lockExtend.js';
import { cleans, releases } from './lockRelease.js';
import { planSteal } from './lockSteal.js';
import { planMigrate } from './migrate.js';
import { planRequest } from './request.js';
import { planRename } from './rename.js';
import { planSet } from './set.js';
import { planUndo } from './undo.js';

export { nextFor } from './next.js';

/** The verbs of the moves beside the events of the process. */
type FurtherVerb = Exclude<Intent['verb'], 'plan' | 'event'>;

const decide = decisions(planEvent);

/** One planner for each of the further moves (SPEC §2). */
export const FURTHER: { readonly [V in FurtherVerb]: Planner<Extract<Intent, { verb: V }>> } = {
  assign: checked(planAssign),
  rename: checked(planRename),
  set: checked(planSet),
  archive: checked(planArchive),
  request: checked(planRequest),
  approve: checked(decide),
  reject: checked(decide),
  expire: checked(planExpire),
  'lock.acquire': checked(planAcquire),
  'lock.extend': checked(planExtend),
  'lock.release': checked(releases(planEvent)),
  'lock.steal': checked(planSteal),
  'lock.clean': checked(cleans(planEvent)),
  'flags.set': checked(planFlags),
  'blocked.add': checked(planBlockedAdd),
  'blocked.resolve': checked(planBlockedResolve),
  'blocked.escalate': checked(planBlockedEscalate),
  file: checked(planFile),
  migrate: checked(planMigrate),
  undo: checked(planUndo),
};

/** FREEZE stops everything automatic, whatever the move. */
function checked<I extends Intent>(planner: Planner<I>): Planner<I> {
  return (snapshot, intent, context) => {
    return frozenAutomatic(snapshot.workspace, context, intent.verb) ?? planner(snapshot, intent, context);
  };
}
