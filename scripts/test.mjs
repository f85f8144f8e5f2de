// Everything that can be tested: static checks, all tests in Node, and the suites inside the real VS Code.
// Every part runs, whatever fails before it; the last line counts the tests.
import { runHostSuites } from '../test/host/run.mjs';
import { build } from './build.mjs';
import { installPackages } from './lib/bootstrap.mjs';
import { runChecks, staticChecks } from './lib/checks.mjs';
import { elapsed, script } from './lib/progress.mjs';
import { runVitest, sum, summary } from './lib/tests.mjs';

/** @typedef {import('./lib/tests.mjs').Totals} Totals */

await script(async () => {
  const since = Date.now();
  await installPackages();
  await build();
  /** @type {string[]} */
  const failedChecks = [];
  const totals = sum([
    await part('Static checks', async () => {
      failedChecks.push(...(await runChecks(staticChecks)));
      return sum([]);
    }),
    await part('Tests in Node', () => runVitest()),
    await part('Tests in VS Code', () => runHostSuites()),
  ]);
  console.log(`\n== Done in ${elapsed(since)}`);
  if (failedChecks.length > 0) console.log(`Failed checks: ${failedChecks.join(', ')}`);
  console.log(summary(totals));
  return failedChecks.length > 0 || totals.failed > 0 ? 1 : 0;
});

/**
 * @param {string} name
 * @param {() => Promise<Totals>} work
 * @returns {Promise<Totals>} a part that could not run at all counts as one failure
 */
async function part(name, work) {
  console.log(`\n== ${name}`);
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
