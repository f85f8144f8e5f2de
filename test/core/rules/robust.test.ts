import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  describe as sentence,
  fixTitle,
  Lines,
  messagesFor,
  rules,
  type Finding,
} from '../../../server/src/core/index.js';
import { checkFixture, readFixture } from '../../support/fixture.js';
import { ledgerFiles, ledgerText } from './ledgers.js';
import { seed } from '../../support/seed.js';

const numRuns = Number(process.env['ORCH_RUNS'] ?? 150);

function check(files: ReadonlyMap<string, string>): readonly Finding[] {
  return checkFixture({ files, marks: [] });
}

/** Every finding stands in a file of the workspace, at a place that is there, and can be said in both languages. */
function expectSound(findings: readonly Finding[], files: ReadonlyMap<string, string>): void {
  const known = new Map([...files].map(([path, text]) => [path, new Lines(text)]));
  for (const finding of findings) {
    const lines = known.get(finding.file) ?? new Lines('');
    for (const { start, end } of [
      finding.range,
      ...finding.related.filter(({ file }) => file === finding.file).map(({ range }) => range),
    ]) {
      expect(start.line, finding.code).toBeLessThan(lines.count);
      expect(end.line, finding.code).toBeLessThan(lines.count);
      expect(start.character, finding.code).toBeLessThanOrEqual(lines.at(start.line).length);
      expect(end.character, finding.code).toBeLessThanOrEqual(lines.at(end.line).length);
      expect(lines.offsetAt(start), finding.code).toBeLessThanOrEqual(lines.offsetAt(end));
    }
    for (const locale of ['en', 'ja'])
      expect(sentence(finding, messagesFor(locale)), finding.code).not.toMatch(/undefined|\[object|function \w*\(|NaN/);
  }
}

describe('rules, whatever they are given', () => {
  it('find something sound in every workspace, and never throw', () => {
    fc.assert(
      fc.property(ledgerFiles, (files) => {
        expectSound(check(files), files);
      }),
      { seed, numRuns },
    );
  });

  it('find something sound in arbitrary text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 })),
        (text) => {
          const files = new Map(
            ['ORCH/STATE/TASKS.md', 'ORCH/STATE/flags.md', 'blocked_items.md', 'PROJECT_RULES.md'].map((path) => [
              path,
              text,
            ]),
          );
          expectSound(check(files), files);
        },
      ),
      { seed, numRuns },
    );
  });

  it('say the same of a file whatever was checked before it', () => {
    fc.assert(
      fc.property(ledgerFiles, (files) => {
        expect(check(files)).toEqual(check(files));
      }),
      { seed, numRuns: numRuns / 3 },
    );
  });

  it('offer fixes that change only what they name, and have a title', () => {
    fc.assert(
      fc.property(ledgerText, (text) => {
        const files = new Map([['ORCH/STATE/TASKS.md', text]]);
        for (const { fixes, code } of check(files)) {
          for (const { edits, title } of fixes) {
            expect(fixTitle(title, messagesFor('en')), code).not.toMatch(/undefined|\[object/);
            expect(() => applyEdits(text, edits), code).not.toThrow();
          }
        }
      }),
      { seed, numRuns },
    );
  });

  it('offer safe fixes of tables that make their finding go away', () => {
    fc.assert(
      fc.property(ledgerText, (text) => {
        const path = 'ORCH/STATE/TASKS.md';
        const found = check(new Map([[path, text]]));
        for (const finding of found.filter(({ code }) => code.startsWith('table/'))) {
          for (const fix of finding.fixes.filter(({ safe }) => safe)) {
            const after = check(new Map([[path, applyEdits(text, fix.edits)]]));
            const same = (other: Finding): boolean => other.code === finding.code;
            expect(after.filter(same).length, finding.code).toBeLessThan(found.filter(same).length);
          }
        }
      }),
      { seed, numRuns },
    );
  });
});

describe('rules, on traps', () => {
  const long = 300_000;
  const traps: readonly (readonly [string, string])[] = [
    ['a line of digits', '2024-01-'.repeat(long / 8)],
    ['a line of placeholders', '20XX-XX-XX '.repeat(long / 11)],
    ['a line of escapes', '\u001b['.repeat(long / 2)],
    ['a line of control characters', '\u0007a'.repeat(long / 2)],
    ['a line of pipes', '|'.repeat(long)],
    ['a line of conflict markers', '<'.repeat(long)],
    ['lines of conflict markers', '<<<<<<< \n'.repeat(long / 9)],
    ['a line of brackets', '['.repeat(long)],
    ['a line of backslashes', '\\'.repeat(long)],
    ['a line of lost characters', '\ufffd'.repeat(long)],
    ['lines of lost characters', '\ufffd\n'.repeat(long / 2)],
    ['bare CRs', 'a\r'.repeat(long / 2)],
    ['a stack of at', `at ${'a '.repeat(long / 2)}`],
    ['a log line of one word', `2025-10-09 01:02:03 ${'a.'.repeat(long / 2)}`],
    ['a long suppression', `<!-- orch-ignore ${'a/'.repeat(long / 2)} -->`],
    ['a long flag', `FREEZE=${'o'.repeat(long)}`],
  ];

  it.each(traps)('pass %s quickly', (_, text) => {
    const files = new Map([
      ['ORCH/STATE/TASKS.md', text],
      ['ORCH/STATE/flags.md', text],
      ['blocked_items.md', `### BLOCK-1: ${text}\n- **task**: ${text}\n`],
    ]);
    expectSound(check(files), files);
  });

  it.each(traps)('pass %s in a cell quickly', (_, text) => {
    const cell = text.replace(/[\r\n|]/g, ' ');
    const head = '| task_id | title | state | due | artifact | notes |\n|---|---|---|---|---|---|\n';
    const files = new Map([
      ['ORCH/STATE/TASKS.md', `${head}| T-1 | ${cell} | READY | ${cell} | ${cell} | ${cell} |\n`],
    ]);
    expectSound(check(files), files);
  });
});

describe('the list of rules', () => {
  it('has each code once, documented, with files that are read', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const { code, docs } of rules) {
      expect(docs.what, code).toMatch(/\.$/);
      expect(docs.why, code).toMatch(/\.$/);
      expect(docs.fix, code).toMatch(/\.$/);
      expect(readFixture(docs.good).files.size, code).toBeGreaterThan(0);
    }
  });
});
