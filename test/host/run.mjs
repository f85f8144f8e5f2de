// Runs the suites inside VS Code. A desktop VS Code is used where there is one, else the one that needs no desktop, which
// is installed on demand.
//   node test/host/run.mjs [--no-build] [NAME...]     only the runs of these names (`development` needs its name);
//                                                     --no-build takes dist/ as it is
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { installPackages } from '../../scripts/lib/bootstrap.mjs';
import { temporaryFolder } from '../../scripts/lib/lifetime.mjs';
import { inRoot, isMain, root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/process.mjs';
import { elapsed, Failure, script } from '../../scripts/lib/progress.mjs';
import { sum, summary } from '../../scripts/lib/tests.mjs';
import { packageExtension } from '../../scripts/package.mjs';
import { bundleSuite, bundleWebSuite } from './lib/bundle.mjs';
import { unused } from './lib/coverage.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { desktopVsCode } from './lib/desktop.mjs';
import { runMocha } from './lib/mocha.mjs';
import { installHost } from './lib/packages.mjs';
import { Window } from './lib/window.mjs';
import { describeBoard } from './window/board.test.mjs';
import { describeTour, prepareTour, tourSettings } from './window/tour.test.mjs';
import { describeWalkthrough } from './window/walkthrough.test.mjs';
import { describeWindow } from './window/window.test.mjs';

/**
 * @typedef {import('../../scripts/lib/tests.mjs').Totals} Totals
 *
 * @typedef {object} Run
 * @property {string} name
 * @property {string} suite the folder of suite/ whose tests run
 * @property {'development' | 'packaged' | 'web'} extension how it comes in; `web`: from the checkout, but run in a web
 *   worker
 * @property {string} [locale] display language
 * @property {(folder: string, workspace: string) => Promise<string>} [arrange] makes of the copied fixture what is opened
 * @property {true} [byName] runs only where its name is given
 * @property {true} [restricted] Workspace Trust is on, and nobody has given it: only the stand-in can do that
 */

/**
 * @typedef {import('./lib/coverage.mjs').Used} Used
 * @typedef {Totals & { used?: Used }} Outcome
 */

/** Runs that look at a window from outside; each has a window of its own, also where there is a desktop VS Code. */
const windowRuns = { window: runInWindow, tour: runTour, walkthrough: runWalkthrough };

/** @type {readonly Run[]} */
const runs = [
  // For work at the extension: without packaging. What users get is the packaged one, so that one counts.
  { name: 'development', suite: 'editor', extension: 'development', byName: true },
  { name: 'contention', suite: 'contention', extension: 'development' },
  { name: 'japanese', suite: 'japanese', extension: 'development', locale: 'ja' },
  { name: 'packaged', suite: 'editor', extension: 'packaged' },
  { name: 'reach', suite: 'reach', extension: 'development', arrange: severalFolders },
  { name: 'restricted', suite: 'restricted', extension: 'development', arrange: repository, restricted: true },
  { name: 'web', suite: 'web', extension: 'web' },
];

const host = inRoot('test', 'host');

/** @type {Promise<string> | undefined} */
let vsixFile;

/** The packaged extension, made when it is first asked for. */
function packaged() {
  vsixFile ??= packageExtension(temporaryFolder('orch-vsix'));
  return vsixFile;
}

/** Takes the place of VS Code's executable where there is no desktop. */
const standIn = path.join(host, 'vscode-host.mjs');

/**
 * Runs the suites one after the other (two VS Codes at once starve a small machine). After all of them, what the manifest
 * contributes and none made use of is a failure: see lib/coverage.mjs.
 * @param {readonly string[]} [names] of the runs; all that need no name unless given
 * @returns {Promise<Totals>}
 */
export async function runHostSuites(names = []) {
  const wanted = (/** @type {string} */ name) => names.length === 0 || names.includes(name);
  const program = desktopVsCode() ?? (await prepareHost());
  /** @type {Outcome[]} */
  const totals = [];
  for (const each of runs.filter(({ name, byName }) => wanted(name) && (byName !== true || names.includes(name)))) {
    totals.push(await report(each.name, async () => runOne(each.restricted ? await prepareHost() : program, each)));
  }
  for (const [name, work] of Object.entries(windowRuns)) if (wanted(name)) totals.push(await report(name, work));
  if (names.length === 0) totals.push(await once('all that is contributed', async () => coverage(totals)));
  return sum(totals);
}

/**
 * Runs a suite, and once more from the beginning, in a VS Code and on a folder of its own, where anything in it failed:
 * a real window on a loaded machine may once be late, and what is broken is broken again. That it took two is said.
 * @param {string} name
 * @param {() => Promise<Outcome>} work
 * @returns {Promise<Outcome>} of the last time
 */
async function report(name, work) {
  const first = await once(name, work);
  if (first.failed === 0) return first;
  const second = await once(`${name}, once more`, work);
  if (second.failed === 0) console.log(`!! VS Code, ${name}: failed first, and passed then`);
  return second;
}

/**
 * @param {string} name
 * @param {() => Promise<Outcome>} work
 * @returns {Promise<Outcome>} work that breaks is one failure, and no reason not to go on
 */
async function once(name, work) {
  const since = Date.now();
  console.log(`\n-- VS Code, ${name}`);
  const result = await work().catch((/** @type {unknown} */ error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  console.log(`-- VS Code, ${name}: ${summary(result)}, ${elapsed(since)}`);
  return result;
}

/**
 * @param {readonly Outcome[]} outcomes of all runs
 * @returns {Totals} one test
 */
function coverage(outcomes) {
  const missing = unused(outcomes.flatMap(({ used }) => used ?? []));
  for (const each of missing) console.error(`no suite makes use of ${each}`);
  return { passed: missing.length === 0 ? 1 : 0, failed: missing.length === 0 ? 0 : 1, skipped: 0 };
}

async function prepareHost() {
  await installHost();
  await ensureChromium();
  return standIn;
}

/**
 * @param {string} program VS Code's executable, or its stand-in
 * @param {Run} run
 * @returns {Promise<Outcome>} a run that broke before it could count is one failure
 */
async function runOne(program, { suite, extension, locale, arrange, restricted }) {
  const { runTests } = await import('@vscode/test-electron');
  const { folder, workspace: copied } = copyFixture();
  const workspace = (await arrange?.(folder, copied)) ?? copied;
  const report = path.join(folder, 'report.json');
  const profile = [
    `--user-data-dir=${path.join(folder, 'data')}`,
    `--extensions-dir=${path.join(folder, 'extensions')}`,
  ];
  const { development, tests } = await prepare[extension](folder, suite, program, profile);
  let ended = true;
  try {
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: development,
      extensionTestsPath: tests,
      launchArgs: [
        ...[workspace, ...profile],
        ...(extension === 'web' ? ['--extensionDevelopmentKind=web'] : []),
        ...(locale === undefined ? [] : [`--locale=${locale}`]),
      ],
      extensionTestsEnv: {
        ORCH_HOST_REPORT: report,
        ...tracedGit(folder),
        ...(restricted ? { VSCODE_HOST_TRUST: '1' } : {}),
      },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    ended = false;
  }
  if (fs.existsSync(report)) return JSON.parse(fs.readFileSync(report, 'utf8'));
  // In a web worker no report can be written; its suite is one test.
  const passed = ended && extension === 'web' ? 1 : 0;
  return { passed, failed: 1 - passed, skipped: 0 };
}

async function runInWindow() {
  await prepareHost();
  const { workspace } = copyFixture();
  const vsix = await packaged();
  const file = path.join(workspace, 'ORCH', 'STATE', 'TASKS.md');
  const window = await Window.open({ vsix, workspace, file, settings: { 'orch.actor': 'WORK@alice' } });
  const totals = await runMocha(() => {
    describeWindow(window);
    describeBoard(window, workspace);
  });
  return { ...totals, used: window.used };
}

async function runTour() {
  await prepareHost();
  const folder = temporaryFolder('orch-tour');
  const workspace = path.join(folder, 'shop');
  await prepareTour(workspace);
  const vsix = await packaged();
  const file = path.join(workspace, 'ORCH', 'STATE', 'TASKS.md');
  const window = await Window.open({ vsix, workspace, file, settings: tourSettings });
  const pictures = inRoot('dist-test', 'host');
  const totals = await runMocha(() => {
    describeTour(window, workspace, (stop) => path.join(pictures, `tour-${stop}.png`));
  });
  return { ...totals, used: window.used };
}

async function runWalkthrough() {
  await prepareHost();
  const vsix = await packaged();
  // A step that opens in motion takes the focus after that: from what its button has opened by then.
  const settings = { 'workbench.welcomePage.preferReducedMotion': true };
  const window = await Window.open({ vsix, settings });
  const pictures = inRoot('dist-test', 'host');
  const totals = await runMocha(() => {
    describeWalkthrough(window, (step) => path.join(pictures, `walkthrough-${step}.png`));
  });
  return { ...totals, used: window.used };
}

/**
 * Has every git process leave a file that tells how it was called, and no settings of the user's count.
 * @param {string} folder
 * @returns {Record<string, string>} what the environment of VS Code says of it
 */
function tracedGit(folder) {
  const [settings, traces] = [path.join(folder, 'gitconfig'), path.join(folder, 'git-traces')];
  fs.mkdirSync(traces);
  fs.writeFileSync(settings, `[trace2]\n\teventTarget = ${JSON.stringify(traces)}\n`);
  return { GIT_CONFIG_GLOBAL: settings, ORCH_HOST_GIT_TRACES: traces };
}

/**
 * Two folders, the second of which has a policy of its own.
 * @param {string} folder
 * @param {string} workspace
 */
async function severalFolders(folder, workspace) {
  const other = path.join(folder, 'other');
  fs.cpSync(workspace, other, { recursive: true });
  const policy = '---\norch:\n  version: 1\n  states: { SHIPPED: done }\n---\n';
  fs.writeFileSync(path.join(other, 'PROJECT_RULES.md'), policy);
  const file = path.join(folder, 'several.code-workspace');
  fs.writeFileSync(file, JSON.stringify({ folders: [{ path: workspace }, { path: other }] }));
  return file;
}

/**
 * The workspace as a repository, which makes a difference where git may not be asked.
 * @param {string} _
 * @param {string} workspace
 */
async function repository(_, workspace) {
  await run('git', ['-C', workspace, 'init', '-q']);
  return workspace;
}

/** A copy of the fixture in a fresh folder, for a suite to play with. */
function copyFixture() {
  const folder = temporaryFolder('orch-host');
  const workspace = path.join(folder, 'workspace');
  fs.cpSync(path.join(host, 'fixture'), workspace, { recursive: true });
  return { folder, workspace };
}

/**
 * @typedef {(folder: string, suite: string, program: string, profile: readonly string[]) =>
 *   Promise<{ development: string, tests: string }>} Prepare
 */

/**
 * Ways for the extension to come in: each gives the folder of an extension under development, and the suite's module.
 * @type {Record<Run['extension'], Prepare>}
 */
const prepare = {
  development: async (_, suite) => ({ development: root, tests: await bundleSuite(suite) }),
  packaged: async (_, suite, program, profile) => {
    await install(await packaged(), program, profile);
    return { development: path.join(host, 'runner'), tests: await bundleSuite(suite) };
  },
  web: async () => ({ development: root, tests: await bundleWebSuite() }),
};

/**
 * Installs a package into a profile, as a user would.
 * @param {string} vsix
 * @param {string} program
 * @param {readonly string[]} profile
 */
async function install(vsix, program, profile) {
  const { resolveCliPathFromVSCodeExecutablePath } = await import('@vscode/test-electron');
  const command = program === standIn ? program : resolveCliPathFromVSCodeExecutablePath(program);
  const { code, output } = await run(command, [...profile, `--install-extension=${vsix}`, '--force']);
  if (code !== 0) throw new Failure(`${output}\nthe packaged extension could not be installed: exit code ${code}`);
}

if (isMain(import.meta.url)) {
  await script(async () => {
    const options = /** @type {const} */ ({ 'no-build': { type: 'boolean' } });
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    await installPackages();
    if (values['no-build'] !== true) await build();
    const totals = await runHostSuites(positionals);
    console.log(summary(totals));
    return totals.failed > 0 ? 1 : 0;
  });
}
