import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from './lifetime.mjs';
import { commandOf } from './paths.mjs';
import { runNode } from './process.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * The line that ends a test run, alone on its line.
 * @param {Totals} totals
 */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {readonly Totals[]} all
 * @returns {Totals}
 */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/**
 * Runs vitest, its output shown as it comes.
 * @param {readonly string[]} [args]
 * @returns {Promise<Totals>} a run that broke before it could count, or outside any test, counts as one failure
 */
export async function runVitest(args = []) {
  const report = path.join(temporaryFolder('orch-tests'), 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runNode(commandOf('vitest'), ['run', ...reporters, ...args], { show: true });
  const totals = fs.existsSync(report) ? totalsOf(JSON.parse(fs.readFileSync(report, 'utf8'))) : sum([]);
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report
 * @returns {Totals}
 */
function totalsOf({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}
