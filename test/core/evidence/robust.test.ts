import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalsNamed, names, readEvidence, statusStated } from '../../../server/src/core/evidence/index.js';
import {
  Checker,
  defaultPolicy,
  describe as sentence,
  Lines,
  messagesFor,
  rules,
  type Fact,
  type Finding,
  type Range,
} from '../../../server/src/core/index.js';
import { openFixture } from '../../support/fixture.js';
import { seed } from '../../support/seed.js';

const runs = Number(process.env['ORCH_RUNS'] ?? 100);

const fragment = fc.oneof(
  fc.constantFrom(
    '- **承認ID**: A001',
    'approval: A002',
    '- Status: pending',
    '**Status**: approved → rejected',
    '```diff',
    '```',
    '~~~',
    '--- a/PROJECT_RULES.md',
    '+++ b/PROJECT_RULES.md',
    '@@ -XX +1 @@',
    '+added',
    '-removed',
    '| appr_id | TBD |',
    '<!--',
    '-->',
    '> quoted',
    'SHA256: [計算前]',
    `sha256: ${'ab'.repeat(32)}`,
    'sha256: abc…',
    '---',
    '# A001 heading',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const recordText = fc
  .array(fc.tuple(fragment, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 40 })
  .map((lines) => lines.map(([line, end]) => line + end).join(''));
const id = fc.oneof(
  fc.constantFrom('A001', 'A002', '1', 'é-1', 'APPR-2025-01', '', '(((', '\\', '[a-z]+12', 'a'.repeat(200)),
  fc.string({ maxLength: 20 }),
);

function isInside(text: string, { start, end }: Range): boolean {
  const lines = new Lines(text);
  const within = (at: Range['start']): boolean =>
    at.line < lines.count && at.character >= 0 && at.character <= lines.at(at.line).length;
  return within(start) && within(end) && start.line === end.line && start.character <= end.character;
}

describe('reading a record', () => {
  it('never throws, and points into the record', () => {
    fc.assert(
      fc.property(recordText, id, fc.boolean(), (text, name, patch) => {
        const record = readEvidence(text, defaultPolicy, patch);
        const { marks, placeholders, badHashes, change } = record;
        for (const { range } of [...marks, ...placeholders, ...badHashes]) expect(isInside(text, range)).toBe(true);
        for (const range of change.files.values()) expect(isInside(text, range)).toBe(true);
        statusStated(record, name);
        approvalsNamed(record, name);
        expect(names({ ...record, text: `(${text})${name})` }, name)).toBe(name !== '');
        expect(names({ ...record, text: `${' '.repeat(70_000)}(${text})${name})` }, name)).toBe(name !== '');
      }),
      { seed, numRuns: runs * 5 },
    );
  });
});

/** Everything that the rules of both groups say of one ledger; the same record stands behind every path. */
function judge(ledger: string, text: string): readonly Finding[] {
  const group = rules.filter(({ code }) => /^(?:approval|evidence)\//.test(code));
  const fact: Fact = { kind: 'file', size: text.length, ignored: false, text };
  const workspace = openFixture(
    new Map([
      ['ORCH/STATE/TASKS.md', '| task_id | title | state |\n|---|---|---|\n| T-1 | x | REVIEW |\n'],
      ['ORCH/STATE/APPROVALS.md', ledger],
      ['ORCH/STATE/flags.md', 'FREEZE=on\nAUTO_DECIDE=off\n'],
    ]),
  );
  return new Checker(group).check(workspace, { get: () => fact }, Date.UTC(2026, 0, 15)).findings;
}

const COLUMNS =
  'appr_id task_id op status requested_by approver approver_role ts_req ts_dec evidence kind expiry_utc digest signature'.split(
    ' ',
  );
const HEAD = `| ${COLUMNS.join(' | ')} |\n|${'---|'.repeat(COLUMNS.length)}\n`;

describe('judging approvals', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '-',
      '',
      'A001',
      'T-1',
      'approved',
      'pending',
      'rejected',
      'expired',
      'WORK@alice',
      'AUDIT@auto',
      '@',
      'CMD@',
      '2026-01-14T09:00:00Z',
      '2026-02-30',
      'TBD',
      'ORCH/patches/2026-01/T-1-A001.diff.md',
      'C:\\x\\y.md',
      '../x.md',
      '`x`, [y](z.md)',
      'result',
      'waiver',
      '\\|',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: COLUMNS.length + 1 }), { maxLength: 6 });

  it('never throws, whatever the cells and the records hold', () => {
    fc.assert(
      fc.property(rows, recordText, (cells, text) => {
        const ledger = HEAD + cells.map((row) => `| ${row.join(' | ')} |\n`).join('');
        for (const finding of judge(ledger, text)) {
          expect(isInside(finding.file.endsWith('APPROVALS.md') ? ledger : '', finding.range)).toBe(true);
          expect(sentence(finding, messagesFor('en'))).not.toMatch(/undefined|\[object|NaN/);
          expect(sentence(finding, messagesFor('ja'))).not.toMatch(/undefined|\[object|NaN/);
        }
      }),
      { seed, numRuns: runs * 2 },
    );
  });
});

/** A megabyte each of what makes careless patterns run for ever: it is enough that these end. */
const MEGABYTE = 1_000_000;
const traps: readonly (readonly [string, string])[] = [
  ['one letter', 'a'],
  ['blanks', ' '],
  ['asterisks', '*'],
  ['ticks', '`'],
  ['brackets', '['],
  ['parentheses', '（'],
  ['colons', ':'],
  ['pipes', '|'],
  ['digits', '1'],
  ['hexadecimal digits', '0123456789abcdef'],
  ['hashes', `${'ab'.repeat(32)} `],
  ['zeros', `${'0'.repeat(40)} `],
  ['lines of hashes', `sha256: ${'ab'.repeat(32)}\n`],
  ['ids', 'A001'],
  ['ids of the build', 'A002 approved '],
  ['lines of ids', '# A002 approved\n'],
  ['labels', '- **承認ID**: A002\n- **Status**: pending\n'],
  ['half labels', '- **'],
  ['arrows', '→'],
  ['fences', '```\n~~~\n'],
  ['diff headers', 'diff --git a/x y b/x y\n'],
  ['quoted names', '+++ "\\303\\'],
  ['pairs', '--- a/x\n+++ b/x\n'],
  ['comments', '<!-- -'],
  ['placeholders', '| [計算前] '],
  ['line ends', '\r'],
  ['surrogates', '\ud83d'],
];

describe('a hostile record', () => {
  it.each(traps)('of %s is read in bounded time', (_, unit) => {
    const text = unit.repeat(Math.floor(MEGABYTE / unit.length));
    const row = 'A001 | T-1 | x | approved | WORK@a | AUDIT@b | AUDIT | - | - | x.md';
    judge(`${HEAD}| ${row} |\n`, text);
    judge(`${HEAD}| ${row} |\n`, `- Approval: A002\n${text}`);
    readEvidence(text, defaultPolicy, true);
    expect(names(readEvidence(text, defaultPolicy), unit.slice(0, 20))).toBeTypeOf('boolean');
  });

  it.each(traps)('cells of %s are judged in bounded time', (_, unit) => {
    const value = unit.repeat(Math.floor(100_000 / unit.length)).replace(/[\r\n|]/g, ' ');
    const cells = (status: string): string =>
      COLUMNS.map((column) => (column === 'status' ? status : value)).join(' | ');
    judge(`${HEAD}| ${cells('approved')} |\n| ${cells('pending')} |\n| ${cells(value)} |\n`, 'A001');
  });
});
