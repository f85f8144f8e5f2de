// Builds everything that ships into dist/.
//   node scripts/build.mjs [--dev] [--watch] [--meta] [BUNDLE...]     such as dist/server.cjs; all unless given
// --dev keeps names and adds source maps; --watch builds again on every change; --meta writes dist/meta/<bundle>.json
// for https://esbuild.github.io/analyze/.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from './lib/bootstrap.mjs';
import { inRoot, isMain, root } from './lib/paths.mjs';
import { Failure, script, step } from './lib/progress.mjs';

/**
 * @typedef {import('esbuild').BuildOptions} BuildOptions
 * @typedef {import('esbuild').Plugin} Plugin
 * @typedef {{ dev?: boolean, meta?: boolean, only?: readonly string[] }} Flavour `only`: the files to make, if not all
 * @typedef {{ from: string, to: string, options: BuildOptions }} Bundle `from` and `to` relative to the root
 */

/** Entries that another bundle loads with `import()`: they stay a file of their own, loaded only when needed. */
const lazily = {
  'server/src/lsp/nodeMain.ts': './server.cjs',
  // Reading the code of the language client alone takes longer than activation may.
  'client/src/languageClient.ts': './client.cjs',
};

/** @type {BuildOptions} */
const forNode = { platform: 'node', target: 'node20.12', format: 'cjs', mainFields: ['module', 'main'] };
/** @type {BuildOptions} */
const forWeb = {
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  // Both run in workers, where the parts that packages have for browsers would miss the document.
  conditions: ['worker', 'module'],
};

/** @type {readonly Bundle[]} */
export const bundles = [
  { from: 'client/src/extension.ts', to: 'dist/extension.cjs', options: { ...forNode, external: ['vscode'] } },
  { from: 'client/src/languageClient.ts', to: 'dist/client.cjs', options: { ...forNode, external: ['vscode'] } },
  { from: 'server/src/lsp/nodeMain.ts', to: 'dist/server.cjs', options: forNode },
  { from: 'server/src/cli/main.ts', to: 'dist/orch-main.cjs', options: forNode },
  {
    from: 'server/src/cli/bin.ts',
    to: 'dist/orch.cjs',
    options: { ...forNode, banner: { js: '#!/usr/bin/env node' } },
  },
  {
    from: 'client/src/web/extension.ts',
    to: 'dist/web/extension.cjs',
    options: { ...forWeb, format: 'cjs', external: ['vscode'] },
  },
  { from: 'server/src/lsp/webMain.ts', to: 'dist/web/server.js', options: { ...forWeb, format: 'iife' } },
];

/**
 * Builds all bundles once.
 * @param {Flavour} [flavour]
 */
export async function build(flavour = {}) {
  const esbuild = await import('esbuild');
  await step('Building', async () => {
    // What is wrong with the sources, esbuild prints itself.
    const results = await Promise.all(wanted(flavour).map((bundle) => esbuild.build(optionsOf(bundle, flavour)))).catch(
      () => {
        throw new Failure('The build failed.');
      },
    );
    if (flavour.meta === true) writeMeta(results);
  });
  if (fs.existsSync(inRoot('dist/orch.cjs'))) fs.chmodSync(inRoot('dist/orch.cjs'), 0o755);
}

/** @param {Flavour} flavour */
async function watch(flavour) {
  const esbuild = await import('esbuild');
  const contexts = await Promise.all(
    wanted(flavour).map((bundle) => esbuild.context({ ...optionsOf(bundle, flavour), logLevel: 'info' })),
  );
  process.once('SIGINT', () => void Promise.all(contexts.map((context) => context.dispose())));
  await Promise.all(contexts.map((context) => context.watch()));
}

/**
 * @param {Bundle} bundle
 * @param {Flavour} flavour
 * @returns {BuildOptions}
 */
function optionsOf({ from, to, options }, { dev = false }) {
  return {
    absWorkingDir: root,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    plugins: [keepLazy(from)],
    // Its build for Node is a hundred CommonJS files, each wrapped and run at the start; this one is tree-shaken.
    alias: { yaml: inRoot('node_modules', 'yaml', 'browser', 'index.js') },
    ...options,
  };
}

/**
 * Leaves `import()` of a lazy entry to run time, as a plain `require` (the module loader for ES modules costs
 * milliseconds that a small command does not have).
 * @param {string} entry
 * @returns {Plugin}
 */
function keepLazy(entry) {
  return {
    name: 'lazy entries',
    setup({ initialOptions, onResolve }) {
      initialOptions.supported = { 'dynamic-import': false };
      onResolve({ filter: /^\./ }, ({ path: specifier, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const target = path.relative(root, path.resolve(resolveDir, specifier)).replaceAll(path.sep, '/');
        const file = Object.entries(lazily).find(([from]) => from === target.replace(/\.js$/, '.ts') && from !== entry);
        return file === undefined ? undefined : { path: file[1], external: true };
      });
    },
  };
}

/**
 * @param {Flavour} flavour
 * @returns {readonly Bundle[]}
 */
const wanted = ({ only = [] }) => bundles.filter(({ to }) => only.length === 0 || only.includes(to));

/** @param {readonly import('esbuild').BuildResult[]} results */
function writeMeta(results) {
  fs.mkdirSync(inRoot('dist/meta'), { recursive: true });
  for (const { metafile } of results) {
    const output = Object.keys(metafile?.outputs ?? {})[0] ?? 'bundle';
    fs.writeFileSync(inRoot('dist/meta', `${path.basename(output)}.json`), JSON.stringify(metafile));
  }
}

if (isMain(import.meta.url)) {
  await script(async () => {
    const options = /** @type {const} */ ({
      dev: { type: 'boolean' },
      watch: { type: 'boolean' },
      meta: { type: 'boolean' },
    });
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const flavour = { ...values, only: positionals };
    await installPackages();
    await (values.watch === true ? watch(flavour) : build(flavour));
  });
}
