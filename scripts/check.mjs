// The quick check before a commit: types, lint, format, arrows, unused code, generated files, unit tests.
import { installPackages } from './lib/bootstrap.mjs';
import { runChecks, staticChecks } from './lib/checks.mjs';
import { script } from './lib/progress.mjs';
import { runVitest, summary } from './lib/tests.mjs';

await script(async () => {
  await installPackages();
  const failed = await runChecks(staticChecks);
  const tests = await runVitest(['--project', 'core', '--project', 'unit']);
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
  console.log(summary(tests));
  return failed.length > 0 || tests.failed > 0 ? 1 : 0;
});
