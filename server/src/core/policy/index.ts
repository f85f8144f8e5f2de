export * from './types.js';
export type { PolicyInput } from './policyInput.generated.js';
export { defaultPolicy, resolvePolicy } from './resolve.js';
export { readPolicy, type PolicyDocument } from './read.js';
export { loadPolicy, type LoadedPolicy } from './load.js';
export {
  pathText,
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
