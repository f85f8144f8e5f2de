/** @typedef {import('./window.mjs').Window} Window */

/** The board in a window: its cards and columns, and a hand that drags. */
export class Board {
  /** @param {Window} window */
  constructor({ page }) {
    this.page = page;
    /** What stands in the webview. */
    this.content = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** @param {string} state '' for states that are unknown */
  column(state) {
    return this.content.locator(`.column[data-state="${state}"]`);
  }

  /** @param {string} id */
  card(id) {
    return this.content.locator(`.card[data-id="${id}"]`);
  }

  /**
   * @param {string} id
   * @param {string} state
   */
  inColumn(id, state) {
    return this.column(state).locator(`.card[data-id="${id}"]`);
  }

  /**
   * Takes a card up and holds it over a column until the board has been told what is legal.
   * @param {string} id
   * @param {string} state
   */
  async dragOver(id, state) {
    const { mouse } = this.page;
    const from = await this.card(id).boundingBox();
    await mouse.move(from.x + 40, from.y + 30);
    await mouse.down();
    await mouse.move(from.x + 60, from.y + 50, { steps: 4 });
    await this.content.locator('.column[data-verdict="here"]').waitFor();
    const to = await this.column(state).boundingBox();
    await mouse.move(to.x + to.width / 2, from.y + 120, { steps: 4 });
    await this.content.locator(`.column.over[data-state="${state}"]`).waitFor();
  }

  /** The page of the board, as the browser driver has it. */
  async frame() {
    const body = await this.content.locator('body').elementHandle();
    return body.ownerFrame();
  }
}
