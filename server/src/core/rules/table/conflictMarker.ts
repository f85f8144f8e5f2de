import { lineRange, type Lines, type Range } from '../../text/index.js';
import { isQuoted } from '../support/quoted.js';
import { fileRule, type Problem } from '../types.js';

type Conflict = Problem<'table/conflict-marker'>;

const MOST = 50;

export const conflictMarker = fileRule({
  code: 'table/conflict-marker',
  severity: 'error',
  docs: {
    what: 'The markers of a merge conflict were left in a ledger.',
    why: 'Both sides stand there at once: rows are listed twice with different values, and the markers tear the table apart.',
    fix: 'Keep one side, or the rows of both where they are different ones, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
<<<<<<< HEAD
~~~~~~~~~~~~ error table/conflict-marker
| T-1     | Login | DOING | WORK  |
=======
| T-1     | Login | READY | WORK  |
>>>>>>> feature
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
  },
  check(file) {
    const { lines } = file.document;
    if (!lines.holds(START) && !lines.holds(END)) return undefined;
    const found: Conflict[] = [];
    for (const line of linesWith(lines, [START, END])) {
      const label = labelOf(lines.at(line), lines.at(line).startsWith(START) ? START : END);
      if (label === undefined || isQuoted(file.document, line, ['code']) || belongs(line, found)) continue;
      found.push(conflict(file.path, lines, line, label));
      if (found.length === MOST) break;
    }
    return found;
  },
});

const START = '<<<<<<<';
const END = '>>>>>>>';
/** How far below its beginning the rest of a conflict is looked for. */
const REACH = 2000;

/** The lines that begin with one of the markers, in order. */
function linesWith(lines: Lines, markers: readonly string[]): number[] {
  const found: number[] = [];
  for (const marker of markers) {
    for (let at = lines.text.indexOf(marker); at !== -1;) {
      const { line, character } = lines.positionAt(at);
      if (character === 0) found.push(line);
      at = line + 1 < lines.count ? lines.text.indexOf(marker, lines.start(line + 1)) : -1;
    }
  }
  return found.sort((a, b) => a - b);
}

/** Whether an end was already told of together with its beginning. */
function belongs(line: number, found: readonly Conflict[]): boolean {
  return found.some(({ related }) => related?.some(({ range }) => range.start.line === line));
}

/** What stands behind a marker: seven signs, then the end or a blank and a label. */
function labelOf(line: string, marker: string): string | undefined {
  if (!line.startsWith(marker)) return undefined;
  const rest = line.slice(marker.length);
  return rest === '' || rest.startsWith(' ') ? rest.trim().slice(0, 80) : undefined;
}

function conflict(file: string, lines: Lines, line: number, label: string): Conflict {
  const related: { file: string; range: Range }[] = [];
  if (lines.at(line).startsWith(END)) return { at: whole(lines, line), params: { label } };
  for (let at = line + 1; at < Math.min(lines.count, line + REACH); at++) {
    const text = lines.at(at);
    if (labelOf(text, START) !== undefined) break;
    const end = labelOf(text, END) !== undefined;
    if (end || text === '=======') related.push({ file, range: whole(lines, at) });
    if (end) break;
  }
  return { at: whole(lines, line), params: { label }, related };
}

function whole(lines: Lines, line: number): Range {
  return lineRange(line, 0, lines.at(line).length);
}
