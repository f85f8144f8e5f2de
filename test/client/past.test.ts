import { describe, expect, it } from 'vitest';
import { baseName, baseSentence, marksOf } from '../../client/src/past/looks.js';
import { lookOf } from '../../client/src/status/looks.js';
import type { BaseSummary, ChangedRow } from '../../server/src/protocol.js';
import { overview, root, t, task } from './support/overview.js';

const COMMIT: BaseSummary = { kind: 'commit', oid: 'a1b2c3d4e5f6', time: '2026-01-14T10:00:00Z', author: 'Mika' };
const row = (change: ChangedRow['change'], line: number): ChangedRow => {
  return { id: `T-${line}`, change, line };
};

describe('the marks in the gutter', () => {
  it('stand at the row that they are about, a kind each', () => {
    const marks = marksOf([row('illegal', 4), row('changed', 5), row('added', 7), row('changed', 6)], 20);
    expect(Object.fromEntries(marks)).toEqual({ illegal: [4], added: [7], changed: [5, 6] });
  });

  it('never stand below the end of the document', () => {
    expect([...marksOf([row('added', 20)], 20).values()].flat()).toEqual([]);
  });
});

describe('what ledgers are compared with', () => {
  it('is a commit by its first digits, with its author where there is one', () => {
    expect(baseName(COMMIT, t)).toBe('a1b2c3d4');
    expect(baseSentence(COMMIT, t)).toBe(
      'Hand edits are judged against commit a1b2c3d4 of 2026-01-14T10:00:00Z by Mika.',
    );
    const { author: _, ...nameless } = COMMIT;
    expect(baseSentence(nameless, t)).not.toContain(' by ');
  });

  it.each([
    ['no-git', 'There is no git repository here.'],
    ['no-program', 'Git was not found.'],
    ['no-commit', 'There is no commit yet.'],
    ['untrusted', 'Git is not asked in Restricted Mode.'],
    ['unreadable', 'Git cannot give the last commit.'],
    ['off', 'The comparison with a commit is switched off.'],
    ['reading', 'The last commit is being read.'],
  ] as const)('is said to be nothing, and why: %s', (without, why) => {
    expect(baseSentence({ kind: 'none', without }, t)).toBe(`${why} Hand edits are not judged.`);
    expect(baseSentence({ kind: 'audit', without }, t)).toBe(`${why} Hand edits are judged against the audit log.`);
  });

  it('stands in the status bar once where all folders share it, else for each', () => {
    const tasks = [task('T-1', 4)];
    const look = (...bases: BaseSummary[]): readonly string[] =>
      lookOf('running', overview(...bases.map((base, at) => root(tasks, { base, name: `r${at}` }))), t)?.tooltip ?? [];
    const judged = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes('Hand edits'));
    expect(judged(look(COMMIT, COMMIT))).toEqual([baseSentence(COMMIT, t)]);
    const none: BaseSummary = { kind: 'none', without: 'no-git' };
    expect(judged(look(COMMIT, none))).toEqual([`r0: ${baseSentence(COMMIT, t)}`, `r1: ${baseSentence(none, t)}`]);
  });
});
