import * as fc from 'fast-check';
import {
  auditPath,
  encodeLine,
  headsOf,
  NO_HASH,
  NO_LINES,
  readLines,
  summarise,
  type AuditEntry,
  type AuditSummary,
  type RowChange,
} from '../../../server/src/core/audit/index.js';

export const FOLDER = 'ORCH/AUDIT';
export const START = Date.UTC(2026, 0, 30, 12);
const HOUR = 3_600_000;

/** What a move says of itself, with as little as there must be. */
export function entry(time: number, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    time: new Date(time).toISOString().replace('.000Z', 'Z'),
    actor: 'WORK@claude-2',
    role: 'WORK',
    assurance: 'asserted',
    event: 'start',
    id: 'T-1',
    rows: [],
    ...more,
  };
}

/** What a log comes to. */
export function summaryOf(files: ReadonlyMap<string, string>): AuditSummary {
  return summarise(NO_LINES, readLines(files));
}

/** An audit folder that grows as clones write into it. */
export class Log {
  readonly files = new Map<string, string>();
  readonly #heads = new Map<string, { readonly seq: number; readonly hash: string; readonly file: string }>();

  constructor(from?: Log) {
    if (from === undefined) return;
    for (const [path, text] of from.files) this.files.set(path, text);
    for (const [writer, head] of from.#heads) this.#heads.set(writer, head);
  }

  /** One line more of a writer, which has seen all the others. */
  write(writer: string, time: number, more: Partial<AuditEntry> = {}): void {
    const before = this.#heads.get(writer);
    const seq = (before?.seq ?? 0) + 1;
    const place = { writer, seq, prev: before?.hash ?? NO_HASH, seen: headsOf(summaryOf(this.files), writer) };
    const { text, hash } = encodeLine(entry(time, more), place);
    const file = auditPath(FOLDER, time, writer);
    this.files.set(file, `${this.files.get(file) ?? ''}${text}\n`);
    this.#heads.set(writer, { seq, hash, file });
  }

  head(writer: string): { readonly seq: number; readonly hash: string; readonly file: string } | null {
    return this.#heads.get(writer) ?? null;
  }

  linesOf(file: string): readonly string[] {
    return (this.files.get(file) ?? '').split('\n').slice(0, -1);
  }

  /** The same files with one of them replaced; undefined takes it away. */
  with(file: string, text: string | undefined): ReadonlyMap<string, string> {
    const files = new Map(this.files);
    if (text === undefined) files.delete(file);
    else files.set(file, text);
    return files;
  }

  withLines(file: string, lines: readonly string[]): ReadonlyMap<string, string> {
    return this.with(file, lines.map((line) => `${line}\n`).join(''));
  }
}

/** Any text that a cell may hold. */
export const anyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '設計', 'a|b', '"', '\\', '\n', '\u2028\u2029\u0085', '\ud800', '__proto__', '10', '=1+1'),
);

const cells = fc.dictionary(anyText, anyText, { maxKeys: 4 });
const row: fc.Arbitrary<RowChange> = fc.record({
  file: anyText,
  kind: fc.constantFrom('task', 'approval', 'blocked', 'flag'),
  id: anyText,
  before: fc.option(cells),
  after: fc.option(cells),
});

/** What any move may say beside the least. */
export const anyMore: fc.Arbitrary<Partial<AuditEntry>> = fc.record(
  {
    actor: anyText,
    role: anyText,
    event: fc.constantFrom('start', 'lock.extend', 'approve'),
    id: fc.option(anyText),
    from: fc.option(anyText),
    to: fc.option(anyText),
    reason: anyText,
    approval: anyText,
    evidence: fc.record({ path: anyText, digest: anyText }),
    token: fc.nat(),
    head: anyText,
    separation: fc.constantFrom('operator', 'solo', 'unproven'),
    decidedBy: anyText,
    undoes: fc.record({ writer: fc.constant('w-1'), seq: fc.integer({ min: 1, max: 9 }) }),
    rows: fc.array(row, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/**
 * A log of up to three writers over two or three months. Clocks may stand still. At the end every writer but the last
 * has been seen by another, and the last one is the clone that keeps its own head.
 */
export const anyLog: fc.Arbitrary<{ readonly log: Log; readonly own: string }> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('w-a', 'w-b', 'w-c'), fc.nat({ max: 40 }), anyMore), {
      minLength: 3,
      maxLength: 14,
    }),
    fc.constantFrom('w-a', 'w-b', 'w-c'),
  )
  .map(([moves, own]) => {
    const log = new Log();
    let time = START;
    for (const [writer, hours, more] of moves) log.write(writer, (time += hours * HOUR), more);
    log.write(own, time + HOUR);
    return { log, own };
  });
