// Packages the extension as orch-<version>.vsix in the root of the checkout.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from './build.mjs';
import { installPackages } from './lib/bootstrap.mjs';
import { commandOf, inRoot, isMain } from './lib/paths.mjs';
import { runNode } from './lib/process.mjs';
import { Failure, quietStep, script } from './lib/progress.mjs';

const limit = 2_000_000;

/**
 * Packages what dist/ holds.
 * @param {string} [folder] that receives the package; the checkout's root unless given
 * @returns {Promise<string>} the package's path
 */
export async function packageExtension(folder = inRoot()) {
  const { version } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  const file = path.join(folder, `orch-${version}.vsix`);
  // The bundles hold their dependencies; links in the README stay as they are, there being no repository to point at.
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await quietStep('Packaging', () => runNode(commandOf('@vscode/vsce', 'vsce'), ['package', ...flags, '--out', file]));
  const { size } = fs.statSync(file);
  console.log(`${path.basename(file)}: ${(size / 1e6).toFixed(2)} MB`);
  if (size > limit)
    throw new Failure(`the package is larger than ${limit / 1e6} MB; npm run build -- --meta says by what`);
  return file;
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await installPackages();
    await build();
    await packageExtension();
  });
}
