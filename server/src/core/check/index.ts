export { Checker, type CheckResult } from './check.js';
export { foundByAll, judgeMerge, judgePast, type Origin } from './judge.js';
