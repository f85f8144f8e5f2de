#!/usr/bin/env node
// VS Code without a desktop: takes the arguments of the desktop `code` executable, so that @vscode/test-electron can run
// a suite with it. It starts the VS Code server from npm on a free loopback port, opens its workbench in headless
// Chromium, runs the suite in the real extension host and exits with the suite's code.
//
//   vscode-host [FOLDER|FILE.code-workspace] --extensionDevelopmentPath=DIR... --extensionTestsPath=FILE
//               [--user-data-dir=DIR] [--extensions-dir=DIR] [--enable-proposed-api=ID] [--locale=LANGUAGE]
//   vscode-host --install-extension=X.vsix | --list-extensions | --version
//
// Environment:
//   CHROME                  path of a Chromium; else one is found
//   VSCODE_HOST_TIMEOUT     ms for the whole run (300000)
//   VSCODE_HOST_TRUST=1     leaves Workspace Trust on
//   VSCODE_HOST_LOGS        folder that keeps the logs of server, page and VS Code
//   VSCODE_HOST_SHOT        file that gets a picture of the window at the end
//   VSCODE_HOST_VERBOSE=1   prints the page's console and the server's log
import * as fs from 'node:fs';
import * as path from 'node:path';
import { end, temporaryFolder } from '../../scripts/lib/lifetime.mjs';
import { script } from '../../scripts/lib/progress.mjs';
import { parseArguments } from './lib/arguments.mjs';
import { installHost } from './lib/packages.mjs';
import { serverCommand } from './lib/server.mjs';
import { runSuite } from './lib/session.mjs';

endWithParent();

await script(async () => {
  const args = parseArguments(process.argv.slice(2));
  await installHost();
  if (args.command.length > 0) return runCommand(args);
  const { tests } = args;
  if (tests === undefined) {
    console.error('vscode-host: give --extensionTestsPath=FILE, --install-extension=X.vsix or --list-extensions');
    return 2;
  }
  return runSuite({ ...args, tests }, environment());
});
// Whatever the driver or the server may have left open does not keep this process.
process.exit();

/** @returns {import('./lib/session.mjs').Environment} */
function environment() {
  const { env } = process;
  return {
    timeout: Number(env.VSCODE_HOST_TIMEOUT ?? 300_000),
    trust: env.VSCODE_HOST_TRUST === '1',
    verbose: env.VSCODE_HOST_VERBOSE === '1',
    logs: env.VSCODE_HOST_LOGS === undefined ? undefined : path.resolve(env.VSCODE_HOST_LOGS),
    screenshot: env.VSCODE_HOST_SHOT,
  };
}

/** @param {import('./lib/arguments.mjs').Arguments} args */
function runCommand({ command, userData, extensions }) {
  const data = userData ?? temporaryFolder('vscode-host');
  const folder = extensions ?? path.join(data, 'extensions');
  fs.mkdirSync(folder, { recursive: true });
  return serverCommand(command, { data, extensions: folder });
}

/** Who started this may be killed without a chance to pass it on; server and browser must not stay behind. */
function endWithParent() {
  // Writing to somebody who is gone is no reason to die before the rest is cleared away.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) void end().then(() => process.exit(1));
  }, 1000);
  watch.unref();
}
