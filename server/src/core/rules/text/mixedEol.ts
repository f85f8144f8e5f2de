import type { Lines } from '../../text/index.js';
import { lineRange } from '../../text/index.js';
import { fileRule } from '../types.js';

const LF = 10;
const CR = 13;
const ENDS = ['LF', 'CRLF', 'CR'] as const;
type End = (typeof ENDS)[number];

export const mixedEol = fileRule({
  code: 'text/mixed-eol',
  severity: 'info',
  worst: 'warning',
  docs: {
    what: 'The lines of a ledger end in different ways.',
    why: 'Editors that save such a file rewrite every line of it, and a merge then sees changes where nobody made any. A lone CR (a warning) is worse: Markdown ends the line there, most tools show none.',
    fix: 'Let an editor change the end of line sequence of the whole file once, in a commit of its own, and add `* text=auto eol=lf` to .gitattributes.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |\\x0d
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ info text/mixed-eol
| T-2     | Logo  | READY | WORK  |
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |\\x0d
|---------|-------|-------|-------|\\x0d
| T-1     | Login | READY | WORK  |\\x0d
`,
  },
  check({ document: { lines } }) {
    if (!lines.holds('\r')) return undefined;
    const counts = countEnds(lines);
    const used = ENDS.filter((end) => counts[end] > 0);
    if (used.length < 2) return undefined;
    const most = used.reduce((best, end) => (counts[end] > counts[best] ? end : best));
    const here = used.includes('CR') && most !== 'CR' ? 'CR' : (used.find((end) => end !== most) ?? most);
    const line = firstWith(lines, here);
    const at = lineRange(line, 0, lines.at(line).length);
    return {
      at,
      params: { here, most, count: counts[here] },
      ...(here === 'CR' ? { severity: 'warning' as const } : {}),
    };
  },
});

function endOf(lines: Lines, line: number): End {
  const last = lines.start(line + 1) - 1;
  if (lines.text.charCodeAt(last) === CR) return 'CR';
  return lines.text.charCodeAt(last) === LF && lines.text.charCodeAt(last - 1) === CR ? 'CRLF' : 'LF';
}

function countEnds(lines: Lines): Record<End, number> {
  const counts = { LF: 0, CRLF: 0, CR: 0 };
  for (let line = 0; line < lines.count - 1; line++) counts[endOf(lines, line)]++;
  return counts;
}

function firstWith(lines: Lines, end: End): number {
  let line = 0;
  while (endOf(lines, line) !== end) line++;
  return line;
}
