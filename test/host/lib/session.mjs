import * as fs from 'node:fs';
import * as path from 'node:path';
import { format } from 'node:util';
import { temporaryFolder } from '../../../scripts/lib/lifetime.mjs';
import { serveExtension, startBrowser } from './browser.mjs';
import { remoteUri, startServer, workbenchUrl } from './server.mjs';
import { settingsOf } from './settings.mjs';

/**
 * @typedef {import('./arguments.mjs').Arguments} Arguments
 *
 * @typedef {object} Environment what the desktop executable has no argument for
 * @property {number} timeout of the whole run, in ms
 * @property {boolean} trust leaves Workspace Trust on
 * @property {boolean} verbose
 * @property {string | undefined} logs folder that keeps the logs
 * @property {string | undefined} screenshot file that gets a picture of the window at the end
 */

/** What the workbench itself writes to the console while a suite runs: no test prints lines like these. */
const noise =
  /^(Ignoring fetching additional builtin|Found additional builtin|Creation of workbench contribution|Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin|Error: Could not locate the bindings|Timed out waiting for authentication provider|No extension gallery service configured|No search provider registered|\[[A-Za-z][\w :,.()=-]*\])/;

/**
 * Runs a suite in the extension host of a fresh VS Code.
 * @param {Arguments & { tests: string }} args
 * @param {Environment} environment
 * @returns {Promise<number>} the suite's exit code
 */
export async function runSuite(args, environment) {
  const folder = temporaryFolder('vscode-host');
  const logs = environment.logs ?? path.join(folder, 'logs');
  const data = path.join(folder, 'data');
  const extensions = args.extensions ?? path.join(data, 'extensions');
  for (const each of [logs, data, extensions]) fs.mkdirSync(each, { recursive: true });

  const { trust, verbose } = environment;
  const { proposed, locale } = args;
  const settings = settingsOf(args.userData);
  const server = await startServer({ data, extensions, logs, driver: true, trust, verbose, proposed, settings });
  const browser = await startBrowser({ profile: path.join(folder, 'chromium'), locale });
  const log = openLog(browser.page, path.join(logs, 'page.log'), verbose);
  const suite = awaitSuite(server, browser, log, logs);
  await suite.offered;
  const place = args.web ? await servedPlaces(server, browser, args.development) : remotePlaces(server);
  await browser.page.goto(address(server, args, place));
  try {
    return await withinTime(suite.code, environment.timeout);
  } catch (error) {
    console.error(`vscode-host: ${error instanceof Error ? error.message : String(error)}`);
    console.error(log.lines.slice(-30).map(firstLine).join('\n'));
    return 1;
  } finally {
    for (const refused of browser.refused) log.write(`refused ${refused}`);
    if (environment.screenshot !== undefined) await screenshot(browser.page, environment.screenshot);
  }
}

const firstLine = (/** @type {string} */ text) => (text.split('\n')[0] ?? '').slice(0, 300);

/**
 * @param {import('./server.mjs').Server} server
 * @param {Arguments & { tests: string }} args
 * @param {(file: string) => string} place the URI of a file as the workbench is to load it
 */
function address(server, { workspace, development, tests }, place) {
  /** @type {[string, string][]} */
  const payload = development.map((each) => ['extensionDevelopmentPath', place(each)]);
  payload.push(['extensionTestsPath', place(tests)]);
  return workbenchUrl(server, { workspace, payload });
}

/** @param {import('./server.mjs').Server} server */
const remotePlaces = (server) => (/** @type {string} */ file) => remoteUri(server, file);

/**
 * Has the page load the extension under development by itself, which makes it run in a web worker. A suite runs where
 * the extension does that it lies in.
 * @param {import('./server.mjs').Server} server
 * @param {import('./browser.mjs').Browser} browser
 * @param {readonly string[]} folders of the extension: one
 * @returns {Promise<(file: string) => string>}
 */
async function servedPlaces(server, browser, [folder = '']) {
  const address = await serveExtension(browser, `http://127.0.0.1:${server.port}`, folder);
  return (file) => {
    const inside = path.relative(folder, file).replaceAll(path.sep, '/');
    if (inside.startsWith('..')) throw new Error(`${file} lies outside the extension: it cannot run in its web worker`);
    return inside === '' ? address : `${address}/${inside}`;
  };
}

/**
 * @typedef {{ lines: readonly string[], write(line: string): void }} Log
 */

/**
 * Collects what the page says.
 * @param {any} page
 * @param {string} file
 * @param {boolean} verbose prints it too
 * @returns {Log}
 */
function openLog(page, file, verbose) {
  const stream = fs.createWriteStream(file);
  /** @type {string[]} */
  const lines = [];
  const since = Date.now();
  const write = (/** @type {string} */ line) => {
    const timed = `${((Date.now() - since) / 1000).toFixed(2)} s ${line}`;
    lines.push(timed);
    stream.write(`${timed}\n`);
    if (verbose) console.error(timed);
  };
  // What starts with %c comes from the workbench's own log, which awaitSuite gets too, without the colours.
  page.on('console', (/** @type {any} */ message) => {
    if (!message.text().startsWith('%c')) write(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (/** @type {Error} */ error) => write(`page error: ${error.stack ?? error.message}`));
  return { lines, write };
}

/**
 * Offers the page the two functions by which the workbench hands over a suite's output and its end.
 * @param {import('./server.mjs').Server} server
 * @param {import('./browser.mjs').Browser} browser
 * @param {Log} log
 * @param {string} logFolder gets VS Code's own logs
 * @returns {{ offered: Promise<unknown>, code: Promise<number> }} `code` rejects when the suite can no longer end
 */
function awaitSuite(server, { context, page }, log, logFolder) {
  /** @type {Promise<unknown>[]} */
  const offered = [];
  /** @type {Promise<number>} */
  const code = new Promise((resolve, reject) => {
    page.on('crash', () => reject(new Error('the page crashed')));
    context.on('close', () => reject(new Error('the browser closed')));
    server.child.on('exit', (status) => reject(new Error(`the VS Code server ended (${status})`)));
    offered.push(
      page.exposeFunction('codeAutomationLog', (/** @type {string} */ level, /** @type {unknown[]} */ args) => {
        print(level, format(...args), log);
      }),
      page.exposeFunction('codeAutomationExit', (/** @type {number} */ status, /** @type {LogFile[]} */ files) => {
        saveLogs(files ?? [], logFolder);
        resolve(status);
      }),
    );
  });
  // The end of server and browser after the suite's rejects it once more, with nobody waiting any longer.
  code.catch(() => undefined);
  return { offered: Promise.all(offered), code };
}

/**
 * Passes a line of the extension host's console on.
 * @param {string} level
 * @param {string} line
 * @param {Log} log
 */
function print(level, line, log) {
  if (noise.test(line)) return;
  log.write(`${level}: ${line}`);
  (level === 'error' || level === 'warn' ? process.stderr : process.stdout).write(`${line}\n`);
}

/**
 * @typedef {{ relativePath?: string, name?: string, contents?: string }} LogFile
 */

/**
 * @param {readonly LogFile[]} files
 * @param {string} folder
 */
function saveLogs(files, folder) {
  for (const { relativePath, name, contents = '' } of files) {
    const file = path.join(folder, relativePath ?? `${name}.log`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, contents);
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} ms
 * @returns {Promise<T>}
 */
async function withinTime(promise, ms) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the suite did not end within ${ms / 1000} s`)), ms);
  });
  try {
    return /** @type {T} */ (await Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {any} page
 * @param {string} file
 */
async function screenshot(page, file) {
  try {
    await page.screenshot({ path: file, timeout: 5000 });
  } catch (error) {
    console.error('no screenshot:', error);
  }
}
