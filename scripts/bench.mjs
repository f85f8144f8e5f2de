// Measures the built bundles against peers, which are installed for this alone.
//   node scripts/bench.mjs [--sizes 100,1000,10000] [--only servers|commands|moves|history|peers] [--rounds 500] [--write]    --write renews docs/benchmarks.md
import { build } from './build.mjs';
import { installPackages } from './lib/bootstrap.mjs';
import { inRoot } from './lib/paths.mjs';
import { runNode } from './lib/process.mjs';
import { script } from './lib/progress.mjs';

await script(async () => {
  await installPackages();
  await installPackages(inRoot('test', 'bench'), 'the peers to measure against');
  if (process.argv.includes('peers'))
    await installPackages(inRoot('test', 'bench', 'peers'), 'other trackers (1.5 GB)');
  await build();
  const { code } = await runNode(inRoot('test', 'bench', 'run.mjs'), process.argv.slice(2), { show: true });
  process.exitCode = code;
});
