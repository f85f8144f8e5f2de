import * as fs from 'node:fs';
import * as path from 'node:path';
import { stop, temporaryFolder } from '../../../scripts/lib/lifetime.mjs';
import { Failure } from '../../../scripts/lib/progress.mjs';
import { startBrowser } from './browser.mjs';
import { commandsOf } from './coverage.mjs';
import { remoteUri, serverCommand, startServer, workbenchUrl } from './server.mjs';
import { until } from './until.mjs';

/**
 * @typedef {object} WindowOptions
 * @property {string} vsix the packaged extension, which is installed as a user would install it
 * @property {string} [workspace] folder or .code-workspace file; an empty window unless given
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
   * @param {string} [asks] a part of an entry of the list that the command shows; unless given, it shows none
   */
  async run(title, asks) {
    this.#run.add(title);
    const { page } = this;
    const widget = page.locator('.quick-input-widget');
    // What is typed before the palette has the focus goes into the ledger.
    await this.pressUntil('F1', page.locator('.quick-input-widget input:focus'));
    await page.keyboard.type(title);
    // The list follows what is typed later, and Enter takes what it holds by then.
    const row = widget.locator('.monaco-list-row.focused').filter({
      has: page.locator('.label-name').filter({ hasText: exactly(title) }),
    });
    await row.first().waitFor();
    await page.keyboard.press('Enter');
    if (asks === undefined) await widget.waitFor({ state: 'hidden' });
    else await widget.locator('.monaco-list-row', { hasText: asks }).first().waitFor();
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
   * Puts the cursor on a word of the editor, as a click does. Lines move while lenses come and go: where the click met
   * another one it is made again.
   * @param {string} word the first of its kind that is in view
   * @param {string} [row] of the line that holds it
   */
  clickWord(word, row = word) {
    return until(async () => {
      const { x, y } = await this.#placeOf(word, row);
      await this.page.mouse.click(x, y);
      await this.#marked(word, row, '.cursors-layer .cursor');
    });
  }

  /**
   * Selects a word of the editor, as two clicks do.
   * @param {string} word
   * @param {string} [row] of the line that holds it
   */
  selectWord(word, row = word) {
    return until(async () => {
      const { x, y } = await this.#placeOf(word, row);
      await this.page.mouse.dblclick(x, y);
      await this.#marked(word, row, '.selected-text');
    });
  }

  /**
   * Puts another word in the place of one, as a person does.
   * @param {string} word
   * @param {string} text
   * @param {string} row of the line that holds it, after as before
   */
  async typeOver(word, text, row) {
    await this.selectWord(word, row);
    await this.page.keyboard.type(text);
    await this.page.locator('.monaco-editor .view-line').filter({ hasText: row }).filter({ hasText: text }).waitFor();
    await this.page.keyboard.press('Escape');
  }

  /**
   * Where a word stands in the editor at this moment.
   * @param {string} word
   * @param {string} row
   * @param {string} [mark] selector of what may be drawn over it
   * @returns {Promise<{ x: number, y: number, marked: boolean }>} its middle on the screen; `marked`: that is drawn there
   */
  async #placeOf(word, row, mark) {
    const { left, right, top, bottom, marks } = await this.page.evaluate(lookForWord, { word, row, mark });
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const marked = marks.some((/** @type {typeof marks[0]} */ each) => {
      return each.left <= right && each.right >= left && each.top <= y && each.bottom >= y;
    });
    return { x, y, marked };
  }

  /**
   * Waits a moment until something is drawn over a word; refuses where it is drawn elsewhere.
   * @param {string} word
   * @param {string} row
   * @param {string} mark
   */
  #marked(word, row, mark) {
    return until(async () => {
      if (!(await this.#placeOf(word, row, mark)).marked) throw new Error(`${mark} does not show at ${word}`);
    }, PATIENCE);
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
   * Rests the mouse on a word of the editor until a hover shows that holds a text.
   * @param {string} word
   * @param {{ row?: string, text?: string | RegExp }} [options] `row`: of the line that holds the word; `text`: the word
   *   unless given
   * @returns {Promise<any>} the hover
   */
  hoverWord(word, { row = word, text = word } = {}) {
    const card = this.page.locator('.monaco-hover-content', { hasText: text });
    return until(async () => {
      // Off what it rested on, whose hover may be an old one, or lie over the word.
      await this.page.mouse.move(0, 0);
      await this.page.locator('.monaco-hover-content').first().waitFor({ state: 'hidden', timeout: PATIENCE });
      const { x, y } = await this.#placeOf(word, row);
      await this.page.mouse.move(x, y - 2);
      await this.page.mouse.move(x, y, { steps: 4 });
      await card.waitFor({ timeout: PATIENCE });
      return card;
    });
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

/** @param {string} text */
const exactly = (text) => new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\s*$`);

/**
 * Runs in the page: the colours of a line divide it into pieces that do not end where words do, so a word is found in
 * the text and not among the elements.
 * @param {{ word: string, row: string, mark?: string }} sought
 */
function lookForWord({ word, row, mark }) {
  const { document, NodeFilter } = /** @type {any} */ (globalThis);
  const box = (/** @type {any} */ { left, right, top, bottom }) => ({ left, right, top, bottom });
  // VS Code writes blanks as no-break spaces.
  const plain = (/** @type {string} */ text) => text.replaceAll('\u00a0', ' ');
  for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
    if (!plain(line.textContent).includes(row)) continue;
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = plain(texts.currentNode.data).indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + word.length);
      const drawn = mark === undefined ? [] : [...document.querySelectorAll(`.monaco-editor ${mark}`)];
      const marks = drawn.map((element) => box(element.getBoundingClientRect()));
      return { ...box(range.getBoundingClientRect()), marks };
    }
  }
  throw new Error(`${word} is not in view in a line with ${row}`);
}

/** Runs in the page: waits for the animations that end. */
async function animationsEnded() {
  const { document } = /** @type {any} */ (globalThis);
  const animations = document.getAnimations().filter((/** @type {any} */ each) => {
    return each.effect?.getComputedTiming().endTime !== Infinity;
  });
  await Promise.allSettled(animations.map((/** @type {any} */ each) => each.finished));
}
