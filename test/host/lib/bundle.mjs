import * as fs from 'node:fs';
import * as path from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const suites = inRoot('test', 'host', 'suite');

/**
 * Bundles each folder of suite/ into one file, dist-test/host/<folder>.cjs, whose run() is what VS Code calls.
 */
export async function bundleSuites() {
  const esbuild = await import('esbuild');
  const names = fs.readdirSync(suites, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  await Promise.all(
    names.map(({ name }) =>
      esbuild.build({
        stdin: { contents: entry(name), resolveDir: suites, sourcefile: `${name}.ts`, loader: 'ts' },
        outfile: inRoot('dist-test', 'host', `${name}.cjs`),
        bundle: true,
        platform: 'node',
        target: 'node20.12',
        format: 'cjs',
        mainFields: ['module', 'main'],
        external: ['vscode', 'mocha'],
        sourcemap: 'inline',
        logLevel: 'warning',
      }),
    ),
  );
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
