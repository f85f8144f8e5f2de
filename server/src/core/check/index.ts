export { Checker, type CheckResult } from './check.js';
export { judgeMerge, judgeStep, type Origin } from './judge.js';
