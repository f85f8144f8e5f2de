export * from './actor.js';
export { Approval, isBeside } from './approval.js';
export * from './blocked.js';
export { blockersOf } from './blockers.js';
export type { Columns } from './columns.js';
export { idsMeant } from './depends.js';
export { expiryOf } from './expiry.js';
export * from './find.js';
export * from './flags.js';
export * from './ids.js';
export { looksLikeLedger, readApprovals, readTasks, type LedgerTable, type Records } from './ledger.js';
export * from './lists.js';
export { parseLock, type Lock, type LockCell } from './lock.js';
export { parseNotes, type NoteEntry, type NoteKey } from './notes.js';
export { once } from './once.js';
export {
  knowPolicy,
  loadedFrom,
  openUnder,
  openWorkspace,
  policyFor,
  rolesOf,
  RULES_PATH,
  type PolicyInForce,
  type WorkspaceInput,
} from './open.js';
export * from './paths.js';
export * from './principals.js';
export { joinerOf, LedgerRecord, RowSource, SectionSource, valueOf, type RecordSource } from './record.js';
export { sourceOf } from './file.js';
export { Recent } from './recent.js';
export { RunMemo } from './runs.js';
export * from './quorum.js';
export * from './results.js';
export * from './separation.js';
export { Task } from './task.js';
export type { TaskIndex } from './taskIndex.js';
export * from './time.js';
export * from './values.js';
export type * from './workspace.js';
