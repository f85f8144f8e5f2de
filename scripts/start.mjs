// Builds, checks the troubled example, and opens VS Code with the extension on the examples: the desktop one where there
// is one, else VS Code's server, to be opened in a browser. Ctrl-C ends all of it.
//   node scripts/start.mjs [--once]        --once stops after the check
//   ORCH_VSCODE=<path of VS Code's executable | none>
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { desktopCommand, desktopVsCode } from '../test/host/lib/desktop.mjs';
import { installHost } from '../test/host/lib/packages.mjs';
import { serverCommand, startServer, workbenchUrl } from '../test/host/lib/server.mjs';
import { build } from './build.mjs';
import { installPackages } from './lib/bootstrap.mjs';
import { temporaryFolder } from './lib/lifetime.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run, runNode } from './lib/process.mjs';
import { Failure, script, step } from './lib/progress.mjs';
import { packageExtension } from './package.mjs';

const workspace = inRoot('examples', 'examples.code-workspace');

/** The exit code of `orch check` for findings: what a troubled ledger is there for. */
const findings = 1;

await script(async () => {
  const { values } = parseArgs({ options: { once: { type: 'boolean' } } });
  await installPackages();
  await build();
  await checkExample();
  if (values.once === true) return;
  const desktop = desktopVsCode() ?? desktopCommand();
  if (desktop === undefined) console.log('\nThere is no desktop VS Code here (no `code` on PATH).');
  if (desktop === undefined || !(await openDesktop(desktop))) await serveInBrowser();
});

async function checkExample() {
  const args = ['check', path.join('examples', 'troubled')];
  console.log(`\n$ orch ${args.join(' ')}`);
  const { code } = await runNode(inRoot('dist', 'orch.cjs'), args, { show: true });
  if (code > findings) throw new Failure(`orch check ended with exit code ${code}`);
}

/**
 * Opens a window and waits until it is closed. It gets a profile of its own: with the user's, it could join a VS Code
 * that runs already, and would not end with this script.
 * @param {string} program
 * @returns {Promise<boolean>} whether it could; without a display, say, it cannot
 */
async function openDesktop(program) {
  const profile = temporaryFolder('orch-vscode');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  console.log('\nOpening VS Code on the examples; Ctrl-C ends it.');
  const { code, output } = await run(program, [
    ...asRoot,
    ...['--new-window', '--wait', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust'],
    ...[`--user-data-dir=${path.join(profile, 'data')}`, `--extensions-dir=${path.join(profile, 'extensions')}`],
    ...[`--extensionDevelopmentPath=${root}`, workspace],
  ]);
  if (code !== 0) console.log(`${output.trimEnd()}\nVS Code ended with exit code ${code}.`);
  return code === 0;
}

/** Serves VS Code with the packaged extension installed, until this script is interrupted. */
async function serveInBrowser() {
  const folder = temporaryFolder('orch-vscode');
  const data = path.join(folder, 'data');
  const extensions = path.join(folder, 'extensions');
  for (const each of [data, extensions]) fs.mkdirSync(each);
  const vsix = await packageExtension(folder);
  await installHost();
  const server = await step('Starting VS Code', async () => {
    const code = serverCommand([`--install-extension=${vsix}`, '--force'], { data, extensions, quiet: true });
    if (code !== 0) throw new Failure(`the extension could not be installed: exit code ${code}`);
    return startServer({ data, extensions, logs: folder });
  });
  console.log(`\nOpen this in a browser; Ctrl-C ends it:\n${workbenchUrl(server, { workspace })}`);
  await new Promise((_, reject) => {
    server.child.once('exit', (code) => reject(new Failure(`the VS Code server ended (${code})`)));
  });
}
