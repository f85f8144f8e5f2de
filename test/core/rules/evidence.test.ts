import { describe, expect, it } from 'vitest';
import {
  Checker,
  describe as sentence,
  messagesFor,
  NO_FACTS,
  rules,
  type Fact,
  type Finding,
} from '../../../server/src/core/index.js';
import { checkFixture, factsOf, openFixture, readFixture } from '../../support/fixture.js';

const RECORD = 'ORCH/patches/2026-01/T-1-A001.diff.md';
const HEADER = 'appr_id | task_id | op | status | evidence';

interface Setting {
  readonly policy?: string;
  readonly header?: string;
  /** Path → text. */
  readonly files?: Readonly<Record<string, string>>;
}

function fixture(rows: readonly string[], { policy, header = HEADER, files = {} }: Setting = {}): string {
  return [
    ...(policy === undefined ? [] : ['=== PROJECT_RULES.md', '---', 'orch:', policy, '---']),
    '=== ORCH/STATE/TASKS.md',
    '| task_id | title | state |',
    '|---|---|---|',
    '| T-1 | Login | REVIEW |',
    '=== ORCH/STATE/APPROVALS.md',
    `| ${header} |`,
    `|${header.replace(/[^|]+/g, '---')}|`,
    ...rows.map((row) => `| ${row} |`),
    ...Object.entries(files).flatMap(([path, text]) => [`=== ${path}`, text]),
  ].join('\n');
}

function findings(rows: readonly string[], setting: Setting = {}): readonly Finding[] {
  return checkFixture(fixture(rows, setting)).filter(({ code }) => code.startsWith('evidence/'));
}

function found(rows: readonly string[], setting: Setting = {}): string[] {
  return findings(rows, setting).map(
    ({ id, severity, code }) => `${id ?? '-'} ${severity} ${code.slice('evidence/'.length)}`,
  );
}

/** What is found when one approved row cites one record. */
function judged(text: string, setting: Setting & { status?: string } = {}): string[] {
  const { status = 'approved', ...rest } = setting;
  return found([`A001 | T-1 | Login | ${status} | ${RECORD}`], { ...rest, files: { [RECORD]: text, ...rest.files } });
}

describe('evidence that is named', () => {
  it('is asked of results, and of nothing that comes before work', () => {
    const header = 'appr_id | task_id | op | status | kind | evidence';
    const rows = ['result', 'change', 'execute', 'steal', 'waiver'].map(
      (kind, at) => `A${at} | T-1 | x | pending | ${kind} | -`,
    );
    expect(found(rows, { header })).toEqual(['A0 warning missing', 'A1 info missing']);
  });

  it.each([
    ['approved', 'T-1', ['A1 warning missing']],
    ['rejected', 'T-1', ['A1 info missing']],
    ['expired', 'T-1', []],
    ['what', 'T-1', []],
    ['approved', 'rule:wip', ['A1 info missing']],
    ['approved', 'T-9', ['A1 info missing']],
  ])('%s for %s', (status, task, expected) => {
    expect(found([`A1 | ${task} | x | ${status} | -`])).toEqual(expected);
  });

  it('may be a list, quoted, linked, with a remark', () => {
    const files = { [RECORD]: 'A001', 'docs/a.md': 'A001' };
    for (const cell of [
      `docs/a.md, ${RECORD}`,
      `\`${RECORD}\``,
      `[record](${RECORD})`,
      `${RECORD} (新規作成)`,
      `./${RECORD}`,
    ]) {
      expect(found([`A001 | T-1 | x | approved | ${cell}`], { files })).toEqual([]);
    }
  });

  it.each([
    ['a web address', 'https://example.org/pull/3', ['A001 hint name']],
    ['words', 'checked by hand', ['A001 hint name']],
    ['words to come', '未定', ['A001 warning missing']],
    ['what is not there', 'docs/none.md', ['A001 hint name', 'A001 error not-found']],
    ['what is not there, by an absolute path', 'C:\\Users\\me\\none.md', ['A001 warning not-found']],
    ['a folder', 'docs', ['A001 hint name']],
    ['a folder with a slash', 'docs/', ['A001 hint name']],
    ['outside', '../../etc/passwd', []],
    ['a ledger', 'ORCH/STATE/APPROVALS.md', ['A001 warning is-ledger']],
    ['an old path to a ledger', 'C:\\old\\ORCH\\STATE\\TASKS.md', ['A001 warning is-ledger']],
  ])('is %s', (_, cell, expected) => {
    expect(found([`A001 | T-1 | x | approved | ${cell}`], { files: { 'docs/a.md': 'x' } })).toEqual(expected);
  });

  it('resolves old absolute paths by the roots of the policy', () => {
    const policy = "  roots: { 'D:\\old\\repo': . }";
    const cell = `D:\\old\\repo\\${RECORD.replaceAll('/', '\\')}`;
    expect(found([`A001 | T-1 | x | approved | ${cell}`], { policy, files: { [RECORD]: 'A001' } })).toEqual([]);
  });

  it.each([
    ['T:1', 'ORCH/patches/2026-01/T%3A1-A001.diff.md'],
    ['006-P∞', 'ORCH/patches/2026-01/006-P∞-A001.diff.md'],
    ['006-P∞', 'ORCH/patches/2026-01/006-P%E2%88%9E-A001.diff.md'],
    ['t-1', 'ORCH/patches/2026-01/T-1-a001.diff.md'],
    ['rule:wip', 'ORCH/patches/2026-01/wip-limit-A001.diff.md'],
  ])('for %s may be called %s', (task, path) => {
    expect(found([`A001 | ${task} | x | approved | ${path}`], { files: { [path]: 'A001' } })).toEqual([]);
  });

  it.each([
    'ORCH/patches/T-1-A001.diff.md',
    'ORCH/patches/2026-01/T-2-A001.diff.md',
    'ORCH/patches/2026-01/T-1-A001.md',
    'ORCH/patches2/2026-01/T-1-A001.diff.md',
    'ORCH/patches/2026-01/100%-A001.diff.md',
  ])('%s is another name', (path) => {
    expect(found([`A001 | T-1 | x | approved | ${path}`], { files: { [path]: 'A001' } })).toEqual(['A001 hint name']);
  });

  it('points at the member of the list', () => {
    const [finding] = findings([`A001 | T-1 | x | approved | ${RECORD}, docs/no.md`], { files: { [RECORD]: 'A001' } });
    const { files } = readFixture(fixture([`A001 | T-1 | x | approved | ${RECORD}, docs/no.md`]));
    const line = files.get('ORCH/STATE/APPROVALS.md')?.split('\n')[finding?.range.start.line ?? 0];
    expect(line?.slice(finding?.range.start.character, finding?.range.end.character)).toBe('docs/no.md');
  });
});

describe('what a record says', () => {
  const says = (status: string): string => `- Approval: A001\n- Status: ${status}`;

  it.each([
    ['approved', 'approved', []],
    ['approved', 'pending', ['A001 warning contradicts-decision']],
    ['approved', 'rejected', ['A001 warning contradicts-decision']],
    ['rejected', '承認済み', ['A001 warning contradicts-decision']],
    ['pending', 'approved', ['A001 warning contradicts-decision']],
    ['pending', 'pending', []],
    ['expired', 'pending', []],
    ['expired', 'approved', ['A001 warning contradicts-decision']],
    ['approved', 'REVIEW', []],
  ])('of a row that is %s: %s', (status, said, expected) => {
    expect(judged(says(said), { status })).toEqual(expected);
  });

  it('is shown where it stands', () => {
    const [finding] = findings([`A001 | T-1 | x | approved | ${RECORD}`], {
      files: { [RECORD]: `# x\n\n${says('pending')}` },
    });
    expect(finding?.related).toEqual([
      { file: RECORD, range: { start: { line: 3, character: 10 }, end: { line: 3, character: 17 } } },
    ]);
    expect(sentence(finding!, messagesFor('en'))).toContain(`${RECORD}:4`);
  });

  it('is left open until the decision where only the decision can tell', () => {
    const text = 'A001\n- Approver: TBD\n- Approved at: 未定';
    expect(judged(text, { status: 'pending' })).toEqual([]);
    expect(judged(text)).toEqual(['A001 warning placeholder']);
    expect(judged(text, { status: 'rejected' })).toEqual([]);
  });

  it.each([
    ['another approval', 'Approval A005 filed as pending', ['A001 warning names-other-row']],
    ['another approval of the same task', 'task_id: T-1\nappr_id: A005', ['A001 info names-other-row']],
    ['both', 'Approval A005, after A001', []],
    ['none', 'Nothing but words', []],
    ['another by its file name only', 'See A005.', []],
  ])('names %s', (_, text, expected) => {
    expect(judged(text)).toEqual(expected);
  });

  it('takes a task of the same build for no approval', () => {
    const files = { [RECORD]: 'appr_id: T-1' };
    expect(found([`T-9 | T-1 | x | approved | ${RECORD}`], { files })).toEqual(['T-9 hint name']);
  });

  it.each([
    ['A001\nsha256: 12345', []],
    ['A001\nsha256: 9b1c4e0d7a6f42835d90', ['A001 warning hash-format']],
    ['A001\nsha256: 9b1c4e0d…', ['A001 info hash-format']],
    [`A001\nx: ${'0123456789abcdef'.repeat(4)}`, ['A001 warning hash-implausible']],
    [`A001\n\`\`\`\n${'0123456789abcdef'.repeat(4)}  file\n\`\`\``, ['A001 warning hash-implausible']],
  ])('%j', (text, expected) => {
    expect(judged(text)).toEqual(expected);
  });

  it('and what the column digest says', () => {
    const header = 'appr_id | task_id | op | status | digest';
    const row = (digest: string): string[] => found([`A1 | T-1 | x | approved | ${digest}`], { header });
    const good = '9b1c4e0d7a6f42835d90b8c1e6a7f3245d8e0c9b7a163f42e8d5c0b9a7e61f34';
    expect([row('-'), row(good), row(`sha256:${good}`), row(`\`${good}\``)]).toEqual([[], [], [], []]);
    expect(row('verified')).toEqual(['A1 warning hash-format']);
    expect(row(good.slice(1))).toEqual(['A1 warning hash-format']);
    expect(row('deadbeef'.repeat(8))).toEqual(['A1 warning hash-implausible']);
  });
});

describe('what a record changes', () => {
  const diff = (path: string, lines: number): string =>
    `A001\n\`\`\`diff\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n${'+x\n'.repeat(lines)}\`\`\``;

  it('stays within the limits', () => {
    expect(judged(diff('src/a.ts', 500))).toEqual([]);
    expect(judged(diff('src/a.ts', 501))).toEqual(['A001 warning over-limit']);
    expect(judged(diff('src/a.ts', 501), { status: 'rejected' })).toEqual([]);
    expect(judged(diff('src/a.ts', 501), { policy: '  evidence: { max_lines: 0 }' })).toEqual([]);
    const many = Array.from({ length: 21 }, (_, at) => `--- a/f${at}\n+++ b/f${at}\n`).join('');
    expect(judged(`A001\n\`\`\`diff\n${many}\`\`\``)).toEqual(['A001 warning over-limit']);
    expect(judged(`A001\n\`\`\`diff\n${many}\`\`\``, { policy: '  evidence: { max_files: 30 }' })).toEqual([]);
  });

  it('may be waived', () => {
    const header = 'appr_id | task_id | kind | status | evidence';
    expect(
      found([`A001 | T-1 | waiver | approved | ${RECORD}`], { header, files: { [RECORD]: diff('a', 501) } }),
    ).toEqual([]);
  });

  it.each([
    ['T-1', 'PROJECT_RULES.md', ['A001 warning touches-protected']],
    ['T-1', 'ORCH/STATE/flags.md', ['A001 warning touches-protected']],
    ['T-1', 'docs/PROJECT_RULES.md', []],
    ['rule:x', 'PROJECT_RULES.md', []],
    ['T-9', 'PROJECT_RULES.md', []],
  ])('for %s: %s', (task, path, expected) => {
    const file = `ORCH/patches/2026-01/${task.replace(':', '%3A')}-A001.diff.md`;
    expect(found([`A001 | ${task} | x | approved | ${file}`], { files: { [file]: diff(path, 1) } })).toEqual(expected);
  });

  it('is protected as the policy says', () => {
    expect(judged(diff('infra/prod/main.tf', 1), { policy: '  protected: ["infra/**"]' })).toEqual([
      'A001 warning touches-protected',
    ]);
    expect(judged(diff('PROJECT_RULES.md', 1), { policy: '  protected: []' })).toEqual([]);
  });

  it('depends on whether the target is a task, and notices when that changes', () => {
    const text = fixture([`A001 | T-9 | x | approved | ORCH/patches/2026-01/T-9-A001.diff.md`], {
      files: { 'ORCH/patches/2026-01/T-9-A001.diff.md': diff('PROJECT_RULES.md', 1) },
    });
    const checker = new Checker(rules.filter(({ code }) => code === 'evidence/touches-protected'));
    const before = readFixture(text).files;
    const after = new Map(before).set(
      'ORCH/STATE/TASKS.md',
      `${before.get('ORCH/STATE/TASKS.md') ?? ''}| T-9 | New | REVIEW |\n`,
    );
    const first = openFixture(before);
    const facts = factsOf(before);
    expect(checker.check(first, facts, 0).findings.length).toBe(0);
    expect(checker.check(openFixture(after, first), facts, 0).findings.length).toBe(1);
    expect(checker.check(first, facts, 0).findings.length).toBe(0);
  });
});

describe('other files', () => {
  const { files } = readFixture(fixture([`A001 | T-1 | x | approved | ${RECORD}`]));
  const group = rules.filter(({ code }) => code.startsWith('evidence/'));

  it('that nobody has looked at yet are asked for once, with their text', () => {
    const { findings: none, wanted } = new Checker(group).check(openFixture(files), NO_FACTS, 0);
    expect(none).toEqual([]);
    expect(wanted).toEqual([{ path: RECORD, text: true }]);
  });

  it.each<[string, Fact, string[]]>([
    ['too large to read', { kind: 'file', size: 5e6, ignored: false }, []],
    ['a FIFO', { kind: 'other' }, ['evidence/not-found']],
    ['not readable', { kind: 'unreadable', reason: 'EACCES' }, ['evidence/not-found']],
    ['a folder', { kind: 'directory', ignored: false }, []],
  ])('that are %s', (_, fact, expected) => {
    const { findings: all } = new Checker(group).check(openFixture(files), { get: () => fact }, 0);
    expect(all.map(({ code }) => code)).toEqual(expected);
  });

  it('are read once for all rules and rows, or this would not end', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => `A${at + 100} | T-1 | x | approved | ${RECORD}`);
    const text = 'A099 approved word\n'.repeat(50_000);
    const fact: Fact = { kind: 'file', size: text.length, ignored: false, text };
    const { wanted } = new Checker(group).check(openFixture(readFixture(fixture(rows)).files), { get: () => fact }, 0);
    expect(wanted).toEqual([]);
  });

  it('are asked for again when they change, by every rule that read them', () => {
    const checker = new Checker(group);
    const workspace = openFixture(files);
    const codes = (text: string): string[] =>
      checker
        .check(workspace, { get: () => ({ kind: 'file', size: 1, ignored: false, text }) }, 0)
        .findings.map(({ code }) => code);
    expect(checker.check(workspace, NO_FACTS, 0).findings).toEqual([]);
    expect(codes('- Approval: A001\n- Status: pending\n- SHA256: TBD')).toEqual([
      'evidence/contradicts-decision',
      'evidence/placeholder',
    ]);
    expect(codes('- Approval: A002')).toEqual(['evidence/names-other-row']);
    expect(codes('A001')).toEqual([]);
  });
});
