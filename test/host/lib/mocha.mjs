/**
 * Runs what `describe` describes in this process.
 * @param {() => void} describe
 * @returns {Promise<import('../../../scripts/lib/tests.mjs').Totals>}
 */
export async function runMocha(describe) {
  // Not before: the module that imports this one installs the packages.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  describe();
  const stats = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  return { passed: stats.passes, failed: stats.failures, skipped: stats.pending };
}
