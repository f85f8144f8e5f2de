import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evidencePath,
  readEvidence,
  readFront,
  writeEvidence,
  type EvidenceDraft,
} from '../../../server/src/core/evidence/index.js';
import {
  Checker,
  defaultPolicy,
  describe as sentence,
  messagesFor,
  parseTime,
} from '../../../server/src/core/index.js';
import { factsOf, openFixture } from '../../support/fixture.js';
import { seed } from '../../support/seed.js';

const TIME = Date.UTC(2026, 0, 10, 9);
const HASH = 'sha256:9b1c4e0d7a6f42835d90b8c1e6a7f3245d8e0c9b7a163f42e8d5c0b9a7e61f34';
const BASE = '3f786850e387550fdab836ed7e6dc881de23001b';
const HEAD = '89e6c98d92887913cadf06b2adb97f26cde4849b';

const DIFF = [
  'diff --git a/src/login.ts b/src/login.ts',
  '--- a/src/login.ts',
  '+++ b/src/login.ts',
  '@@ -1,3 +1,3 @@ function login',
  ' export function login() {',
  '-  return false;',
  '+  return true;',
  ' }',
].join('\n');

function draft(more: Partial<EvidenceDraft> = {}): EvidenceDraft {
  return {
    version: 1,
    task: 'T-1',
    approval: 'A001',
    requester: 'WORK@claude-2',
    time: '2026-01-10T09:00:00Z',
    base: BASE,
    head: HEAD,
    dirty: false,
    diff: { digest: HASH, files: 1, added: 1, removed: 1 },
    files: [{ path: 'src/login.ts', added: 1, removed: 1, digest: HASH }],
    checks: [{ command: 'npm test', exit: 0 }],
    tier: 'self-report',
    artifacts: ['src/login.ts'],
    op: 'Login works again',
    diffText: `${DIFF}\n`,
    ...more,
  };
}

/** Findings of the group `evidence` about a row whose evidence is this record. */
function findings(text: string, said: EvidenceDraft, status: string): readonly string[] {
  const path = evidencePath('ORCH/patches', TIME, said.task, said.approval);
  const decided = status === 'pending' ? '- | - | - |' : 'CMD@dana | CMD | 2026-01-10T10:00:00Z |';
  const cell = (value: string): string => value.replace(/\|/g, '\\|');
  const files = new Map([
    [
      'ORCH/STATE/TASKS.md',
      `| task_id | title | state | owner |\n|---|---|---|---|\n| ${cell(said.task)} | Login | REVIEW | WORK |\n`,
    ],
    [
      'ORCH/STATE/APPROVALS.md',
      '| appr_id | task_id | op | status | requested_by | ts_req | evidence | kind | approver | approver_role | ts_dec |\n' +
        '|---|---|---|---|---|---|---|---|---|---|---|\n' +
        `| ${cell(said.approval)} | ${cell(said.task)} | Login | ${status} | WORK@claude-2 | 2026-01-10T09:00:00Z | ${path} | result | ${decided}\n`,
    ],
    [path, text],
  ]);
  const now = parseTime('2026-01-10T12:00:00Z');
  if (!('ms' in now)) throw new Error('no time');
  const { findings: all } = new Checker().check(openFixture(files), factsOf(files), now.ms);
  return all.filter(({ code }) => code.startsWith('evidence/')).map((one) => sentence(one, messagesFor('en')));
}

function expectSilence(said: EvidenceDraft): void {
  for (const locale of ['en', 'ja']) {
    const text = writeEvidence(said, locale);
    for (const status of ['pending', 'approved', 'rejected', 'expired']) {
      expect(findings(text, said, status), `${status}:\n${text}`).toEqual([]);
    }
  }
}

/** What nobody would give by accident: labels, placeholders, fences, made-up digests, line ends of all kinds. */
const nasty = fc.constantFrom(
  'TBD',
  '未定',
  '[計算前]',
  'TODO',
  'a -> TBD',
  'x: TBD',
  'status: pending',
  'approval_status: rejected',
  '承認ステータス: 却下',
  '- **Status**: approved',
  '# A002',
  'approval: A002',
  'sha256: abc…',
  '---',
  '...',
  '```',
  '````diff',
  '~~~',
  '<!--',
  '-->',
  '@@ -XX,7 +XX,8 @@',
  '--- a/PROJECT_RULES.md\n+++ b/PROJECT_RULES.md',
  '| appr_id | TBD |',
  '"quoted" \\ back',
  "'",
  '\u2028',
  '\u0085',
  '\u001b[2J',
  '\ud800',
  '\ufeff',
  '{a: b}',
  '[x]',
  '&a *a !!tag',
  '#',
  '> q',
  '設計',
);
const hostile = fc
  .array(
    fc.tuple(
      fc.oneof(nasty, fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 8 })),
      fc.constantFrom('', ' ', '\n', '\r', '\r\n'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.map(([text, end]) => text + end).join(''));

const fake = fc.constantFrom(
  'ab'.repeat(32),
  '0123456789abcdef'.repeat(4),
  'echo a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a5b6c7d8e9f0a1b2',
);

const hostileDraft: fc.Arbitrary<EvidenceDraft> = fc
  .record({
    requester: hostile,
    op: hostile,
    body: hostile,
    paths: fc.array(fc.oneof(hostile, fake), { maxLength: 3 }),
    command: fc.oneof(hostile, fake),
    context: fc.array(fc.tuple(fc.constantFrom(' ', '+', '-'), fc.oneof(hostile, fake)), { maxLength: 5 }),
  })
  .map(({ requester, op, body, paths, command, context }) => {
    // A line of a diff has a sign before it; a bare carriage return may stand inside.
    const changed = context.flatMap(([sign, text]) => text.split('\n').map((line) => sign + line));
    return draft({
      requester,
      op,
      body,
      files: paths.map((path) => ({ path, added: 1, removed: 0, digest: HASH })),
      artifacts: paths,
      checks: [{ command, exit: 1, started: '2026-01-10T08:59:00Z', duration: 1.5, log: HASH }],
      diffText: `${DIFF}\n${changed.join('\n')}\n`,
    });
  });

describe('a record that Orch wrote', () => {
  it('says what was done, for programs and for people', () => {
    expect(writeEvidence(draft())).toBe(`---
version: 1
task: "T-1"
approval: "A001"
requester: "WORK@claude-2"
time: "2026-01-10T09:00:00Z"
base: "${BASE}"
head: "${HEAD}"
dirty: false
diff:
  digest: "${HASH}"
  files: 1
  added: 1
  removed: 1
files:
  - path: "src/login.ts"
    digest: "${HASH}"
    added: 1
    removed: 1
checks:
  - command: "npm test"
    exit: 0
tier: "self-report"
artifacts:
  - path: "src/login.ts"
---

> Evidence of A001 (task T-1)

## What was done

> Login works again

All of this is the word of who submitted it. Nobody has run it again.

## Change

\`\`\`diff
${DIFF}
\`\`\`
`);
  });

  it('gives no finding, before and after the decision, in both languages', () => {
    expectSilence(draft());
    const { base: _base, head: _head, dirty: _dirty, diff: _diff, diffText: _text, ...bare } = draft();
    expectSilence({ ...bare, files: [], checks: [], artifacts: [] });
  });

  it('gives none whatever callers say', () => {
    fc.assert(fc.property(hostileDraft, expectSilence), { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 60) });
  });

  it.each([
    'T:1',
    '006-P∞',
    '004-P3',
    'a/b',
    'x,y',
    'T(1)',
    '設計-1',
    'TBD',
    'A:TBD',
    '..',
    '.x',
    '%41',
    "o'k",
    'a*b',
    '50%',
  ])('gives none for the id %s, and its name is that of the row', (id) => {
    expectSilence(draft({ task: id, approval: 'A001' }));
    expectSilence(draft({ task: 'T-1', approval: id }));
  });

  it('lets a made-up digest in the submitter’s own words be found', () => {
    const said = draft({ op: `tested, sha256 ${'ab'.repeat(32)}` });
    expect(findings(writeEvidence(said), said, 'pending').join()).toMatch(/a few digits only/);
  });

  it('keeps the diff in its fence, whatever the diff holds', () => {
    const diffText = `${DIFF}\n+\`\`\`\`\`\`\n+x\r+y\r\n \u0000\u001b\n`;
    const text = writeEvidence(draft({ diffText }));
    expect(text).toContain('\n```````diff\n');
    expect(text.endsWith('\n+``````\n+x␍+y\n ␀␛\n```````\n')).toBe(true);
    expect(readEvidence(text, defaultPolicy).change.lines).toBe(4);
  });

  it('shows so many changed lines as the policy allows, and says what is left out', () => {
    const many = Array.from({ length: 30 }, (_, at) => `+line ${at}`);
    const said = draft({
      diff: { digest: HASH, files: 1, added: 31, removed: 1 },
      diffText: [DIFF, '@@ -9 +9,30 @@', ...many].join('\n'),
    });
    const text = writeEvidence(said, 'en', 10);
    expect(readEvidence(text, defaultPolicy).change.lines).toBe(10);
    expect(text).toMatch(/^Only 10 of 32 changed lines are shown here\./m);
    expect(writeEvidence(said, 'ja', 10)).toMatch(/^変更 32 行のうち 10 行だけ/m);
    expect(writeEvidence(said, 'en', 0)).not.toContain('Only');
    expect(writeEvidence(said, 'en')).not.toContain('Only');
  });

  it('stays small enough to be read, however long the diff and the list of files', () => {
    const files = Array.from({ length: 3000 }, (_, at) => ({
      path: `src/${at}.ts`,
      added: 9,
      removed: 9,
      digest: HASH,
    }));
    const diffText = `${DIFF}\n@@ -1 +1 @@\n${'+'.padEnd(2000, 'x')}\n`.repeat(1000);
    const text = writeEvidence(draft({ files, diffText }), 'en', 0);
    expect(text.length).toBeLessThan(512 * 1024);
    const front = readFront(text);
    expect(front).toMatchObject({ unlisted: 2500, diff: { digest: HASH } });
  });

  it('lies where the row says', () => {
    expect(evidencePath('ORCH/patches/', Date.UTC(2026, 11, 31, 23), 'T:1', 'A 1')).toBe(
      'ORCH/patches/2026-12/T%3A1-A%201.diff.md',
    );
    expect(evidencePath('p', 0, '../x', '006-P∞')).toBe('p/1970-01/%2E.%2Fx-006-P∞.diff.md');
    expect(evidencePath('p', 0, 'path:a/b.md', 'a,b(c)')).toBe('p/1970-01/path%3Aa%2Fb.md-a%2Cb%28c%29.diff.md');
  });
});

describe('the front matter of a record', () => {
  it('is read as it was written, whatever callers say', () => {
    fc.assert(
      fc.property(hostileDraft, (said) => {
        const { op: _op, body: _body, diffText: _diff, ...front } = said;
        expect(readFront(writeEvidence(said))).toEqual(front);
      }),
      { seed },
    );
  });

  it('of a newer Orch is told by its version, and what is none is none', () => {
    expect(readFront(writeEvidence(draft()).replace('version: 1', 'version: 2'))).toEqual({ newer: 2 });
    const none = [
      '',
      '# text',
      '---\n---\n',
      '---\nversion: 1\n---\n',
      '---\nversion: x\ntask: a\napproval: b\n---\n',
      '---\n[\n---\n',
    ];
    for (const text of none) expect(readFront(text)).toBeUndefined();
  });

  it('is read also as people write YAML', () => {
    expect(
      readFront('---\nversion: 1\ntask: 17\napproval: A001\nnew: {a: 1}\nfiles:\n  - {path: a.ts}\n  - b.ts\n---\n'),
    ).toEqual({
      version: 1,
      task: '17',
      approval: 'A001',
      requester: '',
      time: '',
      files: [{ path: 'a.ts', digest: null, added: 0, removed: 0 }],
      checks: [],
      tier: '',
      artifacts: [],
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string()), { maxLength: 20 }), (lines) => {
        readFront(['---', ...lines, '---'].join('\n'));
      }),
      { seed },
    );
  });
});
