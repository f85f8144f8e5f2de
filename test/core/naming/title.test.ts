import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeEvidence } from '../../../server/src/core/evidence/index.js';
import { mentionsInRecord } from '../../../server/src/core/naming/index.js';
import { openWorkspace } from '../../../server/src/core/index.js';
import { Lines } from '../../../server/src/core/text/index.js';
import { seed } from '../../support/seed.js';

const workspace = openWorkspace({ sources: [] });
const id = fc.stringMatching(/^[A-Za-zÀ-ÿ課0-9][A-Za-z0-9課.:_-]{0,6}$/);

it('the title that Orch gives a record names what the front matter names, in either language', () => {
  fc.assert(
    fc.property(id, id, fc.constantFrom('en', 'ja'), (task, approval, locale) => {
      const front = { version: 1, task, approval, requester: 'WORK@a', time: '2026-01-15T12:00:00Z' } as const;
      const draft = { ...front, files: [], checks: [], artifacts: [], tier: 'self-report', op: 'x' };
      const text = writeEvidence(draft, locale);
      const lines = new Lines(text);
      const said = mentionsInRecord(text, workspace).map(({ kind, range }) => [kind, lines.slice(range)]);
      expect(said.length, text).toBe(4);
      for (const [kind, word] of said) expect(word).toBe(kind === 'task' ? task : approval);
    }),
    { seed, numRuns: 200 },
  );
});
