import { lineRange } from '../../text/index.js';
import { fileRule } from '../types.js';

export const tooLarge = fileRule({
  code: 'text/too-large',
  severity: 'error',
  docs: {
    what: 'A ledger has more than 16 MB and was not read.',
    why: 'A ledger of that size is a dump or an accident. Reading it would hold up every editor and every commit, so it is refused, and nothing in it is checked.',
    fix: 'Move closed rows to the archive ledger, or split the ledger into several files under `paths.tasks` of the policy.',
    bad: `
=== ORCH/STATE/TASKS.md !too-large 104857600 16777216

~ error text/too-large
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
  },
  check({ source: { trouble } }) {
    if (trouble?.kind !== 'too-large') return undefined;
    return { at: lineRange(0, 0, 0), params: { size: trouble.bytes, limit: trouble.limit } };
  },
});
