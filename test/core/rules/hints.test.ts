import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy, rules, type Rule } from '../../../server/src/core/index.js';
import { seed } from '../../support/seed.js';

type LineRule = Extract<Rule, { scope: 'line' }>;

const numRuns = Number(process.env['ORCH_RUNS'] ?? 500);

const hinted = rules.filter((rule): rule is LineRule => rule.scope === 'line' && rule.hint !== undefined);

/** What the patterns of these rules are made of, so that lines of it are often found. */
const PIECES = [
  ...[
    '2024',
    '20XX',
    '24',
    '1',
    '01',
    'XX',
    'x',
    'MM',
    'dd',
    '?',
    '__',
    '○',
    '3Ｘ',
    '-',
    '/',
    '.',
    '年',
    '月',
    '日',
    'T',
  ],
  ...[
    'Last updated: ',
    'last-updated:',
    '更新日：',
    'YYYY-MM-DD',
    'yyyy/mm/dd',
    'YYYY-',
    '2024-01-XX',
    '2024年 1月 ??日',
  ],
  ...['| ', ' |', '|', ' ', '\t', '\u00a0', '\u000b', '> ', '- ', '* '],
  ...['\u0007pprover', '\u0008', '\u001b', '\u001b[31m', '\u202e', '\u0085', '\task_id', 'equested_by', 's_dec', '\t'],
  ...['[2025-10-09 01:02:03] INFO x', '2025-10-09T01:02:03.1 ERROR', '[TS=2025-10-09T', 'DEBUG:a.b:c', 'npm ERR! x'],
  ...['Traceback (most recent call last):', 'at f (a.js:1:2)', 'PS C:\\>', 'a@b:~$ ', 'word', '検索'],
];

const lineOf = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join(''));

describe.each(hinted.map((rule) => [rule.code, rule] as const))('%s', (_code, rule) => {
  const finds = (line: string): boolean => [rule.check(line, { policy: defaultPolicy })].flat().some(Boolean);

  it('finds nothing in any line of a text without its hint', () => {
    const text = fc.tuple(fc.array(lineOf, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r'));
    fc.assert(
      fc.property(text, ([lines, eol]) => {
        fc.pre(lines.some(finds));
        expect(rule.hint?.test(lines.join(eol) + eol)).toBe(true);
      }),
      { seed, numRuns, maxSkipsPerRun: 1000 },
    );
  });

  it('is spared the rows of most tables', () => {
    const row =
      '| T-1 | 検索結果を直す (1) | DONE | WORK@a | 2025-01-14T09:00:00Z | 2025-01-14 | src/module-00.ts | a=b・c |';
    expect(rule.hint?.test(`${row}\n${row}\n`)).toBe(false);
  });
});
