import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  idKey,
  messagesFor,
  NO_PAST,
  planRename,
  recordsAbout,
  sayRename,
  type NamedKind,
  type RenameContext,
  type RenamePlan,
  type RenameRefusal,
} from '../../../../server/src/core/index.js';
import { openFixture, pastInputOf, pastOf, readFixture, type Fixture } from '../../../support/fixture.js';
import { NAVIGATION } from '../../../support/navigation.js';

const RECORD = 'ORCH/patches/2026-01/T-1-A-1.diff.md';

type Files = ReadonlyMap<string, string>;

function contextFor(fixture: Fixture, kind: NamedKind, id: string, more: Partial<RenameContext> = {}): RenameContext {
  const workspace = openFixture(fixture.files, undefined, undefined, pastInputOf(fixture));
  const wanted = recordsAbout({ kind, key: idKey(id) }, workspace).flat();
  const records = [...new Set(wanted)].flatMap((path) => {
    const text = fixture.files.get(path);
    return text === undefined ? [] : [{ path, text }];
  });
  const archive = fixture.files.get('ORCH/STATE/ARCHIVE.md');
  const past = fixture.base === undefined ? NO_PAST : pastOf(fixture, workspace);
  return { workspace, past, records, archive, movable: true, exists: () => false, ...more };
}

function plan(fixture: string | Fixture, kind: NamedKind, from: string, to: string, more?: Partial<RenameContext>) {
  const read = typeof fixture === 'string' ? readFixture(fixture) : fixture;
  return planRename({ named: { kind, key: idKey(from) }, from, to }, contextFor(read, kind, from, more));
}

function apply(files: Files, made: RenamePlan | RenameRefusal): Files {
  if ('code' in made) throw new Error(made.code);
  const names = new Map(made.files.map(({ from, to }) => [from, to]));
  return new Map(
    [...files].map(([path, text]) => [names.get(path) ?? path, applyEdits(text, made.edits.get(path) ?? [])]),
  );
}

const code = (made: RenamePlan | RenameRefusal): string => ('code' in made ? made.code : 'done');

describe('renaming', () => {
  const { files } = readFixture(NAVIGATION);
  const after = (kind: NamedKind, from: string, to: string): Files => apply(files, plan(NAVIGATION, kind, from, to));
  /** The lines that differ. */
  const changed = (now: Files): string[] =>
    [...now].flatMap(([path, text]) => {
      const before = (files.get(path) ?? files.get(RECORD) ?? '').split('\n');
      return text.split('\n').filter((line, at) => line !== before[at]);
    });

  it('changes a task wherever it is named, with the name of its record, and nothing else', () => {
    const now = after('task', 'T-1', 'BUG-7');
    expect([...now.keys()]).toContain('ORCH/patches/2026-01/BUG-7-A-1.diff.md');
    expect(changed(now)).toEqual([
      '| BUG-7     | Login  | REVIEW | -           | src/login.ts    | see BLOCK-001                |',
      '| T-10    | Logout | READY  | BUG-7, `T-2`  | -               | depends=T-3; priority=high   |',
      '  - BUG-7',
      '| BUG-7     | Login | REVIEW |',
      '| A-1     | BUG-7     | ship | pending | WORK@ada     | 2026-01-14T09:00:00Z | ORCH/patches/2026-01/BUG-7-A-1.diff.md |',
      '- **task**: BUG-7, T-2',
      'task: "BUG-7"',
    ]);
  });

  it('changes approvals and blocked items', () => {
    expect(changed(after('approval', 'A-1', 'A-7'))).toEqual([
      '| A-7     | T-1     | ship | pending | WORK@ada     | 2026-01-14T09:00:00Z | ORCH/patches/2026-01/T-1-A-7.diff.md |',
      'approval: "A-7"',
      '- Approval ID: A-7',
    ]);
    expect(changed(after('blocked', 'BLOCK-001', 'BLOCK-2'))).toEqual([
      '| T-1     | Login  | REVIEW | -           | src/login.ts    | see BLOCK-2                |',
      '### BLOCK-2: No key',
    ]);
  });

  it('percent-encodes names, and leaves them where files cannot be renamed', () => {
    expect([...after('task', 'T-1', 'T:1').keys()]).toContain('ORCH/patches/2026-01/T%3A1-A-1.diff.md');
    const left = apply(files, plan(NAVIGATION, 'task', 'T-1', 'BUG-7', { movable: false }));
    expect([...left.keys()]).toContain(RECORD);
    expect(left.get('ORCH/STATE/APPROVALS.md')).toContain(
      `| BUG-7     | ship | pending | WORK@ada     | 2026-01-14T09:00:00Z | ${RECORD} |`,
    );
  });

  it.each([
    ['two words', 'malformed'],
    ['-1', 'malformed'],
    ['a,b', 'malformed'],
    ['T-2', 'taken'],
    ['t-10', 'sameButCase'],
    ['T-9', 'awaited'],
    ['T-1', 'done'],
    ['t-1', 'done'],
  ])('takes %s for %s', (to, expected) => {
    expect(code(plan(NAVIGATION, 'task', 'T-1', to))).toBe(expected);
  });

  it('refuses ids that a place would take apart, that the policy does not want, or that are in the archive', () => {
    expect(code(plan(NAVIGATION, 'task', 'T-3', 'a;b'))).toBe('cannotStand');
    expect(code(plan(NAVIGATION, 'blocked', 'BLOCK-001', 'B-1'))).toBe('notBlocked');
    const rules = `${NAVIGATION}=== PROJECT_RULES.md\n---\norch:\n  ids: { pattern: "T-#" }\n---\n`;
    expect(code(plan(rules, 'task', 'T-1', 'BUG-7'))).toBe('pattern');
    const archive = `${NAVIGATION}=== ORCH/STATE/ARCHIVE.md\n| task_id | state |\n|---|---|\n| OLD-1 | DONE |\n`;
    expect(code(plan(archive, 'task', 'T-1', 'old-1'))).toBe('reserved');
    expect(code(plan(NAVIGATION, 'task', 'T-1', 'BUG-7', { exists: () => true }))).toBe('fileTaken');
  });

  it('refuses what is decided', () => {
    const decided = NAVIGATION.replace('ship | pending', 'ship | approved');
    expect(code(plan(decided, 'task', 'T-1', 'BUG-7'))).toBe('decided');
    expect(code(plan(decided, 'approval', 'A-1', 'A-7'))).toBe('decided');
    expect(code(plan(decided, 'task', 'T-10', 'BUG-7'))).toBe('done');
  });

  it('refuses what is committed, and what rests on it', () => {
    const base = NAVIGATION.split('=== ')
      .filter((file) => file.startsWith('ORCH/STATE'))
      .map((file) => `=== ${file.replace(/^(\S+)/, '$1 @base')}`)
      .join('');
    const committed = NAVIGATION + base;
    expect(code(plan(committed, 'task', 'T-2', 'BUG-7'))).toBe('committed');
    expect(code(plan(committed, 'approval', 'A-2', 'A-7'))).toBe('committedApproval');
    const fresh = committed.replace('| T-2     | Logo ', '| T-5     | New   | PLAN   | - | - | - |\n| T-2     | Logo ');
    expect(code(plan(fresh, 'task', 'T-5', 'BUG-7'))).toBe('done');
    expect(code(plan(fresh, 'blocked', 'BLOCK-001', 'BLOCK-2'))).toBe('done');
    const unknown = { ...NO_PAST, without: 'untrusted' as const };
    expect(code(plan(NAVIGATION, 'task', 'T-1', 'BUG-7', { past: unknown }))).toBe('baseUnknown');
  });

  it('says so in a sentence that names the way out', () => {
    const refusal: RenameRefusal = { code: 'committed', params: { id: 'T-1' } };
    expect(sayRename(refusal, messagesFor('en'))).toMatch(/T-1.*plan a new one/);
    expect(sayRename({ code: 'nothing' }, messagesFor('ja'))).toMatch(/ID/);
  });
});
