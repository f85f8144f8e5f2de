import type { WorkspaceFile } from '../../model/index.js';
import { lineRange, type Lines, type Range } from '../../text/index.js';
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
    const found: Conflict[] = [];
    let at = lines.text.indexOf(START);
    while (at !== -1 && found.length < MOST) {
      const { line, character } = lines.positionAt(at);
      const label = character === 0 ? labelOf(lines.at(line), START) : undefined;
      if (label !== undefined && !isCode(file, line)) found.push(conflict(file.path, lines, line, label));
      at = line + 1 < lines.count ? lines.text.indexOf(START, lines.start(line + 1)) : -1;
    }
    return found.length === 0 ? undefined : found;
  },
});

const START = '<<<<<<<';
/** How far below its beginning the rest of a conflict is looked for. */
const REACH = 2000;

/** What stands behind a marker: seven signs, then the end or a blank and a label. */
function labelOf(line: string, marker: string): string | undefined {
  if (!line.startsWith(marker)) return undefined;
  const rest = line.slice(marker.length);
  return rest === '' || rest.startsWith(' ') ? rest.trim().slice(0, 80) : undefined;
}

/** An example in a code block is a quotation. */
function isCode({ document: { verbatim } }: WorkspaceFile, line: number): boolean {
  return verbatim.some((block) => block.kind === 'code' && block.line <= line && line <= block.endLine);
}

function conflict(file: string, lines: Lines, line: number, label: string): Conflict {
  const related: { file: string; range: Range }[] = [];
  for (let at = line + 1; at < Math.min(lines.count, line + REACH); at++) {
    const text = lines.at(at);
    if (labelOf(text, START) !== undefined) break;
    const end = labelOf(text, '>>>>>>>') !== undefined;
    if (end || text === '=======') related.push({ file, range: whole(lines, at) });
    if (end) break;
  }
  return { at: whole(lines, line), params: { label }, related };
}

function whole(lines: Lines, line: number): Range {
  return lineRange(line, 0, lines.at(line).length);
}
