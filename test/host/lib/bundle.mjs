import * as fs from 'node:fs';
import * as path from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const suites = inRoot('test', 'host', 'suite');

/** @type {import('esbuild').BuildOptions} */
const common = { bundle: true, format: 'cjs', sourcemap: 'inline', logLevel: 'warning' };

/**
 * Bundles the tests of a folder of suite/ into one file whose run() is what VS Code calls.
 * @param {string} name the folder
 * @returns {Promise<string>} the file
 */
export async function bundleSuite(name) {
  const esbuild = await import('esbuild');
  const outfile = inRoot('dist-test', 'host', `${name}.cjs`);
  await esbuild.build({
    ...common,
    stdin: { contents: entry(name), resolveDir: suites, sourcefile: `${name}.ts`, loader: 'ts' },
    outfile,
    platform: 'node',
    target: 'node20.12',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
  });
  return outfile;
}

/**
 * The module that has mocha run every test file of a folder. The files are required, not imported: what they describe
 * is to be described while mocha listens.
 * @param {string} name
 */
function entry(name) {
  const tests = fs.readdirSync(path.join(suites, name)).filter((file) => file.endsWith('.test.ts'));
  const load = tests.map((file) => `require('./${name}/${file}');`).join(' ');
  return `import { runMocha } from './mocha.js'; export const run = () => runMocha(() => { ${load} });`;
}

/**
 * Bundles the suite of the web worker, which knows neither Node nor mocha.
 * @returns {Promise<string>} the file; it lies inside the extension that it tests, which makes VS Code run it there
 */
export async function bundleWebSuite() {
  const esbuild = await import('esbuild');
  const outfile = inRoot('dist-test', 'host', 'web.cjs');
  const entryPoints = [path.join(suites, 'web', 'web.ts')];
  const platform = /** @type {const} */ ('browser');
  await esbuild.build({ ...common, entryPoints, outfile, platform, target: 'es2022', external: ['vscode'] });
  return outfile;
}
