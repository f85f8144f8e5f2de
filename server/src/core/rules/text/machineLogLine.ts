import { lineRange } from '../../text/index.js';
import { lineRule } from '../types.js';

const LEVEL = 'TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL';
const DAY_TIME = String.raw`\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}`;
const TIME = String.raw`\[?${DAY_TIME}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?\]?`;

/** What begins a line of output and nothing that people write. Each pattern looks at a bounded start of the line. */
const STARTS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['log', new RegExp(String.raw`^${TIME}[ \t]{0,4}(?:[-|:][ \t]{0,4})?(?:[\w.]{1,60}(?: -|:)? )?[[(]?(?:${LEVEL})\b`)],
  ['log', new RegExp(String.raw`^\[(?:${LEVEL})\][ \t]{1,4}${TIME}`)],
  ['log', new RegExp(String.raw`^\[(?:TS=)?${DAY_TIME}[.,]\d{3,9}`)],
  ['log', /^\[TS=\d{4}-\d{2}-\d{2}T/],
  ['log', /^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):[a-z_][\w.]{0,60}:\S/],
  ['syslog', /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,60} [^\s[]{1,60}\[\d{1,9}\]: /],
  ['Python', /^Traceback \(most recent call last\):/],
  ['Python', /^File "[^"]{1,300}", line \d{1,7}, in /],
  ['npm', /^npm (?:ERR!|WARN|error|warn|notice) \S/],
  ['JavaScript', /^at [^()]{1,200} \([^()]{1,300}:\d{1,7}:\d{1,7}\)/],
  [
    'Java',
    /^(?:Exception in thread "|Caused by: [\w.$]{1,200}(?:Exception|Error)\b|at [\w.$]{1,200}\([\w$]{1,100}\.java:\d{1,7}\))/,
  ],
  ['Rust', /^thread '[^']{1,100}' panicked at /],
  ['Go', /^(?:goroutine \d{1,9} \[[a-z ,\d]{1,60}\]:|panic: runtime error: )/],
  ['pytest', /^={3,80} [^=]{0,100}\d (?:passed|failed|errors?)\b/],
  [
    'PowerShell',
    /^(?:PS [A-Z]:\\[^>]{0,200}>|At (?:line|[A-Z]:\\[^:]{1,200}):\d{1,7} char:\d{1,7}|\+ (?:CategoryInfo|FullyQualifiedErrorId) {1,20}:)/,
  ],
  ['shell', /^[\w.-]{1,60}@[\w.-]{1,60}:[~/][^\s$#]{0,200}[$#] /],
];
const REACH = 600;
const SEQUENCE = /\u001b\[[0-9;]{0,32}[A-Za-z]/;
/** A line that begins with a pipe is a row, and output of a program at most where it has colours. */
const HINT = /\u001b\[|^\s*[^|\s]/m;

export const machineLogLine = lineRule({
  code: 'text/machine-log-line',
  severity: 'warning',
  files: ['tasks', 'approvals', 'flags'],
  skipsVerbatim: true,
  most: 200,
  hint: HINT,
  docs: {
    what: 'Output of a program was pasted into a ledger: log lines, a stack trace, a prompt, colour sequences of a terminal.',
    why: 'It buries what people wrote, and directly under a table every line of it is read as a row.',
    fix: 'Move it into an evidence file, or at least into a fenced code block, which is left alone. Of each file the first two hundred such lines are reported.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |

[2025-10-09 01:02:03] INFO build started
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning text/machine-log-line
- [2025-10-09T01:02:04.123456] Alert ERROR build failed
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning text/machine-log-line

Traceback (most recent call last):
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning text/machine-log-line
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |

2025-10-09: the build failed.

\`\`\`
[2025-10-09 01:02:03] INFO build started
\`\`\`
`,
  },
  check(line) {
    const kind = kindOf(line);
    return kind === undefined
      ? undefined
      : { at: lineRange(0, indentOf(line), line.trimEnd().length), params: { kind } };
  },
});

function kindOf(line: string): string | undefined {
  const first = line.charCodeAt(indentOf(line));
  if (Number.isNaN(first) || first === PIPE) return SEQUENCE.test(line) ? 'ANSI' : undefined;
  const start = line.slice(0, REACH).trimStart();
  const item = start.replace(BULLET, '');
  if (item !== start && MACHINE_TIME.test(item)) return kindOf(item);
  return STARTS.find(([, pattern]) => pattern.test(start))?.[0] ?? (SEQUENCE.test(line) ? 'ANSI' : undefined);
}

const PIPE = 124;
const BULLET = /^(?:[-*+]|\d{1,3}[.)])[ \t]{1,4}/;
/** Programs append to lists as well; people do not bracket times, nor write fractions of a second. */
const MACHINE_TIME = new RegExp(String.raw`^(?:\[(?:TS=)?${DAY_TIME}|${DAY_TIME}[.,]\d)`);

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
