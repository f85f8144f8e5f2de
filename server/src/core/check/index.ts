export { Checker, type CheckResult } from './check.js';
export { foundByAll, judgeMerge, judgePast, judgeStep, type Origin } from './judge.js';
