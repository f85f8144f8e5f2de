import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesActor, matchesGlob, matchesId, matchesText } from '../../../server/src/core/policy/index.js';
import { patternFault } from '../../../server/src/core/policy/wildcard.js';
import '../../support/seed.js';

describe('matchesActor', () => {
  it.each([
    ['WORK', 'WORK', true],
    ['WORK', 'work', true],
    ['WORK', 'WORK@claude-2', true],
    ['WORK', 'WORK@x@y', true],
    ['WORK', 'WORK1', false],
    ['WORK', 'WORKER', false],
    ['WORK#', 'WORK1', true],
    ['WORK#', 'WORK12@x', true],
    ['WORK#', 'WORK', false],
    ['WORK#', 'WORK1a', false],
    ['WORK-#', 'WORK-2', true],
    ['WORK*', 'WORKER', true],
    ['*@auto', 'AUDIT@auto', true],
    ['*@auto', 'auto', false],
    ['*@auto', 'AUDIT@automatic', false],
    ['WORK@*', 'WORK', false],
    ['WORK@*', 'WORK@a', true],
    ['@auto', 'auto', false],
    ['LTA-??', 'LTA-01', true],
    ['LTA-??', 'LTA-001', false],
    ['{QA,REV}#', 'rev2', true],
    ['{QA,REV}#', 'QB2', false],
    ['*', '', true],
    ['', '', true],
    ['', 'WORK', false],
    ['監査*', '監査役', true],
  ])('%j and %j: %s', (pattern, text, matches) => {
    expect(matchesActor(pattern, text)).toBe(matches);
  });
});

describe('matchesGlob', () => {
  it.each([
    ['PROJECT_RULES.md', 'PROJECT_RULES.md', true],
    ['PROJECT_RULES.md', './PROJECT_RULES.md', true],
    ['PROJECT_RULES.md', 'docs/PROJECT_RULES.md', false],
    ['*.md', 'a.md', true],
    ['*.md', 'docs/a.md', false],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'docs/deep/a.md', true],
    ['docs/**', 'docs/deep/a.md', true],
    ['docs/**', 'docsx/a.md', false],
    ['docs/', 'docs/deep/a.md', true],
    ['docs/', 'docs', false],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/xb', false],
    ['a/*/b', 'a/b', false],
    ['src/?.ts', 'src/a.ts', true],
    ['src/?.ts', 'src//.ts', false],
    ['.github/**', '.github/workflows/ci.yml', true],
    ['**', '.env', true],
    ['{server,client}/**/*.{ts,js}', 'client/src/a.js', true],
    ['{server,client}/**/*.{ts,js}', 'test/a.js', false],
    ['a.c', 'abc', false],
    ['(a+)+$', 'aaa', false],
    ['資料/*', '資料/計画.md', true],
    ['issue#1', 'issue#1', true],
  ])('%j and %j: %s', (pattern, path, matches) => {
    expect(matchesGlob(pattern, path)).toBe(matches);
  });
});

describe('matchesId and matchesText', () => {
  it('minds the case of an id but not of an operation', () => {
    expect(matchesId('{BUG,T}-#', 'T-101')).toBe(true);
    expect(matchesId('{BUG,T}-#', 't-101')).toBe(false);
    expect(matchesId('T-#', 'T-１')).toBe(false);
    expect(matchesText('*config*', '設定 CONFIG 変更')).toBe(true);
  });
});

describe('traps', () => {
  it.each([
    ['x'.repeat(129), 'too-long'],
    ['*a'.repeat(9), 'too-many-wildcards'],
    ['{a,b}'.repeat(7), 'too-many-alternatives'],
    ['{a,b}'.repeat(6), undefined],
    ['*a'.repeat(8), undefined],
  ])('judges %.20j: %s', (pattern, fault) => {
    expect(patternFault(pattern)).toBe(fault);
    if (fault !== undefined) expect(matchesActor(pattern, pattern)).toBe(false);
  });

  it('takes its steps however the text is made', () => {
    const text = `${'a'.repeat(4000)}b`;
    expect(matchesActor('*a*a*a*a*a*a*a*a', text)).toBe(false);
    expect(matchesGlob('**/a**/a**/a**/c', 'a/'.repeat(2000))).toBe(false);
    expect(matchesActor('*', 'a'.repeat(4097))).toBe(false);
  });

  it('finds every text that a pattern was made from', () => {
    const word = fc.stringMatching(/^[a-z0-9]{0,5}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (parts) => {
        expect(matchesActor(parts.join('*'), parts.join('--'))).toBe(true);
        expect(matchesActor(parts.join('?'), parts.join('-'))).toBe(true);
        expect(matchesActor(parts.join('?'), parts.join('--'))).toBe(parts.length === 1);
      }),
    );
  });
});
