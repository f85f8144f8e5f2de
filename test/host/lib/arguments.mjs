import * as path from 'node:path';

/**
 * @typedef {object} Arguments what of the desktop executable's arguments means something here
 * @property {string[]} development folders of extensions under development
 * @property {boolean} web they run in a web worker instead of Node
 * @property {string | undefined} tests the module whose run() is the suite
 * @property {string | undefined} userData
 * @property {string | undefined} extensions
 * @property {string | undefined} workspace folder or .code-workspace file to open
 * @property {string | undefined} locale display language, such as ja
 * @property {string[]} proposed ids of extensions that may use proposed API
 * @property {string[]} command arguments for the server's own command line, such as --install-extension=X
 */

const commands = new Set(['--install-extension', '--uninstall-extension', '--list-extensions', '--version']);
const modifiers = new Set(['--force', '--show-versions']);
const withValue = new Set([
  '--extensionDevelopmentPath',
  '--extensionDevelopmentKind',
  '--extensionTestsPath',
  '--user-data-dir',
  '--extensions-dir',
  '--enable-proposed-api',
  '--folder-uri',
  '--locale',
  '--install-extension',
  '--uninstall-extension',
]);

/**
 * Reads arguments as the desktop `code` takes them. The many that steer Electron or Chromium mean nothing here and are
 * ignored, as desktop VS Code ignores what it does not know.
 * @param {readonly string[]} argv
 * @returns {Arguments}
 */
export function parseArguments(argv) {
  /** @type {Arguments} */
  const result = {
    development: [],
    web: false,
    tests: undefined,
    userData: undefined,
    extensions: undefined,
    workspace: undefined,
    locale: undefined,
    proposed: [],
    command: [],
  };
  for (const { name, value } of options(argv)) apply(result, name, value);
  return result;
}

/**
 * @param {readonly string[]} argv
 * @returns {Generator<{ name: string, value: string }>} a positional argument has the name ''
 */
function* options(argv) {
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? '';
    const [, name = '', inline] = /^(--?[\w-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === '') yield { name: '', value: argument };
    else if (withValue.has(name)) yield { name, value: inline ?? argv[++i] ?? '' };
    else yield { name, value: inline ?? '' };
  }
}

/**
 * @param {Arguments} result
 * @param {string} name
 * @param {string} value
 */
function apply(result, name, value) {
  if (commands.has(name)) result.command.unshift(value === '' ? name : `${name}=${value}`);
  else if (modifiers.has(name)) result.command.push(name);
  else if (name === '--extensionDevelopmentPath') result.development.push(path.resolve(value));
  else if (name === '--extensionDevelopmentKind') result.web = value === 'web';
  else if (name === '--extensionTestsPath') result.tests = path.resolve(value);
  else if (name === '--user-data-dir') result.userData = path.resolve(value);
  else if (name === '--extensions-dir') result.extensions = path.resolve(value);
  else if (name === '--locale') result.locale = value;
  else if (name === '--enable-proposed-api') result.proposed.push(value);
  else if (name === '--folder-uri') result.workspace ??= new URL(value).pathname;
  else if (name === '') result.workspace ??= path.resolve(value);
}
