import { APPROVAL_COLUMNS, TASK_COLUMNS } from '../../policy/index.js';
import { lineRange } from '../../text/index.js';
import { lineRule, type Problem } from '../types.js';

/** C0 but for TAB, LF and CR, DEL, C1, and what reverses the direction of the text. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const HINT = new RegExp(`${CONTROL.source}|\\t|^[a-z]`, 'm');
const NAMES =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );
const ESC = 0x1b;
const SEQUENCE = /\u001b\[[0-9;:?]{0,32}[@-~]/y;

/** Letters that scripts read as escapes: PowerShell's backtick and C's backslash. */
const LETTERS: Readonly<Record<number, string>> = { 0x07: 'a', 0x08: 'b', 0x0b: 'v', 0x0c: 'f', [ESC]: 'e' };
const TAIL = /[a-z_][A-Za-z0-9_]{1,63}/y;

/** Columns whose first letter became a tab or a line end; such words are nothing else. */
const TORN = tornColumns();

export const controlCharacter = lineRule({
  code: 'text/control-character',
  severity: 'warning',
  most: 200,
  hint: HINT,
  docs: {
    what: 'A line holds a control character, a control sequence of a terminal, or a character that reverses how the line is shown; or a letter was lost to one.',
    why: 'Nobody sees it, and it makes ids, paths and names different that look the same. Most often a script wrote a text in which `` `a `` or `\\a` was read as an escape, so that `approver` became BEL and `pprover`.',
    fix: 'Remove the character, or put back the letter that it stands for.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title         | state | owner |
|---------|---------------|-------|-------|
| T-1     | Log\\x08in page | READY | WORK  |
               ~ warning text/control-character

- \\x07pprover: who decides
  ~~~~~~~~ warning text/control-character
- \\x09s_dec: when
  ~~~~~~ warning text/control-character
- \\x1b[31mred
  ~~~~~ warning text/control-character
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title         | state | owner |
|---------|---------------|-------|-------|
| T-1     | Login page    | READY | WORK  |

- approver: who decides
- ts_dec: when
- red\\x09a tab is no fault
`,
  },
  check(line) {
    const at = line.search(CONTROL);
    return at === -1 ? torn(line) : found(line, at);
  },
});

function found(line: string, at: number): Problem<'text/control-character'> {
  const code = line.charCodeAt(at);
  const more = countFrom(line, at + 1);
  const word = lostWord(line, at, code);
  if (word !== '') return replaced(line, at, word, nameOf(code), more);
  const length = code === ESC ? Math.max(1, lengthOf(SEQUENCE, line, at)) : 1;
  const kind = length > 1 ? 'terminal' : code >= 0x202a ? 'bidi' : 'plain';
  const char = kind === 'terminal' ? `ESC${line.slice(at + 1, at + length)}` : nameOf(code);
  const range = lineRange(0, at, at + length);
  const remove = {
    title: { code: 'remove', params: { what: char } },
    edits: [{ range, newText: '' }],
    safe: false,
  } as const;
  return { at: range, params: { char, kind, word: '', more }, fixes: [remove] };
}

/** The word that a lost letter begins, where the character stands for one: not behind a letter, a colon or a dot, where it may have been part of a path. */
function lostWord(line: string, at: number, code: number): string {
  const letter = LETTERS[code];
  if (letter === undefined || /[\p{L}\p{N}:.\\]/u.test(line.charAt(at - 1))) return '';
  const tail = lengthOf(TAIL, line, at + 1);
  return tail === 0 ? '' : letter + line.slice(at + 1, at + 1 + tail);
}

function torn(line: string): Problem<'text/control-character'> | undefined {
  const match = TORN.exec(line);
  if (match === null) return undefined;
  const tail = match[1] ?? match[2] ?? '';
  const word = columnEndingIn(tail);
  if (match[1] !== undefined) return replaced(line, match.index, word, nameOf(9), 0);
  const from = match.index + match[0].length - tail.length;
  return { at: lineRange(0, from, from + tail.length), params: { char: nameOf(13), kind: 'escape', word, more: 0 } };
}

function replaced(
  line: string,
  at: number,
  word: string,
  char: string,
  more: number,
): Problem<'text/control-character'> {
  const range = lineRange(0, at, at + word.length);
  const title = { code: 'replace', params: { from: line.slice(at + 1, at + word.length), to: word } } as const;
  return {
    at: range,
    params: { char, kind: 'escape', word, more },
    fixes: [{ title, edits: [{ range, newText: word }], safe: false }],
  };
}

function countFrom(line: string, from: number): number {
  let count = 0;
  for (let at = from; at < line.length; at++) if (CONTROL.test(line.charAt(at))) count++;
  return count;
}

function lengthOf(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0].length ?? 0;
}

function nameOf(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = code === 0x7f ? 'DEL' : NAMES[code];
  return name === undefined ? hex : `${hex} (${name})`;
}

function longColumns(): readonly string[] {
  return [...new Set<string>([...TASK_COLUMNS, ...APPROVAL_COLUMNS])].filter((column) => column.includes('_'));
}

function columnEndingIn(tail: string): string {
  return longColumns().find((column) => column.slice(1) === tail) ?? tail;
}

function tornColumns(): RegExp {
  const tails = (letters: string): string =>
    longColumns()
      .filter((column) => letters.includes(column.charAt(0)))
      .map((column) => column.slice(1))
      .join('|');
  return new RegExp(`\\t(${tails('t')})(?!\\w)|^(${tails('rn')})(?!\\w)`);
}
