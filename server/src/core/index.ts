/** The only door into core: open · check · accept. Shells (language server, command line) import from here alone. */
export * from './assist/index.js';
export {
  hashOf,
  inOrder,
  newerLine,
  NO_LINES,
  readLines,
  readLog,
  summarise,
  verifyLog,
  type AuditProblem,
  type AuditSummary,
  type ColumnChange,
  type PlacedAuditLine,
  type RowChange,
} from './audit/index.js';
export * from './baseline/index.js';
export { Checker, suppressedFindings, type CheckResult, type Suppressed } from './check/index.js';
export { diffsIn, readFront } from './evidence/index.js';
export * from './gate/index.js';
export { resolveCaller, type Caller, type Credentials } from './identity/index.js';
export { EMPTY_RUNTIME, leaseOf, sameHolder, type LostLease, type RuntimeState } from './leases/index.js';
export * from './messages/index.js';
export * from './model/index.js';
export * from './policy/index.js';
export * from './moves/index.js';
export {
  highlights,
  recordsAbout,
  references,
  type Mention,
  type Named,
  type NamedKind,
  type RecordText,
  type Reference,
  type RenamePlan,
  type RenameRefusal,
  type Renaming,
  type Target,
} from './naming/index.js';
export {
  freshLines,
  handEdits,
  NO_PAST,
  openPast,
  semanticDiff,
  type BaseCommit,
  type HandEdits,
  type Past,
  type LastChange,
  type PastBase,
  type PastInput,
  type ReferenceRow,
  type RowDifference,
  type RowEdit,
  type WithoutBase,
  type SemanticDiff,
} from './past/index.js';
export * from './ports.js';
export { eventsFrom, isOpen, type Outgoing } from './process/index.js';
export type { Finding } from './rules/finding.js';
export * from './replay/index.js';
export { rules } from './rules/index.js';
export { findTarget, type Target as PathTarget } from './rules/support/files.js';
export type { Fix, Rule, RuleDocs } from './rules/types.js';
export * from './scaffold/index.js';
export * from './syntax/index.js';
export * from './text/index.js';
