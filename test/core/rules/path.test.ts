import { describe, expect, it } from 'vitest';
import { NO_FACTS, Checker, type Finding } from '../../../server/src/core/index.js';
import { checkFixture, openFixture, readFixture } from '../../support/fixture.js';
import { fixed, taskLedger } from './marked.js';

const artifact = (path: string): string => taskLedger(`| T-1 | x | REVIEW | WORK | - | - | - | - | ${path} | - |`);
const approval = (path: string, status = 'approved'): string => `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |
|---------|---------|----|--------|--------------|----------|---------------|--------|--------|----------|
| A-1 | T-1 | x | ${status} | WORK | AUDIT | AUDIT | 2026-01-10T10:00:00Z | 2026-01-10T11:00:00Z | ${path} |
`;
const there = '=== docs/a.md\nDone.\n=== docs/b c.md\nDone.\n';
const paths = (fixture: string): Finding[] => checkFixture(fixture).filter(({ code }) => code.startsWith('path/'));
const codes = (fixture: string): string[] => paths(fixture).map(({ code, severity }) => `${code.slice(5)} ${severity}`);

describe('path/not-portable', () => {
  it.each([
    ['C:\\Users\\me\\app\\docs\\a.md', 'docs/a.md'],
    ['C:\\\\Users\\\\me\\\\app\\\\docs\\\\a.md', 'docs/a.md'],
    ['c:/app/docs/a.md', 'docs/a.md'],
    ['/home/me/app/docs/a.md', 'docs/a.md'],
    ['~/app/docs/a.md', 'docs/a.md'],
    ['/docs/a.md', 'docs/a.md'],
    ['docs\\a.md', 'docs/a.md'],
    ['`docs\\a.md`', '`docs/a.md`'],
    ['docs\\a.md (new)', 'docs/a.md (new)'],
    ['docs/a.md, C:\\x\\docs\\a.md、docs/a.md', 'docs/a.md, docs/a.md、docs/a.md'],
    ['\\\\server\\share\\app\\docs\\a.md', 'docs/a.md'],
    ['C:\\app\\docs\\b c.md', 'docs/b c.md'],
  ])('turns %s into %s', (path, relative) => {
    const fixture = artifact(path) + there;
    const [finding, ...more] = paths(fixture);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'path/not-portable', severity: 'warning', id: 'T-1' });
    expect(finding && fixed(fixture, finding)).toContain(`| ${relative} | - |`);
  });

  it('is sure only of what has one meaning', () => {
    expect(paths(artifact('docs\\a.md') + there)[0]?.fixes).toMatchObject([{ safe: true }]);
    expect(paths(artifact('C:\\docs\\a.md') + there)[0]?.fixes).toMatchObject([{ safe: false }]);
  });

  it.each([
    'docs/a.md',
    './docs/a.md',
    'docs/',
    'a.md',
    'https://example.com/a',
    'C: nothing',
    'T:1',
    '~5 files',
    'see notes',
    '-',
    'docs/a.md:12',
    'docs/a b/',
  ])('lets pass %s', (path) => {
    expect(codes(artifact(path) + there)).toEqual([]);
  });

  it('has no fix for what is nowhere, and says nothing of the file', () => {
    expect(paths(artifact('C:\\gone\\z.md'))).toMatchObject([{ fixes: [], params: { relative: '' } }]);
  });

  it('is info without a fix on a decided approval, whose cells are what was decided on', () => {
    expect(paths(approval('C:\\app\\docs\\a.md') + there)).toMatchObject([{ severity: 'info', fixes: [], id: 'A-1' }]);
    expect(paths(approval('C:\\app\\docs\\a.md', 'pending') + there)).toMatchObject([
      { severity: 'warning', fixes: [{}] },
    ]);
  });

  it('is silent where the policy maps the folder', () => {
    const policy = "=== PROJECT_RULES.md\n---\norch:\n  roots: {'C:\\Users\\me\\app': .}\n---\n";
    expect(codes(artifact('C:\\Users\\me\\app\\docs\\a.md') + there + policy)).toEqual([]);
    expect(codes(artifact('D:\\docs\\a.md') + there + policy)).toEqual(['not-portable warning']);
  });

  it('does not wait for facts, but for the fix', () => {
    const { files } = readFixture(artifact('docs\\a.md') + there);
    const { findings, wanted } = new Checker().check(openFixture(files), NO_FACTS, 0);
    expect(findings.filter(({ code }) => code === 'path/not-portable')).toMatchObject([{ fixes: [] }]);
    expect(wanted.map(({ path }) => path)).toContain('docs/a.md');
  });

  it('reads the items of a list in a section', () => {
    const fixture = `=== ORCH/STATE/TASKS.md\n### T-1: x\n- **state**: REVIEW\n- **artifacts**:\n  - docs/a.md\n  - docs\\a.md (new)\n${there}`;
    const [finding, ...more] = paths(fixture);
    expect(more).toEqual([]);
    expect(finding && fixed(fixture, finding)).toContain('  - docs/a.md (new)\n');
  });
});

describe('path/outside-workspace', () => {
  it.each([
    '../../etc/passwd',
    'docs/../../a.md',
    '..\\..\\a.md',
    '\\\\server\\share\\a.md',
    '//server/share/a.md',
    '/etc/passwd',
    '/dev/null',
    'C:\\Windows\\system32\\a.dll',
  ])('finds %s', (path) => {
    for (const fixture of [artifact(path), approval(path)]) expect(codes(fixture)).toEqual(['outside-workspace error']);
  });

  it('finds a name that no file can have, and can say so', () => {
    expect(paths(approval('ORCH/a\\x00b.md'))).toMatchObject([
      { code: 'path/outside-workspace', params: { path: 'ORCH/a␀b.md' } },
    ]);
  });

  it('waits until it is known that a share is not meant', () => {
    const { files } = readFixture(artifact('\\\\server\\share\\docs\\a.md') + there);
    const { findings } = new Checker().check(openFixture(files), NO_FACTS, 0);
    expect(findings.filter(({ code }) => code.startsWith('path/'))).toEqual([]);
  });

  it.each(['docs/../docs/a.md', 'docs/./a.md', '...', 'etc/passwd'])('lets pass %s', (path) => {
    expect(codes(artifact(path) + there)).toEqual([]);
  });
});
