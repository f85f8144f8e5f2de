// The static checks: everything that says something about the code without running it.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { commandOf, inRoot } from './paths.mjs';
import { runNode } from './process.mjs';
import { elapsed } from './progress.mjs';

/** @typedef {{ name: string, run: () => Promise<import('./process.mjs').Result> }} Check */

/** Every part of the code with the types that it may know; the core, say, knows none of Node. */
const projects = [
  'server/src/core',
  'server',
  'server/tsconfig.web.json',
  'client',
  'client/tsconfig.web.json',
  'client/webview',
  'test',
  'test/client/board/page',
  'test/host',
  'scripts',
];

const code = ['client', 'server', 'test', 'scripts'];

/** @type {readonly Check[]} */
export const staticChecks = [
  { name: 'lint', run: () => runNode(commandOf('eslint'), ['.', '--max-warnings', '0']) },
  ...projects.map((project) => ({ name: `types of ${project}`, run: () => checkTypes(project) })),
  { name: 'format', run: () => runNode(commandOf('prettier'), ['--check', '--log-level', 'warn', '.']) },
  {
    name: 'arrows',
    run: () => runNode(commandOf('dependency-cruiser'), ['--config', '.dependency-cruiser.cjs', ...code]),
  },
  { name: 'unused', run: () => runNode(commandOf('knip')) },
  { name: 'generated files', run: () => runNode(inRoot('scripts/generate.mjs'), ['--check']) },
];

/**
 * Runs the checks, two at a time, with a line for each; what a failed one printed follows its line.
 * @param {readonly Check[]} checks
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runChecks(checks) {
  const queue = [...checks];
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const since = Date.now();
      const { code, output } = await check.run();
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name}, ${elapsed(since)}`);
      if (code === 0) continue;
      console.log(output.trimEnd());
      failed.push(check.name);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

/** @param {string} project a folder with a tsconfig.json, or a tsconfig file */
function checkTypes(project) {
  const state = inRoot('node_modules/.cache/types', `${project.replaceAll(/[/.]/g, '-')}.tsbuildinfo`);
  fs.mkdirSync(path.dirname(state), { recursive: true });
  const incremental = ['--incremental', '--tsBuildInfoFile', state];
  return runNode(commandOf('typescript', 'tsc'), ['-p', inRoot(project), '--pretty', 'false', ...incremental]);
}
