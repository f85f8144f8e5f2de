import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeLine, readLog, verifyLog } from '../../../server/src/core/audit/index.js';

/** A log as version 1 was written, with every field. It stays here for ever: later versions of Orch read it too. */
const text = readFileSync(new URL('../../support/fixtures/v1/audit.jsonl', import.meta.url), 'utf8');
const files = new Map([['ORCH/AUDIT/2026-01/w-1f3a.jsonl', text]]);

describe('a log of version 1', () => {
  it('is read with all that it says', () => {
    const [first, second, third, ...more] = readLog(files).map(({ line }) => line);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      event: 'start',
      id: 'T-1',
      from: 'READY',
      to: 'DOING',
      token: 3,
      actor: 'WORK@claude-2',
    });
    expect(first?.rows[0]?.after).toEqual({ lock: 'WORK@claude-2@2026-01-30T12:00:00Z', state: 'DOING' });
    expect(second).toMatchObject({
      reason: '設計のとおり "ok"',
      assurance: 'git-email',
      evidence: { path: 'ORCH/patches/2026-01/T-1-A001.diff.md' },
      separation: 'operator',
      decidedBy: 'rule:example',
      supersedes: 'A000',
      reliesOn: ['A007'],
      undoes: { writer: 'w-1f3a', seq: 1 },
      after: { writer: 'w-0000', seq: 9 },
    });
    expect(third).toMatchObject({
      columns: [{ added: ['due'], removed: ['notes'], tables: [['due'], []], sections: ['due'] }],
      rows: [{ id: 'T-1', after: null, stood: { behind: 'T-0', before: null } }],
    });
  });

  it('keeps its hashes: it verifies but for what it says was elsewhere', () => {
    expect(verifyLog(files).map(({ code, line }) => `${line} ${code}`)).toEqual(['1 missing-file', '2 elsewhere']);
  });

  it('is printed as it was', () => {
    expect(readLog(files).map(({ line }) => encodeLine(line, line).text)).toEqual(text.split('\n').slice(0, -1));
  });
});
