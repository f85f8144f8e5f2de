import * as fs from 'node:fs';
import * as path from 'node:path';
import { stop, temporaryFolder } from '../../../scripts/lib/lifetime.mjs';
import { Failure } from '../../../scripts/lib/progress.mjs';
import { startBrowser } from './browser.mjs';
import { commandsOf } from './coverage.mjs';
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

/** How often a key is pressed again, and how long (milliseconds) each time may take. */
const PRESSES = 8;
const PATIENCE = 3000;

/** A window of VS Code with the packaged extension, used by its own means: keys, mouse, and what stands on the screen. */
export class Window {
  #close;
  /** @type {Set<string>} titles of commands, as the palette shows them */
  #run = new Set();

  /**
   * @param {any} page the browser driver's page
   * @param {() => Promise<void>} close ends the browser and the server
   */
  constructor(page, close) {
    this.page = page;
    this.#close = close;
  }

  /**
   * Opens a window; it ends with this process if not before.
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
    const { context, page } = await startBrowser({ profile: path.join(folder, 'chromium'), locale });
    page.setDefaultTimeout(60_000);
    /** @type {[string, string][]} */
    const payload = file === undefined ? [] : [['openFile', remoteUri(server, file)]];
    await page.goto(workbenchUrl(server, { workspace, payload }));
    await page.waitForSelector('.monaco-workbench');
    return new Window(page, async () => {
      await context.close();
      await stop(server.child);
    });
  }

  /** What was made use of, for lib/coverage.mjs. */
  get used() {
    return { commands: commandsOf([...this.#run]), settings: [] };
  }

  close() {
    return this.#close();
  }

  /**
   * Runs a command from the palette.
   * @param {string} title as the palette shows it
   */
  async run(title) {
    this.#run.add(title);
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /**
   * Opens a view of the activity bar.
   * @param {string} name that its label begins with
   */
  async openView(name) {
    const label = this.page.locator(`.action-label[aria-label^="${name}"]`);
    const item = this.page.locator('.activitybar .action-item', { has: label });
    if ((await item.getAttribute('aria-selected')) !== 'true') await item.click();
  }

  /**
   * The rows of the view in the side bar.
   * @param {string | RegExp} [text] that they hold
   */
  rows(text) {
    return this.page.locator('.sidebar .pane-body .monaco-list-row', text === undefined ? {} : { hasText: text });
  }

  /**
   * The rows of the Problems panel.
   * @param {string} [text] that they hold
   */
  problems(text) {
    return this.page.locator('.markers-panel .monaco-list-row', text === undefined ? {} : { hasText: text });
  }

  /**
   * An entry of the status bar.
   * @param {string} id the end of its id
   */
  statusEntry(id) {
    return this.page.locator(`.part.statusbar .statusbar-item[id$="${id}"]`);
  }

  /**
   * Where a word stands in the editor, on the screen.
   * @param {string} word the first of its kind that is in view
   * @returns {Promise<{ x: number, y: number }>} its middle
   */
  async placeOf(word) {
    await this.page.locator('.monaco-editor .view-line', { hasText: word }).first().waitFor();
    return this.page.evaluate(middleOfWord, word);
  }

  /**
   * Puts the cursor on a word of the editor, as a click does.
   * @param {string} word
   */
  async clickWord(word) {
    const { x, y } = await this.placeOf(word);
    await this.page.mouse.click(x, y);
  }

  /**
   * Presses a key until something shows: the editor may not have the focus yet, or have nothing to offer.
   * @param {string} key
   * @param {any} shown a locator
   */
  async pressUntil(key, shown) {
    for (let left = PRESSES; ; left--) {
      await this.page.keyboard.press(key);
      const seen = await shown.waitFor({ timeout: left > 0 ? PATIENCE : undefined }).then(
        () => true,
        () => false,
      );
      if (seen) return;
      if (left === 0) throw new Error(`${key} shows nothing`);
      await this.page.keyboard.press('Escape');
    }
  }

  /**
   * Rests the mouse on a word of the editor until a hover shows.
   * @param {string} word
   * @returns {Promise<any>} the hover
   */
  async hoverWord(word) {
    const { x, y } = await this.placeOf(word);
    await this.page.mouse.move(x, y);
    const card = this.page.locator('.monaco-hover-content', { hasText: word });
    await card.waitFor();
    return card;
  }

  /**
   * Makes the hover that shows as high as what stands in it, as a person does by its lower edge.
   * @param {any} card
   */
  async enlargeHover(card) {
    const hidden = await card.evaluate((/** @type {any} */ element) => {
      const box = element.closest('.monaco-scrollable-element');
      return element.scrollHeight - box.clientHeight;
    });
    const { x, y, width, height } = await this.page.locator('.monaco-resizable-hover').boundingBox();
    await this.page.mouse.move(x + width / 2, y + height);
    await this.page.mouse.down();
    await this.page.mouse.move(x + width / 2, y + height + hidden + 8, { steps: 8 });
    await this.page.mouse.up();
  }

  /**
   * @param {string} file
   * @param {{ keepMouse?: boolean }} [options] `keepMouse`: what shows because the mouse rests on something stays
   */
  async screenshot(file, { keepMouse = false } = {}) {
    if (!keepMouse) await this.page.mouse.move(0, 0);
    await this.page.evaluate(animationsEnded);
    await this.page.screenshot({ path: file });
  }
}

/**
 * Runs in the page: the colours of a line divide it into pieces that do not end where words do, so a word is found in
 * the text and not among the elements.
 * @param {string} word
 */
function middleOfWord(word) {
  const { document, NodeFilter } = /** @type {any} */ (globalThis);
  for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      // VS Code writes blanks as no-break spaces.
      const at = texts.currentNode.data.replaceAll('\u00a0', ' ').indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + word.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
  }
  throw new Error(`${word} is not in view`);
}

/** Runs in the page: waits for the animations that end. */
async function animationsEnded() {
  const { document } = /** @type {any} */ (globalThis);
  const animations = document.getAnimations().filter((/** @type {any} */ each) => {
    return each.effect?.getComputedTiming().endTime !== Infinity;
  });
  await Promise.allSettled(animations.map((/** @type {any} */ each) => each.finished));
}
