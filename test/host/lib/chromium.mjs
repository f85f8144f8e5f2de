import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { onPath, run, runNode } from '../../../scripts/lib/process.mjs';
import { Failure, quietStep, step } from '../../../scripts/lib/progress.mjs';
import { packageFolder, playwright } from './packages.mjs';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const apps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const missing =
  'Chromium is missing: install it (Debian: apt-get install chromium; elsewhere: ' +
  'node test/host/node_modules/playwright-core/cli.js install chromium), or set CHROME to the path of one.';

/**
 * Finds a Chromium; installs one where that can be done without asking anybody.
 * @returns {Promise<string>} its path
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (isDebianAsRoot()) await aptInstall('Chromium', ['chromium', 'fonts-dejavu-core']);
  else await downloadChromium();
  const installed = findChromium();
  if (installed === undefined) throw new Failure(missing);
  return installed;
}

/** @returns {string | undefined} */
function findChromium() {
  const own = process.env.CHROME;
  if (own === undefined || own === '')
    return onPath(names) ?? [...apps, downloaded()].find((file) => fs.existsSync(file));
  if (fs.existsSync(own)) return own;
  throw new Failure(`CHROME is ${own}, which does not exist.`);
}

/** Where the browser driver keeps a Chromium that it downloaded. */
const downloaded = () => playwright().chromium.executablePath();

/** The driver downloads a Chromium of its own: no rights needed, but a network that lets it. */
async function downloadChromium() {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const args = ['install', ...(asRoot ? ['--with-deps'] : []), 'chromium'];
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  await step('Downloading Chromium', async () => {
    const { code } = await runNode(path.join(packageFolder('playwright-core'), 'cli.js'), args, { env });
    if (code !== 0) throw new Failure(missing);
  });
}

/** Installs a font that knows Japanese, so that screenshots show it; without one they show boxes, and that is said. */
export async function ensureJapaneseFont() {
  if (spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' }).stdout?.trim()) return;
  if (isDebianAsRoot()) await aptInstall('a font for Japanese', ['fonts-noto-cjk']);
  else console.log('There is no font for Japanese: its letters will be boxes.');
}

/** Ubuntu is not meant: its Chromium is a snap, which sees no temporary folders and needs a running snapd. */
function isDebianAsRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || onPath(['apt-get']) === undefined) return false;
  const release = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*debian/m.test(release) && !/^ID(_LIKE)?=.*ubuntu/m.test(release);
}

/**
 * @param {string} what
 * @param {readonly string[]} packages
 */
async function aptInstall(what, packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {readonly string[]} */ args) => run('apt-get', ['-q', '-y', ...args], { env });
  await quietStep('Updating the list of Debian packages', () => apt(['update']));
  await quietStep(`Installing ${what}`, () => apt(['install', '--no-install-recommends', ...packages]));
}
