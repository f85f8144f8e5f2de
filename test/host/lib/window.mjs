import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../../../scripts/lib/lifetime.mjs';
import { Failure } from '../../../scripts/lib/progress.mjs';
import { startBrowser } from './browser.mjs';
import { remoteUri, serverCommand, startServer, workbenchUrl } from './server.mjs';

/**
 * @typedef {object} WindowOptions
 * @property {string} vsix the packaged extension, which is installed as a user would install it
 * @property {string} workspace folder or .code-workspace file
 * @property {string} [file] to open at once
 * @property {string} [locale] display language
 * @property {boolean} [trust] leaves Workspace Trust on
 * @property {Record<string, unknown>} [settings] user settings
 */

/** A window of VS Code with the packaged extension, used by its own means: keys, mouse, and what stands on the screen. */
export class Window {
  /** @param {any} page the browser driver's page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Opens a window; it ends with this process.
   * @param {WindowOptions} options
   */
  static async open({ vsix, workspace, file, locale, trust = false, settings = {} }) {
    const folder = temporaryFolder('vscode-window');
    const data = path.join(folder, 'data');
    const extensions = path.join(folder, 'extensions');
    for (const each of [data, extensions]) fs.mkdirSync(each);
    const code = serverCommand([`--install-extension=${vsix}`, '--force'], { data, extensions, quiet: true });
    if (code !== 0) throw new Failure(`the extension could not be installed: exit code ${code}`);
    const server = await startServer({ data, extensions, logs: folder, trust, settings });
    const { page } = await startBrowser({ profile: path.join(folder, 'chromium'), locale });
    page.setDefaultTimeout(60_000);
    /** @type {[string, string][]} */
    const payload = file === undefined ? [] : [['openFile', remoteUri(server, file)]];
    await page.goto(workbenchUrl(server, { workspace, payload }));
    await page.waitForSelector('.monaco-workbench');
    return new Window(page);
  }

  /**
   * Runs a command from the palette.
   * @param {string} title as the palette shows it
   */
  async run(title) {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** The rows of the Problems panel, opened if need be. */
  async problems() {
    await this.run('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  /**
   * The rows of a tree view of the side bar.
   * @param {string} [text] that they hold
   */
  treeRows(text) {
    return this.page.locator('.sidebar .pane-body .monaco-list-row', text === undefined ? {} : { hasText: text });
  }

  /**
   * The entries of the status bar.
   * @param {string} text that they hold
   */
  statusEntry(text) {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /**
   * @param {string} file
   */
  async screenshot(file) {
    await this.page.screenshot({ path: file });
  }
}
