import { lineRange } from '../../text/index.js';
import { fileRule } from '../types.js';

export const tooComplex = fileRule({
  code: 'text/too-complex',
  severity: 'error',
  docs: {
    what: 'A ledger has so many lines that only a full Markdown parse can tell what they are, that it was not checked.',
    why: 'Rows that begin with `|` are read in no time at any number. Thousands of lines that might be anything (pipeless rows, HTML left open, one endless paragraph) would hold up every keystroke, so the file is refused as a whole and nothing in it is checked.',
    fix: 'Begin every row with `|`, close HTML comments, keep a blank line around tables, or split the file.',
    bad: `
=== ORCH/STATE/TASKS.md
task_id | title | state | owner
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error text/too-complex
--------|-------|-------|------
${Array.from({ length: 2100 }, (_, index) => `T-${index + 1} | Login | READY | WORK`).join('\n')}
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
${Array.from({ length: 2100 }, (_, index) => `| T-${index + 1} | Login | READY | WORK |`).join('\n')}
`,
  },
  check({ document: { tooComplex: found, lines } }) {
    if (found === undefined) return undefined;
    return { at: lineRange(0, 0, lines.at(0).length), params: { limit: found.limit } };
  },
});
