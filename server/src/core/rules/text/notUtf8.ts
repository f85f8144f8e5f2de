import { lineRange } from '../../text/index.js';
import { fileRule } from '../types.js';

export const notUtf8 = fileRule({
  code: 'text/not-utf8',
  severity: 'error',
  docs: {
    what: 'A ledger is not UTF-8 text: it is UTF-16, binary, or holds bytes of another encoding.',
    why: 'What cannot be decoded cannot be checked, and every tool that writes the file back would damage it further. git treats UTF-16 as binary and shows no difference.',
    fix: 'Save the file as UTF-8 (with or without a byte order mark). If letters are lost, take them from an older version.',
    bad: `
=== ORCH/STATE/TASKS.md !not-utf8 other 3
| task_id | title    | state | owner |
|---------|----------|-------|-------|
| T-1     | Caf\\ufffd men | READY | WORK  |
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error text/not-utf8
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title     | state | owner |
|---------|-----------|-------|-------|
| T-1     | Café menu | READY | WORK  |
`,
  },
  check({ source: { trouble }, document: { lines } }) {
    if (trouble?.kind !== 'not-utf8') return undefined;
    const at = lineRange(trouble.line, 0, lines.at(trouble.line).length);
    return { at, params: { encoding: trouble.encoding } };
  },
});
