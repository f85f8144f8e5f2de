import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from './paths.mjs';
import { runNpm } from './process.mjs';
import { quietStep } from './progress.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Locked
 */

/**
 * Installs the packages of a folder exactly as its lock file says, unless they are there already. Their install
 * scripts do not run: nothing here needs them, and nothing downloaded gets to execute by being installed.
 * @param {string} [folder] holds package.json and package-lock.json; the checkout's root unless given
 * @param {string} [name] of what is installed, for the progress line
 */
export async function installPackages(folder = root, name = 'packages') {
  if (isInstalled(folder)) return;
  await quietStep(`Installing ${name}`, () =>
    runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder }),
  );
}

/**
 * Whether every package of the lock file is installed in its locked version. The contents are compared, not the
 * times of the files, which say little after a checkout.
 * @param {string} folder
 */
function isInstalled(folder) {
  const installed = lockedPackages(path.join(folder, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const wanted = lockedPackages(path.join(folder, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([key, locked]) => {
    if (key === '' || locked.optional === true || locked.link === true || !key.includes('node_modules/')) return true;
    const found = installed[key];
    return found?.version === locked.version && found?.integrity === locked.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function lockedPackages(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : undefined;
}
