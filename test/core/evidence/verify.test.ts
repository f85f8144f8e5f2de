import { describe, expect, it } from 'vitest';
import {
  isProtected,
  overLimit,
  verifyEvidence,
  type EvidenceFront,
  type EvidenceWorld,
} from '../../../server/src/core/evidence/index.js';
import { defaultPolicy } from '../../../server/src/core/index.js';

const [ONE, TWO, OTHER] = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string, string];

function front(more: Partial<EvidenceFront> = {}): EvidenceFront {
  return {
    version: 1,
    task: 'T-1',
    approval: 'A001',
    requester: 'WORK@claude-2',
    time: '2026-01-10T09:00:00Z',
    base: 'base',
    head: 'head',
    dirty: false,
    diff: { digest: ONE, files: 2, added: 3, removed: 4 },
    files: [
      { path: 'src/a.ts', added: 3, removed: 0, digest: TWO },
      { path: 'src/gone.ts', added: 0, removed: 4, digest: null },
    ],
    checks: [],
    tier: 'self-report',
    artifacts: [],
    ...more,
  };
}

/**
 * A repository in which the commits are there (`diff` of them) or not, with these files on disk, of which some are as the
 * base commit has them, and git ignores some.
 */
function world(
  diff: string | undefined,
  files: Readonly<Record<string, string>> = {},
  asInBase: readonly string[] = [],
  ignored: readonly string[] = [],
): EvidenceWorld {
  return {
    diff: (base, head, paths) => {
      expect([base, head, paths.slice(0, 2)]).toEqual(['base', 'head', ['src/a.ts', 'src/gone.ts']]);
      const files = paths.filter((path) => !ignored.includes(path)).map((path) => ({ path }));
      return diff === undefined ? undefined : { digest: diff, files };
    },
    ignored: (path) => ignored.includes(path),
    digest: (path) => files[path],
    change: (base, paths) => {
      expect(base).toBe('base');
      return { files: paths.filter((path) => !asInBase.includes(path)).map((path) => ({ path })) };
    },
  };
}

describe('a record is', () => {
  it('verified where the diff between its commits is the one it names, whatever happened to the files since', () => {
    expect(verifyEvidence(front(), world(ONE, { 'src/a.ts': OTHER }))).toEqual({ kind: 'verified' });
  });

  it('contradicted where that diff is another', () => {
    expect(verifyEvidence(front(), world(OTHER, { 'src/a.ts': TWO }))).toEqual({
      kind: 'contradicted',
      reason: 'diff-differs',
    });
  });

  it.each([
    ['a squash merge took the head commit away', front(), world(undefined, { 'src/a.ts': TWO })],
    ['a shallow clone lacks the base commit', front(), world(undefined, { 'src/a.ts': TWO })],
    ['the change was not committed yet', front({ dirty: true }), world(OTHER, { 'src/a.ts': TWO })],
    ['too many files changed to be listed', front({ unlisted: 3 }), world(OTHER, { 'src/a.ts': TWO })],
  ])('verified by content where %s', (_, record, there) => {
    expect(verifyEvidence(record, there)).toEqual({ kind: 'verified-by-content' });
  });

  it('contradicted by content where a file is not what it was, or is there again', () => {
    const differs = { kind: 'contradicted', reason: 'file-differs' };
    expect(verifyEvidence(front(), world(undefined, { 'src/a.ts': OTHER }))).toEqual({ ...differs, path: 'src/a.ts' });
    expect(verifyEvidence(front(), world(undefined, { 'src/a.ts': TWO, 'src/gone.ts': ONE }))).toEqual({
      ...differs,
      path: 'src/gone.ts',
    });
  });

  it('unverifiable in a worktree that does not have the change', () => {
    const there = world(undefined, { 'src/a.ts': OTHER, 'src/gone.ts': ONE }, ['src/a.ts', 'src/gone.ts']);
    expect(verifyEvidence(front({ dirty: true }), there)).toEqual({
      kind: 'unverifiable',
      reason: 'not-here',
      path: 'src/a.ts',
    });
    const half = world(undefined, { 'src/a.ts': OTHER, 'src/gone.ts': ONE }, ['src/a.ts']);
    expect(verifyEvidence(front(), half)).toMatchObject({ kind: 'contradicted', path: 'src/gone.ts' });
    const noGit = { ...half, change: () => undefined };
    expect(verifyEvidence(front(), noGit)).toMatchObject({ kind: 'contradicted', path: 'src/a.ts' });
  });

  it('contradicted where a file that no commit holds is another on disk, whatever the commits say', () => {
    const out = { path: 'dist/out.bin', added: 0, removed: 0, digest: ONE };
    const record = front({ files: [...front().files, out] });
    const there = (digest: string | undefined, more: readonly string[] = []) =>
      world(ONE, { 'src/a.ts': OTHER, ...(digest === undefined ? {} : { 'dist/out.bin': digest }) }, more, [
        'dist/out.bin',
      ]);
    expect(verifyEvidence(record, there(ONE))).toEqual({ kind: 'verified' });
    const differs = { kind: 'contradicted', reason: 'file-differs', path: 'dist/out.bin' };
    expect(verifyEvidence(record, there(TWO))).toEqual(differs);
    expect(verifyEvidence(record, there(undefined))).toEqual({
      kind: 'unverifiable',
      reason: 'file-gone',
      path: 'dist/out.bin',
    });
    const dirty = { ...record, dirty: true, files: [front().files[0]!, out] };
    const elsewhere = there(TWO, ['src/a.ts', 'dist/out.bin']);
    expect(verifyEvidence(dirty, { ...elsewhere, digest: (path) => (path === 'src/a.ts' ? TWO : TWO) })).toEqual(
      differs,
    );
  });

  it('verified where a file that the change did not touch, and git tracks, is another by now', () => {
    const guide = { path: 'docs/guide.md', added: 0, removed: 0, digest: ONE };
    const there = world(ONE, { 'docs/guide.md': TWO });
    const record = front({ files: [...front().files, guide] });
    expect(verifyEvidence(record, { ...there, diff: () => ({ digest: ONE, files: [] }) })).toEqual({
      kind: 'verified',
    });
  });

  it('unverifiable, with a reason, where nothing can be compared', () => {
    const { base: _base, head: _head, diff: _diff, ...bare } = front({ files: [] });
    expect(verifyEvidence(bare, world(ONE))).toEqual({ kind: 'unverifiable', reason: 'nothing-to-compare' });
    expect(verifyEvidence(front(), world(undefined))).toEqual({
      kind: 'unverifiable',
      reason: 'file-gone',
      path: 'src/a.ts',
    });
    expect(verifyEvidence({ newer: 3 }, world(ONE))).toEqual({
      kind: 'unverifiable',
      reason: 'newer-version',
      version: 3,
    });
  });
});

describe('the limits of a change', () => {
  it('are those of the policy, and 0 is none', () => {
    const limit = (maxLines: number, maxFiles: number): typeof defaultPolicy => {
      return { ...defaultPolicy, evidence: { maxLines, maxFiles } };
    };
    expect(overLimit(500, 20, limit(500, 20))).toBeUndefined();
    expect(overLimit(501, 20, limit(500, 20))).toEqual({ lines: 501, files: 20, maxLines: 500, maxFiles: 20 });
    expect(overLimit(500, 21, limit(500, 20))).toMatchObject({ files: 21 });
    expect(overLimit(9999, 999, limit(0, 0))).toBeUndefined();
  });

  it('leave protected files to change approvals', () => {
    expect(isProtected(defaultPolicy, 'PROJECT_RULES.md')).toBe(true);
    expect(isProtected(defaultPolicy, 'src/login.ts')).toBe(false);
  });
});
