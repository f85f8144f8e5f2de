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
