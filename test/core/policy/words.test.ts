import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerKey, plainWord, wordKey } from '../../../server/src/core/policy/index.js';
import '../../support/seed.js';

describe('plainWord', () => {
  it.each([
    ['DONE', 'DONE'],
    ['  DONE ', 'DONE'],
    ['**DONE**', 'DONE'],
    ['__*DONE*__', 'DONE'],
    ['~~DROP~~', 'DROP'],
    ['`READY`', 'READY'],
    ['✅ DONE', 'DONE'],
    ['🟧RUNNING🟧', 'RUNNING'],
    ['⚠️ HOLD', 'HOLD'],
    ['👩‍💻 WORK', 'WORK'],
    [':white_check_mark: DONE', 'DONE'],
    ['[REVIEW](docs/review.md)', 'REVIEW'],
    ['[REVIEW][r]', 'REVIEW'],
    ['**[REVIEW](x)**', 'REVIEW'],
    ['（完了）', '完了'],
    ['✔ 完了', '完了'],
    ['In Progress', 'In Progress'],
    ['WORK@claude-2', 'WORK@claude-2'],
    ['#', '#'],
    ['-', '-'],
    ['', ''],
  ])('%j is %j', (text, word) => {
    expect(plainWord(text)).toBe(word);
  });

  it('gives nothing up but the ends, and settles at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const word = plainWord(text);
        expect(text).toContain(word);
        expect(plainWord(`*${word}*`.trim()).length).toBeLessThanOrEqual(word.length + 2);
      }),
    );
  });

  it('leaves what is too long to be a word', () => {
    const long = `* ${'x'.repeat(300)}`;
    expect(plainWord(long)).toBe(long);
  });
});

describe('wordKey and headerKey', () => {
  it.each([
    ['Task ID', 'task_id'],
    ['task-id', 'task_id'],
    ['ＴＡＳＫ＿ＩＤ', 'task_id'],
    ['ﾀｽｸ名', 'タスク名'],
  ])('%j has the key %j', (text, key) => {
    expect(wordKey(text)).toBe(key);
  });

  it('takes the decoration from a header', () => {
    expect(headerKey('**Assigned To** 👤')).toBe('assigned_to');
  });
});
