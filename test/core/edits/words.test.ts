import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setNote, spellKind, spellState, spellStatus } from '../../../server/src/core/edits/index.js';
import { parseNotes, type NoteEntry } from '../../../server/src/core/model/index.js';
import { defaultPolicy, stateOf } from '../../../server/src/core/policy/index.js';
import { lineRange } from '../../../server/src/core/text/index.js';
import { APPROVALS, fileOf, open, runs, seed } from './ledgers.js';

function entries(notes: string): readonly NoteEntry[] {
  return parseNotes({ value: notes, range: lineRange(0, 0, notes.length) });
}

describe('a note', () => {
  it.each([
    ['', 'held_from', 'DOING', 'held_from=DOING'],
    ['-', 'held_from', 'DOING', 'held_from=DOING'],
    ['waits for Bo', 'held_from', 'DOING', 'waits for Bo; held_from=DOING'],
    ['依存あり・優先', 'priority', 'P1', '依存あり・優先・priority=P1'],
    ['a；b', 'priority', 'P1', 'a；b；priority=P1'],
    ['priority=P2・depends=T-1,T-2・x', 'priority', 'P1', 'priority=P1・depends=T-1,T-2・x'],
    ['x; depends=T-1, priority=P2', 'depends', 'T-3, T-4', 'x; depends=T-3, T-4, priority=P2'],
    ['a; held_from=DOING; b', 'held_from', undefined, 'a; b'],
    ['held_from=DOING; b', 'held_from', undefined, 'b'],
    ['a、held_from=DOING', 'held_from', '', 'a'],
    ['held_from=DOING', 'held_from', undefined, ''],
    ['held_from=A; x; held_from=B', 'held_from', 'C', 'held_from=C; x'],
    ['priority=high hopes', 'held_from', undefined, 'priority=high hopes'],
    ['x', 'held_from', 'a;b\nc', 'x; held_from=a,b c'],
  ] as const)('%j with %s %j is %j', (notes, key, value, after) => {
    expect(setNote(notes, key, value)).toBe(after);
  });

  const notes = fc
    .array(
      fc.constantFrom(
        'a',
        'priority=P1',
        'depends=T-1',
        'held_from=DOING',
        'x=y',
        '; ',
        '・',
        ', ',
        ' ',
        '、',
        ';',
        'orch-ignore=a/b:c',
      ),
    )
    .map((parts) => parts.join(''));
  const key = fc.constantFrom('priority', 'depends', 'held_from');

  it('reads back, and no other entry changes', () => {
    fc.assert(
      fc.property(
        notes,
        key,
        fc.option(fc.constantFrom('P3', 'T-8', 'READY'), { nil: undefined }),
        (text, name, value) => {
          const after = setNote(text, name, value);
          const own = entries(after).filter((entry) => entry.key === name);
          expect(own.map((entry) => entry.value.text)).toEqual(value === undefined ? [] : [value]);
          const others = (all: string): string[] =>
            entries(all).flatMap((entry) => (entry.key === name ? [] : entry.whole.text));
          expect(others(after)).toEqual(others(text));
          expect(setNote(after, name, value)).toBe(after);
        },
      ),
      { seed, numRuns: runs },
    );
  });
});

describe('a word', () => {
  const ledger = (words: readonly string[]): string =>
    `| id | state |\n|---|---|\n${words.map((word, at) => `| T-${at} | ${word} |\n`).join('')}`;
  const state = (name: string): NonNullable<ReturnType<typeof stateOf>> => {
    const found = stateOf(defaultPolicy, name);
    if (found === undefined) throw new Error(name);
    return found;
  };

  it.each([
    [[], 'REVIEW', 'REVIEW'],
    [['DOING', '完了'], 'REVIEW', 'REVIEW'],
    [['作業中', '完了', 'PLAN'], 'REVIEW', 'レビュー'],
    [['作業中', 'レビュー待ち', 'レビュー待ち', 'レビュー中'], 'REVIEW', 'レビュー待ち'],
    [['doing', 'done', 'READY'], 'REVIEW', 'review'],
    [['**Doing**', '✅ Done'], 'REVIEW', 'Review'],
    [['Doing', 'review'], 'REVIEW', 'review'],
    [['?', 'who knows'], 'FIX', 'FIX'],
  ])('of a state among %j: %s is written %s', (words, name, written) => {
    expect(spellState(fileOf(open(ledger(words))), state(name))).toBe(written);
  });

  it('of a status and a kind is written as the approvals write theirs', () => {
    const file = (rows: string): ReturnType<typeof fileOf> =>
      fileOf(open(`| appr_id | task_id | status | kind |\n|---|---|---|---|\n${rows}`, APPROVALS), APPROVALS);
    const japanese = file('| A-1 | T-1 | 承認済み | 結果 |\n| A-2 | T-1 | 却下 | 変更 |\n');
    expect(spellStatus(japanese, 'pending', defaultPolicy)).toBe('承認待ち');
    expect(spellStatus(japanese, 'approved', defaultPolicy)).toBe('承認済み');
    expect(spellKind(japanese, 'execute')).toBe('実行');
    const plain = file('| A-1 | T-1 | Approved | - |\n');
    expect(spellStatus(plain, 'pending', defaultPolicy)).toBe('Pending');
    expect(spellKind(plain, 'steal')).toBe('steal');
  });
});
