export { Checker, type CheckResult } from './check.js';
export { suppressedFindings, type Suppressed } from './suppressed.js';
export { foundByAll, judgePast } from './judge.js';
