import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../server/src/core/index.js';
import {
  approvalsNamed,
  formFault,
  hexRuns,
  names,
  patternIn,
  placeholderIn,
  readEvidence,
  statusStated,
} from '../../../server/src/core/evidence/index.js';
import { zonesOf } from '../../../server/src/core/evidence/zones.js';
import { Lines } from '../../../server/src/core/index.js';

const read = (text: string, patch = false): ReturnType<typeof readEvidence> => readEvidence(text, defaultPolicy, patch);

describe('the zones of a record', () => {
  const zones = (text: string): string =>
    zonesOf(new Lines(text))
      .map((zone) => zone.slice(0, 2))
      .join(' ');

  it.each([
    ['words', 'sa'],
    ['```\nx\n```\ny', 'qu qu qu sa'],
    ['````\n```\n````\ny', 'qu qu qu sa'],
    ['~~~ text\n```\n~~~\ny', 'qu qu qu sa'],
    ['``` a`b\ny', 'sa sa'],
    ['  - item\n    ```diff\n    + no\n    ```\ny', 'sa qu co qu sa'],
    ['```diff\n-a\n+b\n c\n@@ -1 +1 @@\n```\n- x', 'qu re ad co hu qu sa'],
    ['```\n--- a/x\n+++ b/x\n-a\n```', 'qu he he re qu'],
    ['```python\n+x\n```', 'qu qu qu'],
    ['```\nunclosed', 'qu qu'],
    ['| a |\n|---|', 'ta ta'],
    ['> **Status**: pending', 'qu'],
    ['<!-- TODO\nmore\n--> \nx', 'qu qu qu sa'],
    ['<!-- one line -->\nx', 'qu sa'],
    ['--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n c\n\n-d\n## Next\n- x', 'he he hu re ad sa sa re sa sa'],
    ['---\nkey: value\n---\n- x', 'sa sa sa sa'],
  ])('%j', (text, expected) => {
    expect(zones(text)).toBe(expected);
  });
});

describe('the status that a record states', () => {
  const stated = (text: string, id = 'A001'): string | undefined => statusStated(read(text), id)?.status;

  it.each([
    ['- **承認ID**: A001\n- **ステータス**: pending', 'pending'],
    ['---\napproval: A001\nstatus: approved\n---', 'approved'],
    ['appr_id: `A001`\n\n## 承認状況\n**ステータス：** 承認済み', 'approved'],
    ['# 承認証跡 - A001\n- Status: ✅ **Approved** by CMD', 'approved'],
    ['- Approval: A001\n- Status: pending → approved', 'approved'],
    ['- Approval: A001\n- Status: pending\n\nLater:\n- Status: approved', 'approved'],
    ['- Approval: A001\n- Status: pending (since Monday)', 'pending'],
    ['- Approval: A001\n- Status: rejected, see below', 'rejected'],
    ['Approval ID: A001, A002\nStatus: pending', 'pending'],
    ['approval status: pending\n\nThis is the record of A001.', 'pending'],
    ['| x |\n **承認ID**: A001\n **Status**: pending（登録済み）', 'pending'],
  ])('%j: %s', (text, expected) => {
    expect(stated(text)).toBe(expected);
  });

  it.each([
    ['another approval', '- Approval: A002\n- Status: pending'],
    ['another approval by heading', '# A001\n## A002\n- Status: pending'],
    ['a task', '- **task_id**: T-1\n- **state**: REVIEW\n- Status: pending'],
    ['a task state under the approval', '- Approval: A001\n- State: pending\n- 状態: 承認待ち'],
    ['a status of something else', '- Approval: A001\n- Status: DONE'],
    ['a choice', '- Approval: A001\n- Status: pending / approved / rejected'],
    ['a choice of a template', '- Approval: A001\n- Status: pending | approved'],
    ['a sentence', '- Approval: A001\n- Decision: rejected designs are listed below'],
    ['nobody', '- Status: pending'],
    ['a record that names several', 'approval status: pending\n\nA001\n\n- Approval: A002'],
    ['a fenced block', '- Approval: A001\n```\n- Status: pending\n```'],
    ['a table', '- Approval: A001\n| Status | pending |\n|---|---|\n| A001 | pending |'],
    ['a diff', '- Approval: A001\n\n@@ -1 +1 @@\n-- **Status**: pending\n+- **Status**: pending'],
    ['a quotation', '- Approval: A001\n> Status: pending'],
    ['an unclosed fence', '- Approval: A001\n~~~\nStatus: pending'],
  ])('is silent on %s', (_, text) => {
    expect(stated(text)).toBeUndefined();
  });

  it('starts anew under the label of another approval, and comes back', () => {
    const text = '## A001\n- Status: approved\n\n## A002\n- Status: pending\n';
    expect([stated(text, 'A001'), stated(text, 'A002'), stated(text, 'A003')]).toEqual([
      'approved',
      'pending',
      undefined,
    ]);
  });

  it('knows where it stands', () => {
    const mark = statusStated(read('- **Approval**: A001\n- **Status**: pending (x)'), 'a001');
    expect(mark?.range).toEqual({ start: { line: 1, character: 14 }, end: { line: 1, character: 25 } });
  });
});

describe('placeholders', () => {
  it.each([
    '未定',
    '[計算前]',
    '**[計算後]**',
    'TBD',
    'tbd.',
    'TODO',
    '<hash>',
    '{{sha}}',
    '2024-01-XX',
    '未定（後日）',
    '[移動後ハッシュ]',
    '???',
    'To be determined',
    '[計算前] → [計算後]',
    '【記入】',
    '[YYYY-MM-DD]',
  ])('%s is one', (value) => {
    expect(placeholderIn(value)).toBeDefined();
  });

  it.each([
    '',
    '-',
    'none',
    'TODO list cleaned up',
    'the TBD entries are gone',
    '未定の項目を検出する',
    '[x]',
    '[]',
    '[src/a.ts, hash.ts]',
    '<https://example.org/hash>',
    '2024-01-15',
    'approved',
    '[docs](todo.md)',
    'XL',
    '?',
    'a'.repeat(300),
  ])('%j is none', (value) => {
    expect(placeholderIn(value)).toBeUndefined();
  });

  const found = (text: string): string[] =>
    read(text).placeholders.map(({ label, text: value, range }) => `${label}=${value}@${range.start.line}`);

  it('stand as values, in tables and in hunk headers', () => {
    expect(found('- **承認者**: 未定\nSHA256: [計算前]\n')).toEqual(['承認者=未定@0', 'SHA256=[計算前]@1']);
    expect(found('TASKS.md => 修正後: [計算後]')).toEqual(['TASKS.md => 修正後=[計算後]@0']);
    expect(found('| file | sha256 |\n|---|---|\n| a.ts | TBD |')).toEqual(['=TBD@2']);
    expect(found('```diff\n@@ -XX,7 +XX,8 @@\n```')).toEqual(['=@@ -XX,7 +XX,8 @@@1']);
  });

  it('are left alone where they are quoted or talked about', () => {
    expect(found('The header `@@ -XX` and the word TBD are found by the tool: 未定 too.')).toEqual([]);
    expect(found('- form of a date: `YYYY-MM-DD`\n- word: `TBD`')).toEqual([]);
    expect(found('```\nowner: TBD\n```\n> owner: TBD\n<!-- owner: TBD -->')).toEqual([]);
    expect(found('```diff\n+due: TBD\n-due: 未定\n```')).toEqual([]);
    expect(found('| task_id | due |\n|---|---|\n| T-1 | TBD |')).toEqual([]);
    expect(found('- **state**: TODO')).toEqual([]);
  });

  it('know what only a decision fills in', () => {
    const of = (label: string): boolean | undefined => read(`- ${label}: TBD`).placeholders[0]?.ofDecision;
    expect([of('承認者'), of('承認日時'), of('Approver'), of('ts_dec'), of('SHA256'), of('要求者')]).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('digests', () => {
  const GOOD = '9b1c4e0d7a6f42835d90b8c1e6a7f3245d8e0c9b7a163f42e8d5c0b9a7e61f34';

  it.each([
    ['0123456789abcdef0123456789abcdef', 'counting'],
    ['fedcba9876543210f1e2d3c4b5a69788', 'counting'],
    ['a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6', 'counting'],
    ['1234567890123456789012345678901234567890', 'counting'],
    [`9b1c4e0d123456787a6f42835d90b8c1`, 'counting'],
    ['0'.repeat(64), 'few-digits'],
    ['deadbeef'.repeat(8), 'repeating'],
    [`${GOOD.slice(0, 32)}${GOOD.slice(0, 32)}`, 'repeating'],
    ['abc123'.repeat(11).slice(0, 64), 'repeating'],
    [GOOD, undefined],
    ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', undefined],
    ['4b825dc642cb6eb9a060e54bf8d69288fbee4904', undefined],
    ['d41d8cd98f00b204e9800998ecf8427e', undefined],
  ])('%s: %s', (digest, expected) => {
    expect(patternIn(digest)).toBe(expected);
  });

  it('real ones are next to never taken for invented', () => {
    // A generator with a fixed seed stands in for SHA-256.
    let seed = 1;
    const digit = (): string => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return (seed >>> 28).toString(16);
    };
    const bad = Array.from({ length: 20_000 }, () => Array.from({ length: 64 }, digit).join('')).filter(patternIn);
    expect(bad).toEqual([]);
  });

  it.each([
    ['sha256', GOOD, undefined],
    ['sha256', GOOD.toUpperCase(), undefined],
    ['sha256', `\`${GOOD}\``, undefined],
    ['digest', `sha256:${GOOD}`, undefined],
    ['sha256', GOOD.slice(0, 40), 'length'],
    ['sha1', GOOD.slice(0, 40), undefined],
    ['hash', GOOD.slice(0, 40), undefined],
    ['hash', 'abc1234', undefined],
    ['hash', GOOD.slice(0, 50), 'length'],
    ['sha256', `g${GOOD.slice(1)}`, 'not-hex'],
    ['sha256', `${GOOD.slice(0, 12)}…`, 'cut'],
    ['sha256', `${GOOD.slice(0, 12)}...${GOOD.slice(-4)}`, 'cut'],
    ['commit_hash', `${GOOD.slice(0, 8)}...`, undefined],
    ['sha256', 'verified', undefined],
    ['sha256', '計算済み', undefined],
    ['sha256', 'artifacts/x/sha256_hashes.log', undefined],
    ['sha256', 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', undefined],
    ['hash_algorithm', 'sha256', undefined],
    ['hash', 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG', undefined],
  ])('%s: %s → %s', (key, value, expected) => {
    expect(formFault(key, value)?.kind).toBe(expected);
  });

  it('are found only where they stand alone', () => {
    expect(hexRuns(`x ${GOOD}, y`).map(({ from }) => from)).toEqual([2]);
    expect(hexRuns(`x${GOOD}`)).toEqual([]);
    expect(hexRuns(`${GOOD}0`)).toEqual([]);
  });

  it('of zeros are only wrong where they are called hashes', () => {
    const zero = '0'.repeat(40);
    expect(read(`old ${zero}`).badHashes).toEqual([]);
    expect(read(`\`\`\`\nsha ${zero}\n\`\`\``).badHashes).toEqual([]);
    expect(read(`hash: ${zero}`).badHashes.length).toBe(1);
  });

  it('in code count only where they are called hashes, or stand as sha256sum writes them', () => {
    const made = 'ab'.repeat(32);
    const quoted = (line: string): number => read(`\`\`\`\n${line}\n\`\`\``).badHashes.length;
    expect([
      quoted(`id = "${made}"`),
      quoted(`sha256 ${made}`),
      quoted(`${made}  a.ts`),
      quoted(`${made} *a.ts`),
    ]).toEqual([0, 1, 1, 1]);
  });

  it('in changed lines of a diff are not the record’s own', () => {
    expect(read(`\`\`\`diff\n+sha256: ${'ab'.repeat(32)}\n\`\`\``).badHashes).toEqual([]);
    expect(read(`\`\`\`diff\n sha256: ${'ab'.repeat(32)}\n\`\`\``).badHashes).toEqual([]);
    expect(read(`\`\`\`diff\nsha256: ${'ab'.repeat(32)}\n\`\`\``).badHashes).toHaveLength(1);
  });
});

describe('what a record changes', () => {
  const change = (text: string, patch = false): unknown => {
    const { files, lines } = read(text, patch).change;
    return [[...files.keys()], lines];
  };

  it.each([
    [
      '```diff\ndiff --git a/x.ts b/x.ts\nindex 1..2 100644\n--- a/x.ts\n+++ b/x.ts\n@@ -1 +1 @@\n-a\n+b\n```',
      [['x.ts'], 2],
    ],
    ['```diff\n--- /dev/null\n+++ b/new file.ts\t2026-01-01\n+a\n```', [['new file.ts'], 1]],
    ['```diff\n--- "a/\\346\\227\\245.md"\n+++ "b/\\346\\227\\245.md"\n```', [['日.md'], 0]],
    ['```diff\ndiff --git a/old b/new\nrename from old\nrename to new\n```', [['old', 'new'], 0]],
    ['```diff\ndiff --git a/a b/x.sh b/a b/x.sh\nold mode 100644\nnew mode 100755\n```', [['a b/x.sh'], 0]],
    ['```diff\n-- not a header\n--- a comment\n+x\n```', [[], 3]],
    ['```diff\n--- ORCH\\STATE\\TASKS.md\n+++ .\\ORCH\\STATE\\TASKS.md\n```', [['ORCH/STATE/TASKS.md'], 0]],
    ['- a bullet\n+ another\n- and a third', [[], 0]],
  ])('%j', (text, expected) => {
    expect(change(text)).toEqual(expected);
  });

  it('is all of a bare patch', () => {
    expect(change('diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n', true)).toEqual([['x'], 2]);
    expect(change('a word\n-a\n+b\n', true)).toEqual([[], 2]);
  });
});

describe('what a record names', () => {
  it.each([
    ['in 001-A001.diff.md', 'A001', true],
    ['承認A001起票', 'A001', true],
    ['a001', 'A001', true],
    ['A0011 XA001 A001x', 'A001', false],
    ['e\u0301-1', 'é-1', true],
    ['', 'A001', false],
    ['anything', '', false],
  ])('%s holds %s: %s', (text, id, expected) => {
    expect(names(read(text), id)).toBe(expected);
    expect(names(read(`${text}${' '.repeat(70_000)}`), id)).toBe(expected);
  });

  it.each([
    ['### Adding the approval A005', ['A005']],
    ['- 承認フロー: A005 pending', ['A005']],
    ['approval: B-7', ['B-7']],
    ['appr_id: 005', ['005']],
    ['APPR-ID: none', []],
    ['Printed on A400 paper', []],
    ['- **承認**: CMD', []],
    ['- **承認**: 2025-01-01', []],
    ['```\napproval A005\n```\n| A005 | approved |\n> A005 approved', []],
  ])('%j: %j', (text, expected) => {
    expect(approvalsNamed(read(text), 'A004')).toEqual(expected);
  });
});
