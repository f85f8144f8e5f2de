import { EVIDENCE_VERSION, type EvidenceCheck, type EvidenceFile, type EvidenceFront } from './format.js';
import { hexRuns, patternIn } from './hashes.js';
import { placeholderIn } from './placeholders.js';

/**
 * The front matter of a record, fences included. Every text is a YAML string in quotes on the line of its key, so that
 * nothing a caller gives can become a key, a line or a label of the record.
 */
export function printFront(front: EvidenceFront): string {
  const { task, approval, requester, time, base, head, dirty, diff, files, checks, tier, artifacts } = front;
  const lines = [
    `version: ${EVIDENCE_VERSION}`,
    `task: ${quoted(task)}`,
    `approval: ${quoted(approval)}`,
    `requester: ${quoted(requester)}`,
    `time: ${quoted(time)}`,
    ...(base === undefined ? [] : [`base: ${quoted(base)}`]),
    ...(head === undefined ? [] : [`head: ${quoted(head)}`]),
    ...(dirty === undefined ? [] : [`dirty: ${String(dirty)}`]),
    ...(diff === undefined ? [] : diffLines(diff)),
    ...list('files', files.slice(0, MOST_FILES), fileLines),
    ...(files.length > MOST_FILES ? [`unlisted: ${files.length - MOST_FILES}`] : []),
    ...list('checks', checks, checkLines),
    `tier: ${quoted(tier)}`,
    ...list('artifacts', artifacts, (path) => [`path: ${quoted(path)}`]),
  ];
  return ['---', ...lines, '---', ''].join('\n');
}

/** So many files make a front matter that is still read as one. */
const MOST_FILES = 500;

function diffLines({ digest, files, added, removed }: NonNullable<EvidenceFront['diff']>): readonly string[] {
  return ['diff:', `  digest: ${quoted(digest)}`, `  files: ${files}`, `  added: ${added}`, `  removed: ${removed}`];
}

function fileLines({ path, digest, added, removed }: EvidenceFile): readonly string[] {
  const sum = digest === null ? 'null' : quoted(digest);
  return [`path: ${quoted(path)}`, `digest: ${sum}`, `added: ${added}`, `removed: ${removed}`];
}

function checkLines({ command, exit, started, duration, log }: EvidenceCheck): readonly string[] {
  return [
    `command: ${quoted(command)}`,
    `exit: ${exit}`,
    ...(started === undefined ? [] : [`started: ${quoted(started)}`]),
    ...(duration === undefined ? [] : [`duration: ${duration}`]),
    ...(log === undefined ? [] : [`log: ${quoted(log)}`]),
  ];
}

function list<T>(key: string, items: readonly T[], lines: (item: T) => readonly string[]): readonly string[] {
  if (items.length === 0) return [`${key}: []`];
  return [
    `${key}:`,
    ...items.flatMap((item) => lines(item).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`)),
  ];
}

/** A JSON string is a YAML string. One that a reader of lines would take for something of the record's is spelled out. */
function quoted(text: string): string {
  const quote = JSON.stringify(text).replace(INVISIBLE, escaped);
  return readsAsClaim(text)
    ? `"${Array.from(text, (char) => Array.from(units(char), escaped).join('')).join('')}"`
    : quote;
}

const INVISIBLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function units(char: string): readonly string[] {
  return char.split('');
}

/** A file named `TODO`, a command that prints a made-up digest: no placeholder and no digest of the record. */
function readsAsClaim(text: string): boolean {
  const tail = text.slice(Math.max(text.lastIndexOf(':'), text.lastIndexOf('：')) + 1);
  if (placeholderIn(text) !== undefined || placeholderIn(tail) !== undefined) return true;
  return hexRuns(text).some(({ text: digits }) => patternIn(digits) !== undefined);
}
