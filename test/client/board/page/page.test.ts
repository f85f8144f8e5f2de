// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BoardTargets } from '../../../../client/src/board/messages.js';
import { card, COLUMNS, state } from '../states.js';
import { Page } from './page.js';

// They ask more of a DOM than this one has; the suite in a window sees them at work.
vi.mock('@vscode-elements/elements/dist/vscode-button/index.js', () => ({}));
vi.mock('@vscode-elements/elements/dist/vscode-option/index.js', () => ({}));
vi.mock('@vscode-elements/elements/dist/vscode-single-select/index.js', () => ({}));
vi.mock('@vscode-elements/elements/dist/vscode-textfield/index.js', () => ({}));

const FEW = state(
  [
    card('T-1', 'READY', {
      owner: 'WORK@ada',
      due: '2026-01-02',
      problems: { errors: 1, warnings: 0, infos: 0, hints: 0 },
    }),
    card('T-2', 'READY', { owner: 'WORK@bob' }),
    card('T-3', 'PLAN', { owner: 'CMD' }),
  ],
  { actor: 'WORK@ada' },
);
const TARGETS: BoardTargets = {
  states: [
    { state: 'PLAN', moves: [], why: 'no way leads back' },
    { state: 'READY', here: true, moves: [] },
    { state: 'DOING', moves: ['Start'] },
    { state: 'DONE', moves: [], why: 'submit it first' },
  ],
  lanes: [],
};
const LANES: BoardTargets = {
  ...TARGETS,
  lanes: [
    { name: 'CMD', why: 'only who commands assigns' },
    { name: 'WORK@ada', why: 'T-1 says so already' },
    { name: 'WORK@bob', move: 'Assign' },
  ],
};
const DONE = { kind: 'done', id: 'T-1', summary: 'T-1 READY → DOING', canUndo: true } as const;

let page: Page;
afterEach(() => page.close());

async function open(kept?: unknown): Promise<void> {
  page = new Page(kept);
  await page.show(FEW);
}

/** Opens the menu of T-1 by its key. */
async function menu(targets = TARGETS): Promise<void> {
  page.card('T-1').focus();
  page.press('m');
  const lanes = targets === LANES ? { lanes: { by: 'owner', names: ['CMD', 'WORK@ada', 'WORK@bob'] } as const } : {};
  await page.answer({ ask: 'targets', id: 'T-1', ...lanes }, targets);
  await expect.poll(() => page.all('[role=menuitem]').length).toBeGreaterThan(4);
}

const said = (item: Element): string => [...item.children].map(({ textContent }) => textContent).join(' | ');
const focused = (): string => (document.activeElement === null ? '' : said(document.activeElement));
const items = (): readonly string[] =>
  page
    .all('[role=menuitem]')
    .map((item) => (item.getAttribute('aria-disabled') === 'true' ? `off: ${said(item)}` : said(item)));

describe('the page of the board', () => {
  it('names itself, its columns and its cards for who hears them', async () => {
    await open();
    expect(page.one('h1').textContent).toBe('Board of shop');
    expect(page.all('.column').map((column) => column.getAttribute('aria-label'))).toEqual([
      'PLAN (Backlog), 1 cards',
      'READY (Ready), 2 cards',
      'DOING (In Progress), 0 cards',
      'DONE (Done), 0 cards',
    ]);
    const list = page.card('T-1').closest('[role=listbox]');
    expect(list?.getAttribute('aria-label')).toBe('READY');
    expect(page.card('T-1').getAttribute('role')).toBe('option');
    expect(page.card('T-1').querySelector('.heard')?.textContent).toMatch(
      /^T-1 Title of T-1\. Owner: WORK@ada\. Due .* 1 error$/,
    );
    const [first, second] = ['T-1', 'T-2'].map((id) => page.card(id));
    expect([first, second].map((one) => one?.getAttribute('aria-posinset'))).toEqual(['1', '2']);
    expect(second?.getAttribute('aria-setsize')).toBe('2');
    // One card alone can be reached by Tab, and what only pictures say is not read out.
    expect(page.all('.card').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    expect(page.all('svg').every((icon) => icon.getAttribute('aria-hidden') === 'true')).toBe(true);
  });

  it('opens a menu by key that says of every state what leads there or why nothing does, and sends the move', async () => {
    await open();
    await menu();
    expect(items()).toEqual([
      'off: PLAN | no way leads back',
      'off: READY | is here',
      'DOING | Start',
      'off: DONE | submit it first',
      'Open Row',
      'Show Findings',
      'More Actions…',
    ]);
    await expect.poll(focused).toBe('DOING | Start');
    page.press('ArrowDown');
    await expect.poll(focused).toBe('DONE | submit it first');
    page.press('Enter');
    // Said, and nothing is asked of the extension.
    await expect.poll(() => page.one('[role=status].heard').textContent).toBe('submit it first');
    page.press('ArrowUp');
    await expect.poll(focused).toBe('DOING | Start');
    page.press('Enter');
    await page.answer({ ask: 'move', id: 'T-1', state: 'DOING' }, DONE);
    await expect.poll(() => page.texts('.said-text')).toEqual(['T-1 READY → DOING']);
    expect(page.one('[role=status].heard').textContent).toBe('T-1 READY → DOING');
  });

  it('takes a move back by the bar and by Ctrl+Z, and shows a refusal with its buttons', async () => {
    await open();
    await menu();
    await expect.poll(focused).toBe('DOING | Start');
    page.press('Enter');
    await page.answer({ ask: 'move', id: 'T-1', state: 'DOING' }, DONE);
    await expect.poll(() => page.texts('.bar vscode-button')).toEqual(['Undo']);
    page.one('.bar vscode-button').click();
    await page.answer({ ask: 'undo' }, { kind: 'done', id: 'T-1', summary: 'T-1 taken back', canUndo: false });
    await expect.poll(() => page.texts('.bar .said-text')).toEqual(['T-1 taken back']);
    expect(page.all('.bar vscode-button')).toEqual([]);
    page.card('T-2').focus();
    page.press('z', { ctrlKey: true });
    await page.answer({ ask: 'undo' }, { kind: 'refused', message: 'It was changed since', buttons: ['Open Row'] });
    await expect.poll(() => page.texts('.bar.refused vscode-button')).toEqual(['Open Row']);
    expect(page.one('.bar').getAttribute('aria-label')).toBe('It was changed since');
    page.one('.bar vscode-button').click();
    await page.answer({ ask: 'button', index: 0 }, { kind: 'nothing' });
    await expect.poll(() => page.all('.bar')).toEqual([]);
  });

  it('greys what is not legal while a card is dragged, with the reason', async () => {
    await open();
    const at = { bubbles: true, button: 0, buttons: 1, pointerType: 'mouse' };
    page.card('T-1').dispatchEvent(new PointerEvent('pointerdown', { ...at, clientX: 10, clientY: 10 }));
    window.dispatchEvent(new PointerEvent('pointermove', { ...at, clientX: 40, clientY: 10 }));
    await page.answer({ ask: 'targets', id: 'T-1' }, TARGETS);
    const verdicts = (): readonly (string | undefined)[] =>
      page.all('.column').map(({ dataset }) => dataset['verdict']);
    await expect.poll(verdicts).toEqual(['illegal', 'here', 'legal', 'illegal']);
    expect(page.texts('.verdict')).toEqual(['no way leads back', 'Drop here: Start', 'submit it first']);
    expect(page.one('[role=status].heard').textContent).toBe('T-1 is being dragged. Legal: DOING.');
    page.press('Escape');
    await expect.poll(verdicts).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('brings a card into another lane by key; what is not legal says why', async () => {
    await open({ by: 'owner' });
    await expect.poll(() => page.texts('.lane-name')).toEqual(['CMD', 'WORK@ada', 'WORK@bob']);
    expect(page.card('T-1').closest('[role=listbox]')?.getAttribute('aria-label')).toBe('READY, WORK@ada');
    await menu(LANES);
    expect(items()[4]).toBe('Move to Another Lane…');
    page.all('[role=menuitem]')[4]?.click();
    await expect
      .poll(items)
      .toEqual(['off: CMD | only who commands assigns', 'off: WORK@ada | is here', 'WORK@bob | Assign']);
    expect(page.one('[role=menu]').getAttribute('aria-label')).toBe('Move T-1 Title of T-1 to the lane');
    await expect.poll(focused).toBe('WORK@bob | Assign');
    page.press('Enter');
    const summary = 'T-1 assigned';
    await page.answer({ ask: 'lane', id: 'T-1', by: 'owner', name: 'WORK@bob' }, { ...DONE, summary });
    await expect.poll(() => page.texts('.said-text')).toEqual([summary]);
  });

  it('draws of ten thousand cards those in view', async () => {
    page = new Page();
    const cards = Array.from({ length: 10_000 }, (_, at) => card(`M-${String(at)}`, COLUMNS[at % 3]?.state ?? ''));
    await page.show(state(cards));
    expect(page.texts('.column .count')).toEqual(['3334', '3333', '3333', '0']);
    const ids = page.all('.card').map(({ dataset }) => Number(dataset['id']?.slice(2)));
    expect(ids.length).toBeGreaterThan(3);
    expect(Math.max(...ids)).toBeLessThan(100);
    // What is not drawn is there for who goes to it.
    page.card('M-0').focus();
    page.press('End');
    await expect.poll(() => document.activeElement?.getAttribute('data-id')).toBe('M-9999');
    expect(page.all('.card').length).toBeLessThan(100);
  });
});
