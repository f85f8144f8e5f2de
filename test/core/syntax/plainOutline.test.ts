import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainOutline } from '../../../server/src/core/syntax/plainOutline.js';
import { remarkOutline } from '../../../server/src/core/syntax/remark.js';
import { markdown, runs, seed } from './documents.js';

/** Lines that are mostly plain, so that most documents of them are, with what makes them not plain between. */
const plain = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '# Tasks',
  '### T-1: Title',
  '##',
  'Words, and more words.',
  '**Bold** words',
  '__under__ words',
  '日本語の文',
  '- [ ] T-101 P1 (due: 2026-01-01) title',
  '- [x] done',
  '- **state**: DOING',
  '- item',
  '+ item',
  '* item',
  '| id | state |',
  '| a | b |',
  '|----|-------|',
  '| -- | -- |',
  '|---|',
  '| row | of | three |',
  '(in parentheses)',
  '"quoted"',
  '\u3000全角',
  '\uFEFFmark',
  'x\\',
  'two  ',
);
const odd = fc.constantFrom(
  '---',
  '===',
  '- ',
  '-',
  '1. one',
  '> quote',
  '<!-- comment -->',
  '<div>',
  '```',
  '    code',
  '  - nested',
  '[a]: b',
  '[^1]: note',
  'a | b',
  '-|-',
  '***',
  '\tcode',
  '#hashtag',
  '-x',
  '- - x',
  '- # x',
  '- ```',
);
const document = fc.array(fc.oneof({ weight: 12, arbitrary: plain }, { weight: 1, arbitrary: odd }), { maxLength: 14 });

describe('plain lines are read without remark', () => {
  test('as remark reads them', { timeout: 600_000 }, () => {
    let read = 0;
    fc.assert(
      fc.property(document, (text) => {
        const outline = plainOutline(text);
        if (outline === undefined) return;
        read++;
        expect(outline).toEqual(remarkOutline(text));
      }),
      { seed, numRuns: runs },
    );
    expect(read).toBeGreaterThan(runs / 10);
  });

  test('whatever else stands there', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const lines = text.split(/\r\n?|\n/);
        const outline = plainOutline(lines);
        if (outline !== undefined) expect(outline).toEqual(remarkOutline(lines));
      }),
      { seed, numRuns: runs },
    );
  });

  test('and what `orch init` writes is plain', () => {
    const table = ['# Tasks', '', 'Prose.', '', '| task_id | state |', '|---------|-------|', '| T-1 | PLAN |', ''];
    expect(plainOutline(table)?.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'table']);
  });
});
