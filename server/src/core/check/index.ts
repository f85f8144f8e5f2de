export { Checker, type CheckResult } from './check.js';
