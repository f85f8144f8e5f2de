import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type TextEdit } from '../../../server/src/core/index.js';
import { lineChanges, type LineChange } from '../../../server/src/core/moves/changes.js';
import { runs, seed } from './worlds.js';

const at = (line: number, from: number, to = from, toLine = line) => ({
  start: { line, character: from },
  end: { line: toLine, character: to },
});

describe('the lines that a move changed', () => {
  it('are whole lines before and after, placed as they stand afterwards', () => {
    const text = 'a\nb\r\nc\nd';
    const edits: TextEdit[] = [
      { range: at(0, 1), newText: '\nnew' },
      { range: at(1, 0, 1), newText: 'B' },
      { range: at(3, 0, 1), newText: 'D' },
    ];
    expect(applyEdits(text, edits)).toBe('a\nnew\nB\r\nc\nD');
    expect(lineChanges('f', text, edits)).toEqual([
      { file: 'f', line: 2, before: '', after: 'new' },
      { file: 'f', line: 3, before: 'b', after: 'B' },
      { file: 'f', line: 5, before: 'd', after: 'D' },
    ]);
  });

  it('are empty where a line came or went', () => {
    expect(lineChanges('f', 'a\nb\nc\n', [{ range: at(1, 0, 0, 2), newText: '' }])).toEqual([
      { file: 'f', line: 2, before: 'b', after: '' },
    ]);
    expect(lineChanges('f', '', [{ range: at(0, 0), newText: 'x\ny\n' }])).toEqual([
      { file: 'f', line: 1, before: '', after: 'x\ny' },
    ]);
    expect(lineChanges('f', 'a\n', [{ range: at(0, 0, 1), newText: 'a' }])).toEqual([]);
  });

  it('turn the text before into the text after', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const one = fc.record({
      keep: fc.constantFrom('keep', 'keep', 'keep', 'change', 'remove'),
      insert: fc.array(word, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.array(one, { minLength: 12, maxLength: 12 }),
        (words, made) => {
          const text = `${words.join('\n')}\nend`;
          const edits = words.flatMap((_, line): TextEdit[] => {
            const { keep, insert } = made[line]!;
            const lead = insert.map((text) => `${text}\n`).join('');
            if (keep === 'remove') return [{ range: at(line, 0, 0, line + 1), newText: lead }];
            const inserted = lead === '' ? [] : [{ range: at(line, 0), newText: lead }];
            return keep === 'keep' ? inserted : [...inserted, { range: at(line, 0, 1), newText: 'CHANGED' }];
          });
          expect(replay(text, lineChanges('f', text, edits))).toBe(applyEdits(text, edits));
        },
      ),
      { seed, numRuns: 30 * runs },
    );
  });
});

/** Puts the lines after in the place of the lines before, from the top. */
function replay(text: string, changes: readonly LineChange[]): string {
  const lines = text.split('\n');
  for (const { line, before, after } of changes) {
    const old = before === '' ? [] : before.split('\n');
    const now = after === '' ? [] : after.split('\n');
    lines.splice(line - 1, old.length, ...now);
  }
  return lines.join('\n');
}
