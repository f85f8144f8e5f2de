import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { atEnd, stop } from './lifetime.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {{ code: number, output: string }} Result `code` is 128 where a signal ended the program
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} Options `show` leaves the output to the terminal
 */

/**
 * Runs a program to its end, never through a shell. It does not outlive this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Result>} its exit code and what it printed on both streams, unless that was shown
 */
export function run(command, args, { cwd = root, env = process.env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = show ? 'inherit' : 'pipe';
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', stdio, stdio] });
    const ended = atEnd(() => stop(child));
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      ended();
      resolve({ code: code ?? 128, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/**
 * Runs a JavaScript file with this Node.
 * @param {string} script
 * @param {readonly string[]} [args]
 * @param {Options} [options]
 */
export const runNode = (script, args = [], options = {}) => run(process.execPath, [script, ...args], options);

/**
 * Runs npm without a shell: by its own script where that is known, which also works where `npm` is a .cmd file.
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export function runNpm(args, options) {
  const script = npmScript();
  return script === undefined ? run('npm', args, options) : runNode(script, args, options);
}

function npmScript() {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  return candidates.find((file) => file?.endsWith('npm-cli.js') && fs.existsSync(file));
}

/**
 * The first of the given programs that is on PATH.
 * @param {readonly string[]} names
 * @returns {string | undefined} its full path
 */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => fs.existsSync(file) && fs.statSync(file).isFile());
}
