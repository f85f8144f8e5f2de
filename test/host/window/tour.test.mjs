// The tour: what Orch is for, once through, by somebody who leads a team. Each stop leaves a picture.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { run } from '../../../scripts/lib/process.mjs';
import { Board } from '../lib/board.mjs';
import { until } from '../lib/until.mjs';

/** @typedef {import('../lib/window.mjs').Window} Window */

/** Settings of who goes on the tour. */
export const tourSettings = {
  'orch.actor': 'CMD@dana',
  '[markdown]': { 'editor.wordWrap': 'off' },
  'editor.minimap.enabled': false,
};

/**
 * Makes of a folder what the tour goes through: the healthy example with its commit, and a task that somebody has begun.
 * @param {string} workspace does not exist yet
 */
export async function prepareTour(workspace) {
  fs.cpSync(inRoot('examples', 'healthy'), workspace, { recursive: true });
  const git = (/** @type {readonly string[]} */ ...args) => run('git', ['-C', workspace, ...args]);
  await git('init', '-q');
  // The policy knows people by their e-mail.
  await git('config', 'user.name', 'Mika');
  await git('config', 'user.email', 'mika@lantern.example');
  await git('add', '-A');
  await git('-c', 'commit.gpgsign=false', 'commit', '-qm', 'Plan the autumn');
  const { code, output } = await run(process.execPath, [
    inRoot('dist', 'orch.cjs'),
    'start',
    'SHOP-105',
    '-C',
    workspace,
  ]);
  assert.equal(code, 0, output);
  await git('config', 'user.email', 'dana@lantern.example');
}

/**
 * @param {Window} window on what `prepareTour` made, its ledger of tasks in the editor, its settings those of the tour
 * @param {string} workspace
 * @param {(stop: string) => string} picture the file of a stop's picture
 */
export function describeTour(window, workspace, picture) {
  const { page } = window;
  const board = new Board(window);
  const ledger = (/** @type {string} */ name) => fs.readFileSync(path.join(workspace, 'ORCH', 'STATE', name), 'utf8');
  const lines = page.locator('.monaco-editor .view-line');

  describe('a tour', () => {
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await window.screenshot(inRoot('dist-test', 'host', 'tour-failed.png'));
    });

    it('an illegal edit by hand is marked as it is typed, and says what would be legal', async () => {
      await lines.filter({ hasText: 'SHOP-106' }).first().waitFor();
      await window.statusEntry('orch.status').waitFor();
      assert.equal(await page.locator('.monaco-editor .squiggly-error').count(), 0);
      await window.typeOver('PLAN', 'DONE', 'SHOP-106');
      await page.locator('.monaco-editor .squiggly-error').first().waitFor();
      await window.hoverWord('DONE', { row: 'SHOP-106', text: /skips/ });
      await window.screenshot(picture('marked'), { keepMouse: true });
      await page.keyboard.press('Escape');
    });

    it('a quick fix takes it back', async () => {
      const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'PLAN' }).first();
      await window.pressUntil('Control+.', fix);
      await window.screenshot(picture('fix'), { keepMouse: true });
      await fix.click();
      await lines.filter({ hasText: /SHOP-106.*PLAN/ }).waitFor();
      await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'detached' });
      await page.keyboard.press('Control+s');
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    });

    it('a card that is dragged onto a legal column is moved', async () => {
      await window.run('Orch: Open Board');
      await board.inColumn('SHOP-106', 'PLAN').waitFor();
      // All columns in view: at the edge a drag scrolls.
      await window.run('View: Close Editors in Other Groups');
      await window.run('View: Close Primary Side Bar');
      await board.dragOver('SHOP-106', 'READY');
      await window.screenshot(picture('legal'), { keepMouse: true });
      await page.mouse.up();
      await board.content.locator('.bar.done', { hasText: 'SHOP-106 PLAN → READY' }).waitFor();
      await until(() => assert.match(ledger('TASKS.md'), /^\| SHOP-106 \|[^|]*\| READY \|/m));
    });

    it('one that is dragged onto an illegal column stays, and the column says why', async () => {
      const before = ledger('TASKS.md');
      await board.dragOver('SHOP-103', 'DONE');
      await board.column('DONE').locator('.verdict p', { hasText: 'A004' }).waitFor();
      await window.screenshot(picture('illegal'), { keepMouse: true });
      await page.mouse.up();
      await board.content.locator('.bar.refused').waitFor();
      await board.inColumn('SHOP-103', 'REVIEW').waitFor();
      assert.equal(ledger('TASKS.md'), before);
    });

    it('an approval is decided from the inbox, with a comment', async () => {
      await window.run('View: Toggle Primary Side Bar Visibility');
      await window.openView('Orch');
      const waiting = window.rows('A004');
      await waiting.click();
      await waiting.hover();
      await waiting.locator('.action-label[aria-label^="Approve"]').click();
      const input = page.locator('.quick-input-widget input');
      await input.waitFor();
      await input.fill('Read it, and sent myself a mail.');
      await window.screenshot(picture('inbox'));
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await waiting.waitFor({ state: 'detached' });
      await until(() => {
        assert.match(ledger('APPROVALS.md'), /^\| A004 \|.*\| approved \| WORK@picker-2 \| CMD@dana \| CMD \|/m);
      });
    });

    it('a lock counts down', async () => {
      const row = page.locator('.pane', { hasText: 'Locks' }).locator('.monaco-list-row', { hasText: 'SHOP-105' });
      const lock = row.filter({ hasText: /\d:\d\d/ });
      const first = await lock.innerText();
      await until(async () => assert.notEqual(await lock.innerText(), first));
      await window.screenshot(picture('lock'));
    });
  });
}
