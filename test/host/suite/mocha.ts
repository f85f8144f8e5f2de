import * as fs from 'node:fs';
import Mocha from 'mocha';
import { noteUse } from './used.js';

/**
 * Runs the tests that `load` describes, prints how many passed and failed on a line of its own, and leaves the numbers,
 * with what was made use of, in the file that ORCH_HOST_REPORT names.
 * @throws when a test failed, which gives VS Code its exit code
 */
export async function runMocha(load: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  const used = noteUse();
  load();
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  if (stats === undefined) throw new Error('mocha counted nothing');
  const totals = { passed: stats.passes, failed: stats.failures, skipped: stats.pending };
  const report = process.env['ORCH_HOST_REPORT'];
  if (report !== undefined) fs.writeFileSync(report, JSON.stringify({ ...totals, used: used() }));
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  if (totals.failed > 0) throw new Error(`${totals.failed} tests failed`);
}
