import { hashOf } from './hash.js';
import { inOrder } from './order.js';
import type { AuditLine, PlacedAuditLine } from './types.js';

/** The version of the line that this Orch writes; it reads all up to it. */
const VERSION = 1;

/** A line of an audit file, understood or not. */
export interface RawLine {
  readonly file: string;
  /** From 1. */
  readonly at: number;
  readonly text: string;
  /** Of the text without its line end, whatever it says. */
  readonly hash: string;
  readonly reading: AuditReading;
}

/** What a line of an audit file says. */
export type AuditReading =
  | { readonly kind: 'line'; readonly line: AuditLine }
  /** Written by a newer Orch. */
  | { readonly kind: 'newer'; readonly version: number }
  /** `field`: the first that is missing or of another type than it must be; '' where the text is no JSON object. */
  | { readonly kind: 'broken'; readonly field: string };

/**
 * The lines of an audit log that this Orch understands, each after the lines that its writer had seen.
 * @param files path → text of every `*.jsonl` below the audit folder
 */
export function readLog(files: ReadonlyMap<string, string>): readonly PlacedAuditLine[] {
  return inOrder(readLines(files));
}

/** The same lines in the order of their places: for who does not care which of them comes after which. */
export function readLines(files: ReadonlyMap<string, string>): readonly PlacedAuditLine[] {
  return placedLines(rawLines(files));
}

class Placed implements PlacedAuditLine {
  readonly file: string;
  readonly at: number;
  readonly #raw: RawLine;

  constructor(
    raw: RawLine,
    readonly line: AuditLine,
  ) {
    this.#raw = raw;
    this.file = raw.file;
    this.at = raw.at;
  }

  get hash(): string {
    return this.#raw.hash;
  }
}

/** The first line that only a newer Orch understands; undefined where there is none. Quick where all are of this version. */
export function newerLine(
  files: ReadonlyMap<string, string>,
): { readonly file: string; readonly at: number; readonly version: number } | undefined {
  for (const [file, text] of files) {
    for (const [index, line] of text.split('\n').entries()) {
      const reading = line.startsWith(`{"v":${VERSION},`) ? undefined : readLine(line);
      if (reading?.kind === 'newer') return { file, at: index + 1, version: reading.version };
    }
  }
  return undefined;
}

/** Every line of every file, files in the order of their paths. */
export function rawLines(files: ReadonlyMap<string, string>): readonly RawLine[] {
  const paths = [...files.keys()].sort();
  return paths.flatMap((file) => linesOf(file, files.get(file) ?? '', 0));
}

/**
 * The lines of one file behind the first `skip`, understood or not.
 * @param text the whole file, or what follows those lines
 */
export function linesOf(file: string, text: string, skip: number): readonly RawLine[] {
  const texts = text.split('\n');
  if (texts.at(-1) === '') texts.pop();
  return texts.map((line, index) => new Raw(file, skip + index + 1, line.replace(/\r$/, '')));
}

/** Lines that were read, as those that are understood and placed. */
export function placedLines(lines: readonly RawLine[]): readonly PlacedAuditLine[] {
  return lines.flatMap((raw) => (raw.reading.kind === 'line' ? [new Placed(raw, raw.reading.line)] : []));
}

/** Hashes are made when they are asked for: most readers of the log do not verify it. */
class Raw implements RawLine {
  #hash: string | undefined;
  readonly reading: AuditReading;

  constructor(
    readonly file: string,
    readonly at: number,
    readonly text: string,
  ) {
    this.reading = readLine(text);
  }

  get hash(): string {
    return (this.#hash ??= hashOf(this.text));
  }
}

/** Reads one line. Never throws. Fields that this version does not know stay on the line. */
function readLine(text: string): AuditReading {
  const value = parse(text);
  if (!isRecord(value)) return { kind: 'broken', field: '' };
  const version = value['v'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { kind: 'broken', field: 'v' };
  if (version > VERSION) return { kind: 'newer', version };
  const field = Object.keys(FIELDS).find((key) => FIELDS[key]?.(value[key]) !== true);
  return field === undefined ? { kind: 'line', line: value as unknown as AuditLine } : { kind: 'broken', field };
}

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isName: Test = (value) => typeof value === 'string' && value !== '';
const isSeq: Test = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const isHash: Test = (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
const orAbsent =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const isMapOf =
  (test: Test): Test =>
  (value) =>
    isRecord(value) && Object.values(value).every(test);
const isListOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const has =
  (fields: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([key, test]) => test(value[key]));

const isRow = has({
  file: isText,
  kind: isText,
  id: isText,
  before: orNull(isMapOf(isText)),
  after: orNull(isMapOf(isText)),
  stood: orAbsent(has({ behind: orNull(isText), before: orNull(isText) })),
});

const isColumns = has({
  file: isText,
  added: isListOf(isText),
  removed: orAbsent(isListOf(isText)),
  tables: orAbsent(isListOf(isListOf(isText))),
  sections: orAbsent(isListOf(isText)),
});

const FIELDS: Readonly<Record<string, Test>> = {
  seq: isSeq,
  prev: isHash,
  writer: isName,
  time: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value),
  actor: isText,
  role: isText,
  assurance: isText,
  event: isName,
  id: orNull(isText),
  from: orAbsent(orNull(isText)),
  to: orAbsent(orNull(isText)),
  reason: orAbsent(isText),
  approval: orAbsent(isText),
  evidence: orAbsent(has({ path: isText, digest: isText })),
  token: orAbsent((value) => Number.isSafeInteger(value)),
  head: orAbsent(isText),
  separation: orAbsent(isText),
  decidedBy: orAbsent(isText),
  supersedes: orAbsent(isText),
  reliesOn: orAbsent(isListOf(isText)),
  undoes: orAbsent(has({ writer: isName, seq: isSeq })),
  rows: isListOf(isRow),
  columns: orAbsent(isListOf(isColumns)),
  after: orAbsent(has({ writer: isName, seq: isSeq, hash: isHash })),
  seen: isMapOf(has({ seq: isSeq, hash: isHash })),
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
