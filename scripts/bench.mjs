// Measures the built bundles against peers, which are installed for this alone.
//   node scripts/bench.mjs [--sizes 100,1000,10000] [--only servers|commands|moves|history|peers] [--rounds 500] [--write]    --write renews docs/benchmarks.md
import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { installPackages } from './lib/bootstrap.mjs';
import { inRoot } from './lib/paths.mjs';
import { runNode, runNpm } from './lib/process.mjs';
import { quietStep, script } from './lib/progress.mjs';

await script(async () => {
  await installPackages();
  await installPackages(inRoot('test', 'bench'), 'the peers to measure against');
  if (process.argv.includes('peers')) await installTrackers();
  await build();
  const { code } = await runNode(inRoot('test', 'bench', 'run.mjs'), process.argv.slice(2), { show: true });
  process.exitCode = code;
});

/** By the versions that their package.json pins: programs for other systems among their parts make a lock file useless. */
async function installTrackers() {
  const cwd = inRoot('test', 'bench', 'peers');
  if (existsSync(inRoot('test', 'bench', 'peers', 'node_modules', 'task-master-ai'))) return;
  const args = ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  await quietStep('Installing other trackers (1.5 GB)', () => runNpm(args, { cwd }));
}
