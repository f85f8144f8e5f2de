// Takes the pictures of the README and the guides: the packaged extension in a real VS Code, on the examples.
//   node scripts/shots.mjs [--only moves|handEdit|tour] [FOLDER]      docs/images unless given
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium, ensureJapaneseFont } from '../test/host/lib/chromium.mjs';
import { runMocha } from '../test/host/lib/mocha.mjs';
import { installHost } from '../test/host/lib/packages.mjs';
import { Window } from '../test/host/lib/window.mjs';
import { describeTour, prepareTour, tourSettings } from '../test/host/window/tour.test.mjs';
import { build } from './build.mjs';
import { installPackages } from './lib/bootstrap.mjs';
import { temporaryFolder } from './lib/lifetime.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { Failure, script, step } from './lib/progress.mjs';
import { packageExtension } from './package.mjs';

const troubled = inRoot('examples', 'troubled');
const healthy = inRoot('examples', 'healthy');

const settings = {
  '[markdown]': { 'editor.wordWrap': 'off' },
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'window.title': '${activeEditorShort}${separator}${rootName}',
};

/** Whose repository the copy is: the policy of the example knows people by their e-mail. */
const AS_MIKA = [
  ['init', '-q'],
  ['config', 'user.email', 'mika@lantern.example'],
];

/** A commit to compare with. */
const COMMITTED = [
  ...AS_MIKA,
  ['config', 'user.name', 'Mika'],
  ['add', '-A'],
  ['-c', 'commit.gpgsign=false', 'commit', '-qm', 'Plan the autumn'],
];

await script(async () => {
  const options = /** @type {const} */ ({ only: { type: 'string' } });
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const images = path.resolve(positionals[0] ?? inRoot('docs', 'images'));
  await installPackages();
  await installHost();
  await ensureChromium();
  await ensureJapaneseFont();
  await build();
  const folder = temporaryFolder('orch-shots');
  const vsix = await packageExtension(folder);
  fs.mkdirSync(images, { recursive: true });
  // One window at a time: two of them starve a small machine.
  for (const locale of ['en', 'ja']) {
    const file = (/** @type {string} */ name) => path.join(images, `${name}${locale === 'en' ? '' : `.${locale}`}.png`);
    const wanted = (/** @type {string} */ name) => values.only === undefined || values.only === name;
    if (wanted('handEdit')) {
      await step(`Taking the pictures of a hand edit (${locale})`, async () => {
        const workspace = copyOf(healthy, 'shop');
        for (const args of COMMITTED) await run('git', ['-C', workspace, ...args]);
        const ledger = path.join(workspace, 'ORCH', 'STATE', 'TASKS.md');
        const window = await Window.open({ vsix, workspace, file: ledger, locale, settings });
        await takeHandEdit(window, file, locale);
        await window.close();
      });
    }
    if (wanted('tour') && locale === 'en') {
      await step('Taking the pictures of the tour', () => takeTour(vsix, file));
    }
    if (!wanted('moves')) continue;
    await step(`Taking the picture of moves (${locale})`, async () => {
      // Moves change ledgers: those of a copy.
      const workspace = copyOf(healthy, 'shop');
      for (const args of AS_MIKA) await run('git', ['-C', workspace, ...args]);
      const ledger = path.join(workspace, 'ORCH', 'STATE', 'TASKS.md');
      const window = await Window.open({
        vsix,
        workspace,
        file: ledger,
        locale,
        settings: { ...settings, 'orch.actor': 'WORK@mika' },
      });
      await takeMoves(window, file, locale);
      await window.close();
    });
    if (values.only !== undefined) continue;
    await step(`Taking the pictures (${locale})`, async () => {
      // A copy: of what lies in this repository, cards would tell who committed it here.
      const workspace = copyOf(troubled, 'library');
      for (const args of COMMITTED) await run('git', ['-C', workspace, ...args]);
      const ledger = path.join(workspace, 'ORCH', 'STATE', 'TASKS.md');
      const window = await Window.open({ vsix, workspace, file: ledger, locale, settings });
      await takePictures(window, file);
      await window.close();
    });
  }
  console.log(`${fs.readdirSync(images).join(', ')} in ${path.relative(process.cwd(), images)}`);
});

/**
 * @param {string} vsix
 * @param {(name: string) => string} file
 */
async function takeTour(vsix, file) {
  const workspace = path.join(temporaryFolder('orch-shots'), 'shop');
  await prepareTour(workspace);
  const ledger = path.join(workspace, 'ORCH', 'STATE', 'TASKS.md');
  const window = await Window.open({ vsix, workspace, file: ledger, settings: { ...settings, ...tourSettings } });
  const { failed } = await runMocha(() => describeTour(window, workspace, (stop) => file(`tour-${stop}`)));
  await window.close();
  if (failed > 0) throw new Failure('the tour did not come to its end');
}

/**
 * A copy of an example that may be changed.
 * @param {string} example
 * @param {string} name of the folder
 */
function copyOf(example, name) {
  const workspace = path.join(temporaryFolder('orch-shots'), name);
  fs.cpSync(example, workspace, { recursive: true });
  return workspace;
}

/**
 * A state typed over, with its message; then both sides of the comparison.
 * @param {Window} window
 * @param {(name: string) => string} file
 * @param {string} locale
 */
async function takeHandEdit(window, file, locale) {
  const { page } = window;
  await window.clickWord('SHOP-106');
  await window.statusEntry('orch.status').waitFor();
  await window.run('View: Toggle Primary Side Bar Visibility');
  await window.typeOver('Wish', 'Gift', 'SHOP-105');
  await window.typeOver('PLAN', 'DONE', 'SHOP-106');
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await page.locator('.monaco-editor .cgmr[class*="TextEditorDecorationType"]').nth(1).waitFor();
  await window.hoverWord('DONE', { row: 'SHOP-106', text: 'reopen' });
  await window.screenshot(file('handEdit'), { keepMouse: true });
  await page.keyboard.press('Escape');

  await window.run(locale === 'ja' ? 'Orch: ベースと比較' : 'Orch: Compare with Base');
  await page.locator('.monaco-diff-editor .view-line', { hasText: 'PLAN' }).first().waitFor();
  await window.screenshot(file('compare'));
}

/**
 * @param {Window} window
 * @param {(name: string) => string} file
 * @param {string} locale
 */
async function takeMoves(window, file, locale) {
  const { page } = window;
  await window.openView('Orch');
  await window.rows('SHOP-105').first().waitFor();
  await window.clickWord('SHOP-105');
  await window.run(locale === 'ja' ? 'Orch: タスクを開始' : 'Orch: Start Task');
  await window.statusEntry('orch.lock').waitFor();
  await page.locator('.notifications-toasts .notification-list-item', { hasText: 'SHOP-105' }).waitFor();
  // The first is the task, the other its lock.
  await window.rows('SHOP-105').first().click();
  await window.run(locale === 'ja' ? 'Orch: タスクを動かす...' : 'Orch: Move a Task...', '→ REVIEW');
  await window.screenshot(file('moves'));
  await page.keyboard.press('Escape');
}

/**
 * @param {Window} window
 * @param {(name: string) => string} file
 */
async function takePictures(window, file) {
  const { page } = window;
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await window.openView('Orch');
  await window.rows('LIB-04').waitFor();
  await window.statusEntry('status.problems').click();
  await window.problems().first().waitFor();
  await window.clickWord('task_id');
  await window.screenshot(file('problems'));

  await window.run('View: Hide Panel');
  await window.hoverWord('LIB-04');
  await window.screenshot(file('card'), { keepMouse: true });
  await page.keyboard.press('Escape');

  await window.clickWord('DOIGN');
  await window.pressUntil('Control+.', page.locator('.action-widget .monaco-list-row').first());
  await window.screenshot(file('fix'), { keepMouse: true });
  await page.keyboard.press('Escape');
}
