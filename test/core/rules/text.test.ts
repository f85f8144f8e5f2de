import { describe, expect, it } from 'vitest';
import { checkFixture } from '../../support/fixture.js';
import { expectMarked, fixed } from './marked.js';

const ledger = (text: string): string => `
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---------|-------|-------|
| T-1     | Login | READY |

${text}
`;

describe('text/control-character', () => {
  const code = 'text/control-character';

  it('tells what a character is, and puts back the letter that it stands for', () => {
    const fixture = ledger('- \\x0calse, `\\x1bvidence`\n  ~~~~~ warning text/control-character');
    const [finding] = expectMarked(code, fixture);
    expect(finding?.params).toMatchObject({ char: 'U+000C (FF)', kind: 'escape', word: 'false', more: 1 });
    expect(finding && fixed(fixture, finding)).toContain('- false, `\u001bvidence`');
  });

  it('removes what stands for no letter: in a path, in a word, before a capital', () => {
    const fixture = ledger('C:\\x07ppdata a\\x07b x \\x07A');
    const [finding] = checkFixture(fixture).filter((one) => one.code === code);
    expect(finding?.params).toMatchObject({ kind: 'plain', word: '', more: 2 });
    expect(finding && fixed(fixture, finding)).toContain('C:ppdata');
  });

  it('takes a colour sequence as a whole', () => {
    const fixture = ledger('a \\x1b[1;31mred\n  ~~~~~~~ warning text/control-character');
    const [finding] = expectMarked(code, fixture);
    expect(finding && fixed(fixture, finding)).toContain('\na red\n');
  });

  it.each(['DEL \\x7f', 'C1 \\x85', 'NUL \\x00', 'a turn of direction \\u202e'])('finds %s', (text) => {
    expect(checkFixture(ledger(text)).map((one) => one.code)).toContain(code);
  });

  it('finds names of columns that lost their first letter to a tab or a line end', () => {
    expectMarked(
      code,
      ledger(
        [
          '1. x',
          'equested_by != approver',
          '~~~~~~~~~~~ warning text/control-character',
          'a \\x09ask_id: b',
          '  ~~~~~~~ warning text/control-character',
        ].join('\n'),
      ),
    );
  });

  it.each(['a\\x09b', '\\x09indented', 'ask_id', 'a equested_by', '日本語・👩‍💻', '\\x09s_decade', 'notes: \\u200d'])(
    'lets pass %s',
    (text) => {
      expectMarked(code, ledger(text));
    },
  );

  it('stops after two hundred in a file', () => {
    const found = checkFixture(ledger('\\x07\n'.repeat(1000))).filter((one) => one.code === code);
    expect(found).toHaveLength(200);
  });
});

describe('text/placeholder-date', () => {
  const code = 'text/placeholder-date';

  it.each([
    ['2024-01-XX', 0, 10],
    ['- 2024-xx-01: first', 2, 12],
    ['at 20XX-01-01.', 3, 13],
    ['2024/??/??', 0, 10],
    ['2024-1X-01', 0, 10],
    ['2024年XX月XX日まで', 0, 11],
    ['更新日2024-01-XXに', 3, 13],
    ['2024-01-XXT10:00:00Z', 0, 10],
    ['(2024-MM-DD)', 1, 11],
    ['最終更新: YYYY-MM-DD', 6, 16],
    ['- **Last updated**: yyyy-mm-dd', 20, 30],
  ])('finds the one in %s', (text, from, to) => {
    expectMarked(code, ledger(`${text}\n${' '.repeat(from)}${'~'.repeat(to - from)} warning text/placeholder-date`));
  });

  it.each([
    '2024-01-15',
    'YYYY-MM-DD',
    '`2024-01-XX`',
    'dates have the form `YYYY-MM-DD` or `2024-01-XX`',
    'format: 2024-01-XX',
    '形式: 2024-01-XX',
    '例: 2024-01-XX',
    'logs/2024-01-XX.log',
    'ORCH/patches/2024-XX/T-1.md',
    'T-2024-01-XX',
    '555-12-XX',
    '    2024-01-XX',
    '```\n2024-01-XX\n```',
    '<!-- 2024-01-XX -->',
    '1-800-XX-DD',
    'A-2024-XX',
  ])('lets pass %s', (text) => {
    expectMarked(code, ledger(text));
  });

  it('finds it in a row, in a section and in a blocked item, not in the rules', () => {
    expectMarked(
      code,
      `
=== ORCH/STATE/TASKS.md
| task_id | title | state | due        |
|---------|-------|-------|------------|
| T-1     | Login | READY | 2024-01-XX |
                            ~~~~~~~~~~ warning text/placeholder-date
=== blocked_items.md
### BLOCK-1: x
- **date**: 2024-01-XX
            ~~~~~~~~~~ warning text/placeholder-date
=== PROJECT_RULES.md
Evidence lies under the date, such as 2024-01-XX, and 2024-XX-XX.
`,
    );
  });
});

describe('text/machine-log-line', () => {
  const code = 'text/machine-log-line';

  it.each([
    '[2025-10-09 01:02:03] INFO started',
    '2025-10-09T01:02:03.123Z ERROR failed',
    '2025-10-09 01:02:03,456 - root - WARNING - careful',
    '[INFO] 2025-10-09 01:02:03 started',
    'INFO:root:started',
    '- [2025-10-11T04:59:26.024546] Alert WARNING coverage',
    '* [2025-10-11T04:59:26Z] ERROR coverage',
    '[TS=2025-10-11T04:59:26Z] id=A-1 op=approve',
    'Traceback (most recent call last):',
    'npm ERR! code ELIFECYCLE',
    'Exception in thread "main" java.lang.Error',
    "thread 'main' panicked at src/main.rs:1",
    'goroutine 1 [running]:',
    '====== 3 passed in 0.12s ======',
    'PS C:\\Users\\x> npm test',
    'ada@host:~/app$ npm test',
    'Oct  9 01:02:03 host sshd[123]: closed',
    'red \\x1b[31mtext',
  ])('finds %s', (text) => {
    expect(checkFixture(ledger(text)).map((one) => one.code)).toContain(code);
  });

  it.each([
    '2025-10-09: build failed',
    '- 2025-10-09 ERROR of the build',
    '- 2025-10-11: task added',
    'ERROR: do not edit',
    'WARNING: generated',
    '[INFO] read this first',
    '- npm ERR! means that npm failed',
    'At line 3 there is a fault',
    'at noon (12:00)',
    '=======',
    '== Results ==',
    '$ npm test',
    'mail ada@host.com',
    '> [2025-10-09 01:02:03] INFO quoted',
    '```\n[2025-10-09 01:02:03] INFO quoted\n```',
    '| [2025-10-09 01:02:03] INFO in a table |',
  ])('lets pass %s', (text) => {
    expectMarked(code, ledger(text));
  });

  it('leaves blocked items alone, which quote the fault that blocks', () => {
    expectMarked(code, '=== blocked_items.md\n### BLOCK-1: x\nTraceback (most recent call last):\n');
  });
});

describe('text/mixed-eol', () => {
  const code = 'text/mixed-eol';

  it('says nothing where all lines end in one way', () => {
    for (const end of ['\n', '\\x0d\n']) expectMarked(code, `=== ORCH/STATE/TASKS.md\na${end}b${end}c${end}`);
  });

  it('warns of a lone CR even among many other lines', () => {
    const [finding] = checkFixture('=== ORCH/STATE/TASKS.md\na\nb\\x0dc\nd\\x0d\n').filter((one) => one.code === code);
    expect(finding).toMatchObject({ severity: 'warning', params: { here: 'CR', most: 'LF', count: 1 } });
    expect(finding?.range.start.line).toBe(1);
  });

  it('points at the first line that differs from most', () => {
    const [finding] = checkFixture('=== ORCH/STATE/TASKS.md\na\\x0d\nb\\x0d\nc\n').filter((one) => one.code === code);
    expect(finding).toMatchObject({ severity: 'info', params: { here: 'LF', most: 'CRLF', count: 1 } });
    expect(finding?.range.start.line).toBe(2);
  });
});

describe('text/replacement-character', () => {
  const code = 'text/replacement-character';

  it('marks the run of lost characters, once a line', () => {
    expectMarked(code, ledger('ab\\ufffd\\ufffd\\ufffdc\\ufffd\n  ~~~ warning text/replacement-character'));
  });

  it('counts the lines beyond the twentieth', () => {
    const found = checkFixture(ledger('\\ufffd\n'.repeat(30))).filter((one) => one.code === code);
    expect(found).toHaveLength(20);
    expect(found.at(-1)?.params).toEqual({ lines: 11 });
    expect(found.at(0)?.params).toEqual({ lines: 1 });
  });

  it('is silent in code, and where the bytes are to blame', () => {
    expectMarked(code, ledger('```\n\\ufffd\n```'));
    expectMarked(code, '=== ORCH/STATE/TASKS.md !not-utf8 other 1\n\\ufffd\n');
  });
});

describe('files that are no text', () => {
  it('get one finding, and none about their lines', () => {
    const found = checkFixture('=== ORCH/STATE/TASKS.md !not-utf8 binary 1\n\\x00\\ufffd\\x07\n');
    expect(found.map(({ code }) => code)).toEqual(['text/not-utf8']);
  });

  it('of which only a NUL is wrong have their lines judged', () => {
    const found = checkFixture('=== ORCH/STATE/TASKS.md !not-utf8 binary 1\n\\x00\n');
    expect(found.map(({ code }) => code)).toEqual(['text/control-character', 'text/not-utf8']);
  });
});
