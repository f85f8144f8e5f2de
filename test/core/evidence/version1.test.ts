import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEvidence, readFront } from '../../../server/src/core/evidence/index.js';
import { defaultPolicy } from '../../../server/src/core/index.js';

/** A record as version 1 was written, with every field. It stays here for ever: later versions of Orch read it too. */
const text = readFileSync(new URL('../../support/fixtures/v1/evidence.diff.md', import.meta.url), 'utf8');
const digest = 'sha256:ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e';

describe('a record of version 1', () => {
  it('is read with all that it says', () => {
    expect(readFront(text)).toEqual({
      version: 1,
      task: 'T-1',
      approval: 'A001',
      requester: 'WORK@claude-2',
      time: '2026-01-30T12:30:00Z',
      base: '3f786850e387550fdab836ed7e6dc881de23001b',
      head: '89e6c98d92887913cadf06b2adb97f26cde4849b',
      dirty: true,
      diff: { digest, files: 2, added: 1, removed: 1 },
      files: [
        { path: 'src/ログイン.ts', digest, added: 1, removed: 1 },
        { path: 'TODO', digest: null, added: 0, removed: 0 },
      ],
      checks: [{ command: 'npm test', exit: 0, started: '2026-01-30T12:20:00Z', duration: 12.5, log: digest }],
      tier: 'self-report',
      artifacts: ['src/ログイン.ts'],
    });
  });

  it('says nothing that a rule objects to', () => {
    const record = readEvidence(text, defaultPolicy);
    expect(record.placeholders).toEqual([]);
    expect(record.badHashes).toEqual([]);
    expect(record.change.lines).toBe(2);
  });
});
