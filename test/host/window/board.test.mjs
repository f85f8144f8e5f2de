// The board in the real window: cards moved with mouse and keys, beside the text, in every theme, and by the thousands.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { Board } from '../lib/board.mjs';
import { until } from '../lib/until.mjs';
import { violations } from './axe.mjs';

/** @typedef {import('../lib/window.mjs').Window} Window */

const COLUMNS = 'task_id title state owner lock lock_owner lock_expires_at due artifact notes'.split(' ');
const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;

/** @param {readonly (readonly [id: string, title: string, state: string, owner: string])[]} rows */
function ledgerOf(rows) {
  const cells = rows.map(([id, title, state, owner]) => [id, title, state, owner, '-', '-', '-', '-', '-', '-']);
  return ['# Tasks', '', line(COLUMNS), line(COLUMNS.map(() => '---')), ...cells.map(line), ''].join('\n');
}

const FEW = ledgerOf([
  ['T-1', 'Sign in with a passkey', 'READY', 'WORK@alice'],
  ['T-2', 'Export the report', 'READY', 'WORK@bob'],
  ['T-3', 'Ship it', 'PLAN', 'CMD'],
  ['T-4', '台帳を直す', 'DOIMG', 'WORK'],
]);
const STATES = ['PLAN', 'READY', 'FIX', 'REVIEW', 'DONE', 'HOLD'];
const MANY = 10_000;
/** Themes, and what VS Code calls their kind. */
const THEMES = {
  'Default Light Modern': 'vscode-light',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
  'Default Dark Modern': 'vscode-dark',
};

/**
 * @param {Window} window whose user is WORK@alice
 * @param {string} workspace its folder
 */
export function describeBoard(window, workspace) {
  const { page } = window;
  const file = path.join(workspace, 'ORCH', 'STATE', 'TASKS.md');
  const driven = new Board(window);
  const board = driven.content;
  const column = (/** @type {string} */ state) => driven.column(state);
  const card = (/** @type {string} */ id) => driven.card(id);
  const inColumn = (/** @type {string} */ id, /** @type {string} */ state) => driven.inColumn(id, state);
  const rowOnDisk = (/** @type {string} */ id) =>
    fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .find((each) => each.startsWith(`| ${id} |`)) ?? '';
  const auditLog = () => {
    const folder = path.join(workspace, 'ORCH', 'AUDIT');
    const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const logs = names.filter((name) => name.endsWith('.jsonl')).map((name) => path.join(folder, name));
    return logs.map((each) => fs.readFileSync(each, 'utf8')).join('');
  };

  const inLane = (/** @type {string} */ id, /** @type {string} */ lane) =>
    board.locator(`[role=listbox][aria-label$=", ${lane}"] .card[data-id="${id}"]`);
  const lanes = async (/** @type {string} */ name) => {
    await board.locator('vscode-single-select.lanes').click();
    await board.locator('vscode-single-select.lanes .option', { hasText: name }).click();
  };
  /** Says in the palette that somebody works here who may give tasks away. */
  const beCommander = async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Orch: Set Who I Am');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Orch: Set Who I Am' }).first().click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: /^CMD/ }).first().click();
  };
  /** The settings of the folder. */
  const settings = (/** @type {Record<string, string>} */ values) => {
    fs.mkdirSync(path.join(workspace, '.vscode'), { recursive: true });
    fs.writeFileSync(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(values));
  };

  describe('the board', () => {
    before(async () => {
      await window.run('File: Revert File');
      await window.run('View: Close All Editors');
      fs.writeFileSync(file, FEW);
      await window.openView('Orch');
      await window.rows('Ship it').waitFor();
      await window.rows('Ship it').click();
      await page.locator('.monaco-editor .view-line', { hasText: 'Ship it' }).waitFor();
      // So that the column aimed at is not at the edge, where a drag scrolls the board.
      await window.run('View: Close Primary Side Bar');
      await window.run('Orch: Open Board');
      await inColumn('T-1', 'READY').waitFor();
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await window.screenshot(inRoot('dist-test', 'host', 'board-failed.png'));
    });

    it('shows every task in the column of its state, what is unknown apart', async () => {
      await inColumn('T-3', 'PLAN').waitFor();
      await inColumn('T-4', '').waitFor();
      const heard = card('T-1').locator('.heard', { hasText: /^T-1 Sign in with a passkey\. Owner: WORK@alice/ });
      await heard.waitFor({ state: 'attached' });
    });

    it('a card that is dropped on a legal column is moved, on disk', async () => {
      await driven.dragOver('T-1', 'DOING');
      await board.locator('.column.over[data-state="DOING"][data-verdict="legal"]').waitFor();
      await page.mouse.up();
      await board.locator('.bar.done', { hasText: 'T-1 READY → DOING' }).waitFor();
      await inColumn('T-1', 'DOING').locator('.lock.mine').waitFor();
      await until(() => assert.match(rowOnDisk('T-1'), /\| DOING \| WORK@alice \| WORK@alice@/));
      // The text beside it follows, and nothing there waits to be saved.
      await page.locator('.monaco-editor .view-line', { hasText: /T-1.*DOING/ }).waitFor();
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    });

    it('Undo takes it back by a move', async () => {
      await board.locator('.bar vscode-button', { hasText: 'Undo' }).click();
      await inColumn('T-1', 'READY').waitFor();
      await until(() => assert.match(rowOnDisk('T-1'), /\| READY \| WORK@alice \| - \|/));
      await until(() => assert.match(auditLog(), /"event":"undo"/));
    });

    it('a column that is not legal says why while a card is over it, and refuses it', async () => {
      const before = fs.readFileSync(file, 'utf8');
      await driven.dragOver('T-1', 'PLAN');
      const refusing = board.locator('.column.over[data-state="PLAN"][data-verdict="illegal"]');
      await refusing.locator('.verdict p', { hasText: 'no way of the process leads there' }).waitFor();
      const heard = board.locator('[role=status].heard', { hasText: 'T-1 is being dragged. Legal: DOING' });
      await heard.waitFor({ state: 'attached' });
      await page.mouse.up();
      await board.locator('.bar.refused', { hasText: 'no single move takes T-1 from READY to PLAN' }).waitFor();
      await inColumn('T-1', 'READY').waitFor();
      assert.equal(fs.readFileSync(file, 'utf8'), before);
    });

    it('keys go from card to card, and the menu moves one; what is not legal says why', async () => {
      await card('T-3').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await board.locator('.card[data-id="T-2"]:focus').waitFor();
      await page.keyboard.press('ArrowUp');
      await board.locator('.card[data-id="T-1"]:focus').waitFor();
      await page.keyboard.press('m');
      const legal = board.locator('[role=menuitem]:focus', { hasText: 'DOING' });
      await legal.waitFor();
      const done = board.locator('[role=menuitem][aria-disabled=true]', { hasText: 'DONE' });
      await done.filter({ hasText: 'finish (CMD)' }).waitFor();
      await page.keyboard.press('Enter');
      await board.locator('.bar.done', { hasText: 'READY → DOING' }).waitFor();
      // The focus goes with the card.
      await column('DOING').locator('.card[data-id="T-1"]:focus').waitFor();
      await until(() => assert.match(rowOnDisk('T-1'), /\| DOING \|/));
    });

    it('Ctrl+Z takes a move back instead of undoing text', async () => {
      await page.keyboard.press('Control+z');
      await column('READY').locator('.card[data-id="T-1"]:focus').waitFor();
      await until(() => assert.match(rowOnDisk('T-1'), /\| READY \| WORK@alice \| - \|/));
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    });

    it('follows what others write, and keeps focus and filter', async () => {
      await board.locator('vscode-textfield').click();
      await page.keyboard.type('report');
      await card('T-1').waitFor({ state: 'detached' });
      await card('T-2').focus();
      fs.writeFileSync(
        file,
        FEW.replace('Export the report | READY', 'Export the report | HOLD').replace(
          '| T-3 | Ship it',
          '| T-3 | Ship the report',
        ),
      );
      await card('T-3').waitFor();
      await card('T-2').waitFor({ state: 'detached' });
      await board.locator('.card[data-id="T-3"]:focus').waitFor();
      await board.locator('vscode-textfield').click();
      await page.keyboard.press('Escape');
      await card('T-1').waitFor();
    });

    it('Enter opens the row', async () => {
      fs.writeFileSync(file, FEW);
      await inColumn('T-2', 'READY').waitFor();
      await card('T-2').focus();
      await page.keyboard.press('Enter');
      await window.statusEntry('status.editor.selection').filter({ hasText: 'Ln 6' }).waitFor();
    });

    for (const [theme, kind] of Object.entries(THEMES)) {
      it(`is accessible: ${theme}`, async () => {
        settings({ 'workbench.colorTheme': theme });
        await board.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
        await card('T-1').focus();
        await page.keyboard.press('m');
        await board.locator('[role=menuitem]:focus', { hasText: 'DOING' }).waitFor();
        await until(async () => assert.deepEqual(await violations(await driven.frame()), []));
        await page.keyboard.press('Escape');
        await board.locator('[role=menu]').waitFor({ state: 'detached' });
        await board.locator('.card[data-id="T-1"]:focus').waitFor();
      });
    }

    it('a lane is a place to drop a card as well: where that is not legal it says why', async () => {
      // All lanes are in view, and none at the edge, where a drag scrolls the board.
      await window.run('View: Hide Panel');
      await lanes('By owner');
      await driven.lane('WORK@bob').waitFor();
      assert.deepEqual(await violations(await driven.frame()), []);
      const before = fs.readFileSync(file, 'utf8');
      await driven.dragIntoLane('T-1', 'READY', 'WORK@bob');
      assert.match(await driven.lane('WORK@bob').innerText(), /"assign" of T-1 is for CMD/);
      assert.equal(await column('READY').getAttribute('data-verdict'), 'illegal');
      await page.mouse.up();
      await board.locator('.bar.refused', { hasText: '"assign" of T-1 is for CMD' }).waitFor();
      await driven.dragIntoLane('T-1', 'DOING', 'WORK@bob');
      assert.match(await column('DOING').locator('.verdict').innerText(), /column and its lane one after the other/);
      await page.mouse.up();
      await board.locator('.bar.refused', { hasText: 'drop it on DOING within its lane' }).waitFor();
      assert.equal(fs.readFileSync(file, 'utf8'), before);
    });

    it('who commands gives a task away on another lane, with mouse and keys; Undo takes it back', async () => {
      await beCommander();
      await board.locator('.actor', { hasText: /You are CMD$/ }).waitFor();
      await driven.dragIntoLane('T-1', 'READY', 'WORK@bob');
      assert.match(await driven.lane('WORK@bob').innerText(), /Drop here: Assign/);
      await page.mouse.up();
      await board.locator('.bar.done', { hasText: 'T-1 assigned' }).waitFor();
      await inLane('T-1', 'WORK@bob').waitFor();
      assert.match(rowOnDisk('T-1'), /\| READY \| WORK@bob \|/);
      await board.locator('.bar vscode-button', { hasText: 'Undo' }).click();
      await inLane('T-1', 'WORK@alice').waitFor();
      assert.match(rowOnDisk('T-1'), /\| READY \| WORK@alice \|/);
      await card('T-1').focus();
      await page.keyboard.press('m');
      await board.locator('[role=menuitem]', { hasText: 'Move to Another Lane' }).click();
      await board.locator('[role=menuitem]:focus', { hasText: 'CMD' }).waitFor();
      await page.keyboard.press('Enter');
      await board.locator('[role=listbox][aria-label$=", CMD"] .card[data-id="T-1"]:focus').waitFor();
      await page.keyboard.press('Control+z');
      await inLane('T-1', 'WORK@alice').waitFor();
      await lanes('No lanes');
      await driven.lane('CMD').waitFor({ state: 'detached' });
    });

    it('a move by a command says what was done, and Undo is the first thing that can be done about it', async () => {
      await window.clickWord('Ship');
      await window.run('Orch: Make Task Ready');
      const toast = page.locator('.notifications-toasts .notification-toast', { hasText: 'T-3 PLAN → READY' });
      await toast.locator('.monaco-button', { hasText: 'Undo' }).waitFor();
      assert.deepEqual(await toast.locator('.monaco-text-button').allInnerTexts(), ['Undo', "Don't Show Again"]);
      await inColumn('T-3', 'READY').waitFor();
      await toast.locator('.monaco-button', { hasText: 'Undo' }).click();
      await inColumn('T-3', 'PLAN').waitFor();
      assert.match(rowOnDisk('T-3'), /\| PLAN \| CMD \|/);
    });

    it('ten thousand cards are some dozens of elements, and scroll smoothly', async () => {
      const rows = Array.from(
        { length: MANY },
        (_, index) =>
          /** @type {const} */ ([`M-${index}`, `Task ${index}`, STATES[index % 6] ?? '', `WORK@w${index % 40}`]),
      );
      fs.writeFileSync(file, ledgerOf(rows));
      await board.locator('.shown', { hasText: `${MANY} cards` }).waitFor();
      const { count, last, idle, slowest, median } = await (await driven.frame()).evaluate(scrollThrough);
      console.log(
        `      ${MANY} cards: at most ${count} drawn; frames (ms): idle ${idle}, scrolling ${median}, slowest ${slowest}`,
      );
      assert.ok(count > 10 && count < 150, `${count} cards are drawn`);
      assert.ok(last > MANY / 2, 'the end was reached');
      fs.writeFileSync(file, FEW);
      await card('T-1').waitFor();
    });
  });
}

/** Runs in the page: scrolls down a board, a screen a frame, and tells how many cards stood there and how long frames took. */
async function scrollThrough() {
  const { document, performance, requestAnimationFrame } = /** @type {any} */ (globalThis);
  const scroller = document.querySelector('.scroller');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const round = (/** @type {number | undefined} */ ms) => Math.round((ms ?? 0) * 10) / 10;
  const middle = (/** @type {number[]} */ times) => round([...times].sort((a, b) => a - b)[times.length >> 1]);
  const still = [];
  const times = [];
  for (let count = 0; count < 30; count++) {
    const since = performance.now();
    await frame();
    still.push(performance.now() - since);
  }
  let count = 0;
  let last = 0;
  for (let step = 0; step < 60; step++) {
    const since = performance.now();
    scroller.scrollTop += step < 50 ? 400 : scroller.scrollHeight / 8;
    await frame();
    times.push(performance.now() - since);
    count = Math.max(count, document.querySelectorAll('.card').length);
    for (const { dataset } of document.querySelectorAll('.card')) last = Math.max(last, Number(dataset.id.slice(2)));
  }
  return { count, last, idle: middle(still), slowest: round(Math.max(...times)), median: middle(times) };
}
