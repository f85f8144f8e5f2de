export * from './types.js';
export { USUAL_COLUMNS } from './usualColumns.js';
export type { PolicyInput } from './policyInput.generated.js';
export { DEFAULT_EVENTS } from './defaults/events.js';
export { defaultPolicy, resolvePolicy } from './resolve.js';
export { readPolicy, type PolicyDocument } from './read.js';
export { samePolicyText } from './frontMatter.js';
export { loadPolicy, type LoadedPolicy } from './load.js';
export {
  nearest,
  type PlacelessProblem,
  type PolicyProblem,
  type ProblemKind,
  type ProblemReason,
} from './problems.js';
export { matchesActor, matchesGlob, matchesId, matchesText } from './match.js';
export { approvalColumn, isAutomatic, kindOf, roleOf, severityOf, stateOf, statusOf, taskColumn } from './lookup.js';
export { headerKey, plainWord, wordKey } from './words.js';
export { memoised } from './memo.js';
export { policyToInput } from './toInput.js';
export { findText, type PatternKind, type Witness } from './witness.js';
