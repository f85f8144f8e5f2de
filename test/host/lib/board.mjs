import { until } from './until.mjs';

/** @typedef {import('./window.mjs').Window} Window */

/** How long (milliseconds) a hand waits for the board before it tries again. */
const PATIENCE = 5000;

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
   * Takes a card up and holds it over a column until the board has been told what is legal. Cards and columns move while
   * the board is laid out: what was missed is aimed at again.
   * @param {string} id
   * @param {string} state
   */
  async dragOver(id, state) {
    await until(() => this.#takeUp(id));
    await until(() => this.#holdOver(id, state));
  }

  /** @param {string} id */
  async #takeUp(id) {
    const { mouse } = this.page;
    const { x, y } = await this.card(id).boundingBox();
    await mouse.move(x + 40, y + 30);
    await mouse.down();
    await mouse.move(x + 60, y + 50, { steps: 4 });
    const dragged = this.content.locator(`.column[data-verdict="here"] .card.dragged[data-id="${id}"]`);
    try {
      await dragged.waitFor({ timeout: PATIENCE });
    } catch (error) {
      await this.page.keyboard.press('Escape');
      await mouse.up();
      throw error;
    }
  }

  /**
   * @param {string} id
   * @param {string} state
   */
  async #holdOver(id, state) {
    const from = await this.card(id).boundingBox();
    const to = await this.column(state).boundingBox();
    await this.page.mouse.move(to.x + to.width / 2, from.y + 120, { steps: 4 });
    await this.content.locator(`.column.over[data-state="${state}"]`).waitFor({ timeout: PATIENCE });
  }

  /** @param {string} name of a lane, as its cards say it */
  lane(name) {
    return this.content.locator(`.lane-head[data-lane="${name}"]`);
  }

  /**
   * The same over a place within a lane.
   * @param {string} id
   * @param {string} state
   * @param {string} lane
   */
  async dragIntoLane(id, state, lane) {
    await until(() => this.#takeUp(id));
    await until(() => this.#holdOverLane(state, lane));
  }

  /**
   * @param {string} state
   * @param {string} lane
   */
  async #holdOverLane(state, lane) {
    const column = await this.column(state).boundingBox();
    const heading = await this.lane(lane).boundingBox();
    const [x, y] = [column.x + column.width / 2, heading.y + heading.height + 30];
    await this.page.mouse.move(x, y, { steps: 4 });
    const options = { timeout: PATIENCE };
    await this.content.locator(`.lane-head.over[data-lane="${lane}"][data-verdict]`).waitFor(options);
    await this.content.locator(`.column.over[data-state="${state}"]`).waitFor(options);
  }

  /** The page of the board, as the browser driver has it. */
  async frame() {
    const body = await this.content.locator('body').elementHandle();
    return body.ownerFrame();
  }
}
