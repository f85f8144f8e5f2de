import * as fs from 'node:fs';
import * as path from 'node:path';
import { atEnd } from '../../../scripts/lib/lifetime.mjs';
import { ensureChromium } from './chromium.mjs';
import { playwright } from './packages.mjs';

/**
 * @typedef {object} Browser
 * @property {any} context the driver's browser context
 * @property {any} page its one page
 * @property {ReadonlySet<string>} refused addresses outside this machine that the page asked for in vain
 */

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/**
 * Starts a headless Chromium that can reach this machine only. It ends with this process.
 * @param {{ profile: string, locale?: string | undefined, width?: number, height?: number }} options `profile`: an
 *   empty folder; `locale`: the display language of VS Code, such as `ja`
 * @returns {Promise<Browser>}
 */
export async function startBrowser({ profile, locale, width = 1400, height = 900 }) {
  const context = await playwright().chromium.launchPersistentContext(profile, {
    executablePath: await ensureChromium(),
    headless: true,
    viewport: { width, height },
    locale: 'en-US',
    args: flags,
    // This process ends the browser itself, after what depends on it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  atEnd(() => context.close());
  const refused = new Set();
  await context.route(
    (/** @type {URL} */ url) => !['127.0.0.1', ''].includes(url.hostname),
    (/** @type {any} */ route) => {
      refused.add(route.request().url());
      return route.abort();
    },
  );
  // The workbench takes its language from here; the browser's language and VS Code's own cookie do nothing.
  if (locale !== undefined) {
    await context.addInitScript((/** @type {string} */ value) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: value });
    }, locale);
  }
  return { context, page: context.pages()[0] ?? (await context.newPage()), refused };
}

/**
 * Has the page itself load an extension, which makes it run in a web worker. Its files are found under an address of the
 * page's own origin, since a worker may load code only from there.
 * @param {Browser} browser
 * @param {string} origin of the page
 * @param {string} folder
 * @returns {Promise<string>} the extension's address, without a slash at its end
 */
export async function serveExtension({ context }, origin, folder) {
  const address = `${origin}/extension`;
  await context.route(`${address}/**`, (/** @type {any} */ route) => {
    const file = path.join(folder, route.request().url().slice(address.length));
    return fs.existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  await context.addInitScript(addBuiltin, { scheme: 'http', authority: new URL(origin).host, path: '/extension' });
  return address;
}

/**
 * Adds an extension to those that the workbench comes with. Runs in the page, whose configuration is an attribute; this
 * is between the parsing of the page and the start of its scripts. (An answer changed on its way to the browser would
 * count as one from the open network, which may not connect to this machine.)
 * @param {{ scheme: string, authority: string, path: string }} location
 */
function addBuiltin(location) {
  const { document } = /** @type {any} */ (globalThis);
  const add = () => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    const configuration = JSON.parse(element?.getAttribute('data-settings') ?? 'null');
    if (configuration === null) return;
    configuration.additionalBuiltinExtensions = [location];
    element.setAttribute('data-settings', JSON.stringify(configuration));
  };
  document.addEventListener('readystatechange', add, { once: true });
}
