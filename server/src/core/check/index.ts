export { Checker, type CheckResult } from './check.js';
export { foundByAll, judgePast } from './judge.js';
