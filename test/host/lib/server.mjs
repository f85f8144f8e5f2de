import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { atEnd, stop } from '../../../scripts/lib/lifetime.mjs';
import { serverFolder, serverNode } from './packages.mjs';
import { writeSettings } from './settings.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} data the server's data folder: settings, logs, state
 * @property {string} extensions the folder of installed extensions
 * @property {string} logs the folder that gets server.log
 * @property {boolean} [driver] lets the page load extensions under development and a suite from its URL. It also hides
 *   notifications, and modal dialogs are skipped under test: where those matter, leave it off
 * @property {boolean} [trust] leaves Workspace Trust on
 * @property {readonly string[]} [proposed] ids of extensions that may use proposed API
 * @property {Record<string, unknown>} [settings] user settings
 * @property {boolean} [verbose]
 *
 * @typedef {{ port: number, token: string, child: import('node:child_process').ChildProcess }} Server
 */

const main = path.join(serverFolder, 'out', 'server-main.js');

/**
 * The built-in extensions that are loaded. Left out is what starts slowly, looks for the network or needs native
 * modules: git, GitHub, Copilot, Microsoft accounts, the JavaScript debugger and more.
 */
const builtins = [
  'theme-defaults',
  'theme-seti',
  'theme-modern-icons',
  'configuration-editing',
  'json',
  'json-language-features',
  'markdown-basics',
  'references-view',
  'search-result',
  'javascript',
  'typescript-basics',
  'log',
];

/** The discard port: what tries to leave the machine fails at once. */
const nowhere = 'http://127.0.0.1:9';

/** @param {string} dataFolder */
const environment = (dataFolder) => ({
  ...process.env,
  HTTP_PROXY: nowhere,
  HTTPS_PROXY: nowhere,
  http_proxy: nowhere,
  https_proxy: nowhere,
  NO_PROXY: '127.0.0.1,localhost',
  no_proxy: '127.0.0.1,localhost',
  NODE_OPTIONS: '',
  // The server's sockets, which would stay behind in the system's temporary folder.
  XDG_RUNTIME_DIR: dataFolder,
  EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}',
});

/**
 * Starts the VS Code server on a free port of the loopback address. It ends with this process.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  writeSettings(options.data, { trust: options.trust ?? false, own: options.settings ?? {} });
  // Without a token, any page in any browser of this machine could drive the server.
  const token = randomBytes(16).toString('hex');
  const child = spawn(serverNode(), [main, ...serverArguments(options, token)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(options.data),
  });
  atEnd(() => stop(child));
  const port = await listening(child, path.join(options.logs, 'server.log'), options.verbose ?? false);
  return { port, token, child };
}

/**
 * @param {ServerOptions} options
 * @param {string} token
 */
function serverArguments({ data, extensions, driver = false, trust = false, proposed = [], verbose = false }, token) {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...['--server-data-dir', data, '--extensions-dir', extensions, '--builtin-extensions-dir', linkBuiltins(data)],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments', '--accept-server-license-terms'],
    ...['--disable-getting-started-override', '--force-disable-user-env', '--log', verbose ? 'debug' : 'info'],
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...(driver ? ['--enable-smoke-test-driver', '--enable-remote-auto-shutdown'] : []),
    ...proposed.flatMap((id) => ['--enable-proposed-api', id]),
  ];
}

/** @param {string} data */
function linkBuiltins(data) {
  const folder = path.join(data, 'builtin');
  fs.mkdirSync(folder, { recursive: true });
  for (const name of builtins) {
    const link = path.join(folder, name);
    if (!fs.existsSync(link)) fs.symlinkSync(path.join(serverFolder, 'extensions', name), link, 'junction');
  }
  return folder;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} logFile
 * @param {boolean} verbose
 * @returns {Promise<number>} the port, once the server listens on it
 */
function listening(child, logFile, verbose) {
  const log = fs.createWriteStream(logFile);
  let seen = '';
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ what) => reject(new Error(`the VS Code server ${what}:\n${seen.slice(-2000)}`));
    const late = setTimeout(() => fail('did not listen within 60 s'), 60_000);
    const read = (/** @type {Buffer} */ chunk) => {
      log.write(chunk);
      if (verbose) process.stderr.write(chunk);
      if (seen.length < 100_000) seen += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(seen)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(late);
      fail(`ended (${code ?? signal}) before it listened`);
    });
  });
}

/**
 * Runs the server's own command line, such as --install-extension=X.vsix.
 * @param {readonly string[]} args
 * @param {{ data: string, extensions: string, quiet?: boolean }} options
 * @returns {number} its exit code
 */
export function serverCommand(args, { data, extensions, quiet = false }) {
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions];
  const { status } = spawnSync(serverNode(), [main, '--accept-server-license-terms', ...folders, ...args], {
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    env: environment(data),
  });
  return status ?? 1;
}

/**
 * The address of the workbench in the browser.
 * @param {Server} server
 * @param {{ workspace?: string | undefined, payload?: readonly (readonly [string, string])[] }} [options] `workspace`:
 *   a folder, or a .code-workspace file; `payload`: what the desktop executable would have got as arguments
 */
export function workbenchUrl({ port, token }, { workspace, payload = [] } = {}) {
  const query = new URLSearchParams({ tkn: token });
  if (workspace === undefined) query.set('ew', 'true');
  else query.set(fs.statSync(workspace).isDirectory() ? 'folder' : 'workspace', path.resolve(workspace));
  query.set('payload', JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]));
  return `http://127.0.0.1:${port}/?${query}`;
}

/**
 * A file of this machine as the workbench in the browser names it.
 * @param {Server} server
 * @param {string} file
 */
export const remoteUri = ({ port }, file) =>
  `vscode-remote://127.0.0.1:${port}${pathToFileURL(path.resolve(file)).pathname}`;
