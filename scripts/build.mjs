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
 * @typedef {{ from: string | readonly string[], to: string, options: BuildOptions }} Bundle `from` and `to` relative to
 *   the root; what several modules export makes one bundle
 */

/** Entries that another bundle loads with `import()`: they stay a file of their own, loaded only when needed. */
const lazily = {
  'server/src/lsp/nodeMain.ts': './server.cjs',
  // Reading the code of the language client alone takes longer than activation may.
  'client/src/languageClient.ts': './client.cjs',
};

const { version } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));

/**
 * Functions that only some texts or users need, with all that they need: bundles of their own for Node, loaded when one of
 * them is first called. The core stays synchronous, and a short command does not read code that it never runs.
 * @type {Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>} bundle → module → functions
 */
const onDemand = {
  'dist/orch-remark.cjs': { 'server/src/core/syntax/remark.ts': ['remarkOutline'] },
  'dist/orch-yaml.cjs': {
    'server/src/core/policy/readYaml.ts': ['brokenFrontMatter', 'readYaml'],
    'server/src/core/policy/yamlData.ts': ['yamlData'],
    'server/src/cli/render/yaml.ts': ['printYaml'],
  },
  'dist/orch-xml.cjs': { 'server/src/cli/render/xml.ts': ['printXml'] },
  'dist/orch-keep.cjs': { 'server/src/cli/keepCode.ts': ['keepCode', 'writeOwn'] },
  'dist/orch-hold.cjs': { 'server/src/cli/moves/hold/child.ts': ['exitOf', 'start'] },
  'dist/orch-ja.cjs': { 'server/src/core/messages/ja/index.ts': ['japanese'] },
};

/** The same for a move alone: whoever checks or serves needs them all the time. */
const onDemandOfMoves = {
  'dist/orch-texts.cjs': { 'server/src/core/messages/en/rare.ts': ['rareTexts'] },
  'dist/orch-diff.cjs': { 'server/src/cli/moves/diff.ts': ['unifiedDiff'] },
  'dist/orch-git.cjs': { 'server/src/node/git/change.ts': ['changeOf', 'diffOf', 'gitHead'] },
};

/** Functions of Node that take milliseconds to load, and that most commands do without. */
const ofNode = {
  'node:child_process': ['spawn', 'spawnSync'],
  'node:crypto': ['createHash'],
  'node:timers/promises': ['setImmediate', 'setTimeout'],
};

/** The same for a move alone: others want more of these than functions. */
const ofNodeOfMoves = { 'node:os': ['hostname', 'tmpdir'] };

/** @type {BuildOptions} */
const forNode = { platform: 'node', target: 'node20.12', format: 'cjs', mainFields: ['module', 'main'] };
/**
 * The function that Node would put around a module: `loadBundle.ts` alone loads these, and need not copy them.
 * @type {BuildOptions}
 */
const wrapped = {
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
};
/** @type {BuildOptions} */
const forWeb = {
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  // Both run in workers, where the parts that packages have for browsers would miss the document.
  conditions: ['worker', 'module'],
};

/**
 * For the page of a webview, on the desktop and in the browser.
 * @type {BuildOptions}
 */
const forPage = {
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

/** @type {readonly Bundle[]} */
export const bundles = [
  { from: 'client/src/extension.ts', to: 'dist/extension.cjs', options: { ...forNode, external: ['vscode'] } },
  { from: 'client/src/languageClient.ts', to: 'dist/client.cjs', options: { ...forNode, external: ['vscode'] } },
  { from: 'server/src/lsp/nodeMain.ts', to: 'dist/server.cjs', options: forNode },
  { from: 'server/src/cli/main.ts', to: 'dist/orch-main.cjs', options: { ...forNode, ...wrapped } },
  { from: 'server/src/cli/moveMain.ts', to: 'dist/orch-move.cjs', options: { ...forNode, ...wrapped } },
  ...Object.entries({ ...onDemand, ...onDemandOfMoves }).map(([to, modules]) => ({
    from: Object.keys(modules),
    to,
    options: forNode,
  })),
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
  // Its style sheet comes to lie beside it.
  { from: 'client/webview/board/main.tsx', to: 'dist/webview/board.js', options: forPage },
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
    ...entryOf(from),
    outfile: to,
    bundle: true,
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    define: { ORCH_VERSION: JSON.stringify(version) },
    plugins: [
      keepLazy(from),
      ...(options.platform === 'node' ? [loadOnDemand(to), ...(dev ? [] : [inAscii(to)])] : []),
    ],
    // Its build for Node is a hundred CommonJS files, each wrapped and run at the start; this one is tree-shaken.
    alias: { yaml: inRoot('node_modules', 'yaml', 'browser', 'index.js') },
    ...options,
  };
}

/**
 * @param {Bundle['from']} from
 * @returns {BuildOptions}
 */
function entryOf(from) {
  if (typeof from === 'string') return { entryPoints: [from] };
  const contents = from.map((module) => `export * from './${module}';`).join('\n');
  return { stdin: { contents, resolveDir: root } };
}

/**
 * Puts functions in the place of modules that are loaded on demand: each loads its bundle and calls the function there.
 * @param {string} to the bundle that is made: in its own, a module is what it is
 * @returns {Plugin}
 */
function loadOnDemand(to) {
  const isMoves = to === 'dist/orch-move.cjs';
  /** @type {Map<string, string>} */
  const stubs = new Map(
    to in { ...onDemand, ...onDemandOfMoves }
      ? []
      : Object.entries({ ...ofNode, ...(isMoves ? ofNodeOfMoves : {}) }).map(([module, names]) => [
          module,
          stubOf(module, names),
        ]),
  );
  const own = isMoves ? onDemandOfMoves : {};
  for (const [bundle, modules] of Object.entries({ ...onDemand, ...own })) {
    if (bundle === to) continue;
    const file = `./${path.basename(bundle)}`;
    for (const [module, names] of Object.entries(modules)) stubs.set(inRoot(module), stubOf(file, names));
  }
  return {
    name: 'modules on demand',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(\.|node:)/ }, ({ path: specifier, kind, namespace, resolveDir }) => {
        if (namespace === STUBS) return { path: specifier, external: true };
        const target = specifier.startsWith('.') ? path.resolve(resolveDir, specifier) : specifier;
        const module = target.replace(/\.js$/, '.ts');
        if (kind === 'entry-point' || !stubs.has(module)) return undefined;
        return { path: module, namespace: STUBS, sideEffects: false };
      });
      onLoad({ filter: /./, namespace: STUBS }, ({ path: module }) => ({ contents: stubs.get(module) ?? '' }));
    },
  };
}

const STUBS = 'on-demand';

/**
 * @param {string} file
 * @param {readonly string[]} names
 */
function stubOf(file, names) {
  const stub = (/** @type {string} */ name) =>
    `export function ${name}(...args) { return require('${file}').${name}(...args); }`;
  return names.map(stub).join('\n');
}

/**
 * Leaves `import()` of a lazy entry to run time, as a plain `require` (the module loader for ES modules costs
 * milliseconds that a small command does not have).
 * @param {Bundle['from']} entry
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
 * Writes every other letter as an escape, those of regular expressions too, which esbuild leaves: a single one makes the
 * engine keep the whole bundle with two bytes a character, and decode it at each start.
 * @param {string} to
 * @returns {Plugin}
 */
function inAscii(to) {
  const escaped = (/** @type {string} */ unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'ASCII alone',
    setup({ onEnd }) {
      onEnd(({ errors }) => {
        if (errors.length > 0) return;
        const code = fs.readFileSync(inRoot(to), 'utf8');
        const ascii = code.replace(/[^\0-\x7f]/g, escaped);
        if (ascii !== code) fs.writeFileSync(inRoot(to), ascii);
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
