// Where the installed VS Code server and the Node that runs it are.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../../../scripts/lib/bootstrap.mjs';
import { Failure } from '../../../scripts/lib/progress.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(here, 'node_modules');

/**
 * The folder of an installed package.
 * @param {string} name
 */
export const packageFolder = (name) => path.join(modules, name);

/** The server's folder inside the package that carries it. */
export const serverFolder = path.join(packageFolder('code-server'), 'lib', 'vscode');

/** The major version of Node that the server needs. */
const nodeMajor = 24;

/** Installs VS Code's server, its packages and the browser driver (some 500 MB) unless they are there. */
export async function installHost() {
  await installPackages(here, 'VS Code and its server (once, 500 MB)');
  linkModules();
}

/**
 * The server imports its packages from a node_modules folder of its own, and the page loads some from there too; they
 * are installed as dependencies of this folder instead.
 */
function linkModules() {
  const link = path.join(serverFolder, 'node_modules');
  if (!fs.existsSync(link)) fs.symlinkSync(path.relative(serverFolder, modules), link, 'junction');
}

/** The Node that runs the server: the one installed from npm, else this one where it is new enough. */
export function serverNode() {
  const installed = path.join(packageFolder(`node-${process.platform}-${process.arch}`), 'bin', 'node');
  if (fs.existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= nodeMajor) return process.execPath;
  throw new Failure(
    `The VS Code server needs Node ${nodeMajor}, and npm has none for ${process.platform} ${process.arch}: ` +
      `run this with Node ${nodeMajor}, or install desktop VS Code.`,
  );
}

/** The driver of the browser; not typed, since it is installed only when it is needed. */
export const playwright = () => createRequire(import.meta.url)('playwright-core');
