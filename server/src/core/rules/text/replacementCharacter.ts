import { lineRange, type Lines, type Range } from '../../text/index.js';
import { isQuoted } from '../support/quoted.js';
import { fileRule } from '../types.js';

const LOST = '\uFFFD';
/** So many lines get a finding of their own; the last of them counts the rest. */
const MOST = 20;

export const replacementCharacter = fileRule({
  code: 'text/replacement-character',
  severity: 'warning',
  docs: {
    what: 'A line holds U+FFFD, which a program writes where it could not decode a text.',
    why: 'The letters that stood there are gone: an id or a name with it no longer matches anything, and nobody knows what was meant.',
    fix: 'Put the lost text back, from an older version or from memory, and find the program that reads the file in the wrong encoding.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title     | state | owner |
|---------|-----------|-------|-------|
| T-1     | Caf\\ufffd menu | READY | WORK  |
               ~ warning text/replacement-character
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title     | state | owner |
|---------|-----------|-------|-------|
| T-1     | Café menu | READY | WORK  |
`,
  },
  check({ source: { trouble }, document }) {
    // Where the bytes are no UTF-8, text/not-utf8 says so once.
    if (trouble !== undefined || !document.lines.holds(LOST)) return undefined;
    const all = runsOf(document.lines).filter(({ start }) => !isQuoted(document, start.line, ['code']));
    const last = all.length - MOST + 1;
    return all.slice(0, MOST).map((at, index) => ({ at, params: { lines: index === MOST - 1 ? last : 1 } }));
  },
});

/** The first run of lost characters of each line that has one. */
function runsOf(lines: Lines): Range[] {
  const { text } = lines;
  const runs: Range[] = [];
  for (let at = text.indexOf(LOST); at !== -1;) {
    const { line, character } = lines.positionAt(at);
    let length = 1;
    while (text.charAt(at + length) === LOST) length++;
    runs.push(lineRange(line, character, character + length));
    const next = lines.start(line + 1);
    at = next > at ? text.indexOf(LOST, next) : -1;
  }
  return runs;
}
