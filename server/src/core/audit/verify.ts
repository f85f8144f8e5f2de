import { Chain, Unread, type Node } from './chain.js';
import { Problems, type AuditProblem } from './problems.js';
import { rawLines, type RawLine } from './read.js';
import { checkWitnesses, mentionedHashes, type KnownHead } from './witnesses.js';

/**
 * Everything that shows that an audit log is not as its writers left it. A log that nobody touched has no problems. What
 * nobody else had seen and this clone did not write itself can be cut off at the end unnoticed.
 * @param files path → text of every `*.jsonl` below the audit folder
 * @param known the last line that this clone knows it has written
 */
export function verifyLog(files: ReadonlyMap<string, string>, known: KnownHead = {}): readonly AuditProblem[] {
  const problems = new Problems();
  const lines = rawLines(files);
  checkLineEnds(files, lines, problems);
  for (const raw of lines) checkReading(raw, problems);
  checkPlaces(lines, problems);
  const mentioned = mentionedHashes(lines, known);
  const chains = chainsOf(lines, mentioned);
  for (const chain of chains.values()) chain.check(problems);
  checkWitnesses({ chains, lines, mentioned, problems }, known);
  return problems.sorted;
}

function checkReading({ file, at, reading }: RawLine, problems: Problems): void {
  if (reading.kind === 'broken')
    problems.add({ code: 'broken-line', file, line: at, params: { field: reading.field } });
  if (reading.kind === 'newer')
    problems.add({ code: 'newer-version', file, line: at, params: { version: reading.version } });
}

function checkLineEnds(files: ReadonlyMap<string, string>, lines: readonly RawLine[], problems: Problems): void {
  const last = new Map(lines.map(({ file, at }) => [file, at]));
  for (const [file, text] of files) {
    if (text !== '' && !text.endsWith('\n'))
      problems.add({ code: 'no-line-end', file, line: last.get(file) ?? 1, params: {} });
  }
}

/** Of lines in a row that belong elsewhere, only the first is told: a file that was copied is one problem. */
function checkPlaces(lines: readonly RawLine[], problems: Problems): void {
  let before: RawLine | undefined;
  for (const raw of lines) {
    const { file, at, reading } = raw;
    if (reading.kind === 'line' && isMisplaced(raw) && !(before?.file === file && isMisplaced(before))) {
      const { writer, seq } = reading.line;
      problems.add({ code: 'misplaced', file, line: at, params: { writer, seq, expected: placeOf(raw) } });
    }
    before = raw;
  }
}

function isMisplaced(raw: RawLine): boolean {
  const expected = placeOf(raw);
  return expected !== '' && raw.file !== expected && !raw.file.endsWith(`/${expected}`);
}

/** The end of the path that a line belongs into: `2026-01/w-1f3a.jsonl`. */
function placeOf({ reading }: RawLine): string {
  return reading.kind === 'line' ? `${reading.line.time.slice(0, 7)}/${reading.line.writer}.jsonl` : '';
}

function chainsOf(lines: readonly RawLine[], mentioned: ReadonlySet<string>): ReadonlyMap<string, Chain> {
  const unread = new Unread(lines);
  const byWriter = new Map<string, Node[]>();
  for (const raw of lines) {
    if (raw.reading.kind !== 'line') continue;
    const { line } = raw.reading;
    const node = { raw, line, misplaced: isMisplaced(raw) };
    const known = byWriter.get(line.writer);
    if (known === undefined) byWriter.set(line.writer, [node]);
    else known.push(node);
  }
  return new Map([...byWriter].map(([writer, nodes]) => [writer, new Chain(writer, nodes, unread, mentioned)]));
}
