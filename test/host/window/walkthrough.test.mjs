// The walkthrough by somebody who has never seen Orch: an empty window, and no button that the page does not offer.
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { until } from '../lib/until.mjs';

/** @typedef {import('../lib/window.mjs').Window} Window */

/** How long (milliseconds) one thing may take before it is tried again. */
const PATIENCE = 5000;

/**
 * @param {Window} window without a folder
 * @param {(step: string) => string} picture the file of a step's picture
 */
export function describeWalkthrough(window, picture) {
  const { page } = window;
  const step = (/** @type {string} */ id) => page.locator(`.getting-started-step[data-step-id$="#${id}"]`);
  const picks = page.locator('.quick-input-widget .monaco-list-row');
  const rows = page.locator('.monaco-editor .view-line');

  /** Opens a step of the page, and presses its button. */
  const press = (/** @type {string} */ id) =>
    until(async () => {
      const button = step(id).locator('.monaco-button').first();
      if (!(await button.isVisible())) await step(id).click({ timeout: PATIENCE });
      await button.click({ timeout: PATIENCE });
    });
  const ticked = (/** @type {string} */ id) => step(id).locator('.codicon.complete').first().waitFor();

  describe('the walkthrough', () => {
    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await window.screenshot(inRoot('dist-test', 'host', 'walkthrough-failed.png'));
    });

    it('opens the example, and goes on beside it', async () => {
      await window.run('Orch: Get Started');
      await step('open').waitFor();
      await window.screenshot(picture('open'));
      await press('open');
      await picks.first().click();
      await rows.filter({ hasText: 'REDAY' }).waitFor();
      await step('open').waitFor();
      await ticked('open');
    });

    it('shows what is wrong', async () => {
      await press('finding');
      await window.problems('task/state-unknown').waitFor();
      await ticked('finding');
      await window.screenshot(picture('finding'));
    });

    it('has it fixed', async () => {
      const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'READY' }).first();
      await until(async () => {
        await press('fix');
        await fix.click({ timeout: PATIENCE });
      });
      await rows.filter({ hasText: /HELLO-2.*READY/ }).waitFor();
      await ticked('fix');
    });

    it('has a task moved', async () => {
      // The example saves by itself, a second after the fix; what is not saved yet cannot be moved.
      await until(async () => {
        await press('move');
        await picks.filter({ hasText: 'HELLO-2' }).first().click({ timeout: PATIENCE });
      });
      await rows.filter({ hasText: /HELLO-2.*DOING/ }).waitFor();
      await ticked('move');
    });

    it('has an approval decided', async () => {
      await press('approve');
      await picks.filter({ hasText: 'A-001' }).first().click();
      await ticked('approve');
      await window.screenshot(picture('approve'));
    });
  });
}
