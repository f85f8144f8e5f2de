// What a person sees and does in a window with the packaged extension.
import { inRoot } from '../../../scripts/lib/paths.mjs';

/** @typedef {import('../lib/window.mjs').Window} Window */

/**
 * @param {Window} window with the fixture open, its ledger of tasks in the editor
 */
export function describeWindow(window) {
  const { page } = window;

  describe('in the window', () => {
    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await window.screenshot(inRoot('dist-test', 'host', 'window-failed.png'));
    });

    it('what is wrong is underlined', async () => {
      await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    });

    it('the Problems panel lists the findings', async () => {
      await window.run('Orch: Show Problems');
      await window.problems('task/state-unknown').waitFor();
      await window.problems('task/due-format').waitFor();
    });

    it('the status bar counts them, and a click leads to them', async () => {
      await window.run('View: Hide Panel');
      await page.locator('.markers-panel').waitFor({ state: 'hidden' });
      const entry = window.statusEntry('orch.status');
      await entry.filter({ hasText: /\d/ }).click();
      await window.problems('task/state-unknown').waitFor();
    });

    it('the tasks are grouped by what is to be done with them', async () => {
      await window.openView('Orch');
      const labels = ['Backlog', 'Ready', 'Done', 'Paused', 'Unknown State'];
      for (const label of labels) await window.rows(label).waitFor();
      await window.rows('T-003').waitFor();
      const headers = ['Approvals', 'Locks', 'Blocked', 'Problems by Rule'];
      for (const header of headers) await page.locator('.pane-header', { hasText: header }).first().waitFor();
    });

    it('a click on a task leads to its row', async () => {
      await window.rows('T-003').click();
      await window.statusEntry('status.editor.selection').filter({ hasText: 'Ln 7' }).waitFor();
    });

    it('a quick fix is one key away', async () => {
      await window.clickWord('DOIMG');
      const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'DOING' }).first();
      await window.pressUntil('Control+.', fix);
      await fix.and(page.locator('.focused')).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.monaco-editor .view-line', { hasText: 'DOING' }).waitFor();
      await window.problems('task/state-unknown').waitFor({ state: 'detached' });
    });

    it('hovering shows the card of the task', async () => {
      await window.hoverWord('T-004', { text: /Ship it[^]*PLAN/ });
    });
  });
}
