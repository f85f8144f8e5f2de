import { describe, expect, it } from 'vitest';
import { boardOf } from '../../../client/src/board/cards.js';
import { nonceOf, pageOf } from '../../../client/src/board/html.js';
import { clock, shortDay, speechOf } from '../../../client/webview/board/words.js';
import { boardTexts } from '../../../client/src/board/texts.js';
import type { ApprovalSummary } from '../../../server/src/protocol.js';
import { NONE, root, t, task } from '../support/overview.js';
import { card } from './states.js';

const NOTHING = new Map();

/** A row that asks for something. */
function approval(id: string, status: ApprovalSummary['status']): ApprovalSummary {
  const [range, uri] = [{ start: { line: 1, character: 0 }, end: { line: 1, character: 9 } }, 'file:///shop/A.md'];
  const words = { title: '', op: 'x', requestedBy: 'WORK', approver: '', evidence: [] };
  return { ...{ id, task: 'T-1', kind: 'result', status, uri, range, problems: NONE }, ...words };
}

describe('the board of a root', () => {
  it('has the states of the process as columns, and a column of unknown states where there are any', () => {
    const board = boardOf(root([task('T-1', 1)]), NOTHING, t);
    expect(board.columns.map(({ state }) => state).slice(0, 4)).toEqual(['PLAN', 'READY', 'DOING', 'PAIRING']);
    expect(board.columns.some(({ category }) => category === 'unknown')).toBe(false);
    const { category: _, ...unknown } = task('T-2', 2, { state: 'DOIMG' });
    const lost = boardOf(root([task('T-1', 1), unknown]), NOTHING, t);
    expect(lost.columns.at(-1)).toEqual({ state: '', category: 'unknown', label: 'Unknown State' });
    expect(lost.cards[1]).toMatchObject({ key: 'T-2', state: '', said: 'DOIMG' });
  });

  it('shows on a card what waits for it, what keeps it, and what was changed by hand', () => {
    const tasks = [
      task('T-1', 1, { blockedBy: ['BLOCK-1'], milestone: '1.0', due: '-', owner: '-' }),
      task('T-1', 2, { lock: { owner: 'WORK@ada', expires: '2026-01-01T00:00:00Z', expired: false, mine: true } }),
    ];
    const rows = [approval('A-1', 'pending'), approval('A-2', 'approved')];
    const changes = new Map([
      ['file:///shop/ORCH/STATE/TASKS.md', [{ id: 'T-1', change: 'illegal' as const, line: 3 }]],
    ]);
    const [first, second] = boardOf(root(tasks, { approvals: rows }), changes, t).cards;
    expect(first).toMatchObject({
      ...{ key: 'T-1', owner: '', due: '', milestone: '1.0' },
      ...{ pending: ['A-1'], blocked: ['BLOCK-1'], changed: 'illegal' },
    });
    expect(second).toMatchObject({
      key: 'T-1 2',
      lock: { owner: 'WORK@ada', expires: Date.UTC(2026, 0, 1), mine: true },
    });
  });

  it('says who works here, or why nothing can be moved', () => {
    const who = { actor: 'WORK@ada', role: 'WORK' };
    expect(boardOf(root([], { who }), NOTHING, t)).toMatchObject({ actor: 'WORK@ada', frozen: false });
    const nobody = { actor: undefined, code: 'actor/missing', problem: 'say who you are' };
    expect(boardOf(root([], { who: nobody }), NOTHING, t)).toMatchObject({ closed: 'say who you are' });
    expect(boardOf(root([]), NOTHING, t).closed).toContain('cannot write');
    const flags = { freeze: 'on', autoDecide: 'off', uri: 'file:///shop/ORCH/STATE/flags.md' } as const;
    expect(boardOf(root([], { who, flags }), NOTHING, t)).toMatchObject({ frozen: true });
  });
});

describe('the page of the board', () => {
  it('runs its own script and nothing else', () => {
    const nonce = nonceOf(new Uint8Array([0, 15, 255]));
    expect(nonce).toBe('000fff');
    const parts = { source: 'https://x.test', script: 'https://x.test/a.js?"><b', style: 'https://x.test/a.css' };
    const page = pageOf({ ...parts, nonce, language: 'ja', title: '<Board>' });
    expect(page).toContain(`default-src 'none'; style-src https://x.test; script-src 'nonce-000fff'`);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/unsafe|style=|onclick|"><b|<Board>/);
  });
});

describe('what a card says', () => {
  // As VS Code looks a text up that is filled in later.
  const texts = boardTexts((text) => text);

  it('is all that it shows', () => {
    const now = Date.UTC(2026, 0, 1);
    const full = card('T-1', 'DOING', {
      ...{ owner: 'WORK@ada', due: '2026-01-02', overdue: true, priority: 'P1', changed: 'added' },
      ...{ pending: ['A-1'], blocked: ['BLOCK-1'], problems: { errors: 1, warnings: 2, infos: 0, hints: 3 } },
      lock: { owner: 'WORK@ada', mine: true, expires: now + 61_000 },
    });
    expect(speechOf(full, now, texts)).toBe(
      'T-1 Title of T-1. Owner: WORK@ada. Overdue since 2026-01-02. Priority P1. Locked by you, 1:01 left. ' +
        'Waits for approval: A-1. Blocked by BLOCK-1. Added since the last commit. 1 error, 2 warnings, 3 notes',
    );
    expect(speechOf(card('', 'PLAN', { title: '' }), now, texts)).toBe('(no id)');
    const other = { ...full, lock: { owner: 'CMD', mine: false, expires: now } };
    expect(speechOf(other, now, texts)).toContain('The lock of CMD has expired');
  });

  it('counts down to nothing, and leaves this year out of dates', () => {
    expect([clock(3_661_000), clock(59_001), clock(-5)]).toEqual(['1:01:01', '1:00', '0:00']);
    expect(shortDay('2026-03-01T10:00:00Z', new Date('2026-11-22'))).toBe('03-01');
    expect(shortDay('2027-03-01', new Date('2026-11-22'))).toBe('2027-03-01');
  });
});
