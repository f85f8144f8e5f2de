import {
  inOrder,
  linesOf,
  NO_HASH,
  placedLines,
  verifyLog,
  type AuditHead,
  type AuditProblem,
  type PlacedAuditLine,
  type RawLine,
} from '../audit/index.js';
import type { RejectedLine } from './types.js';

/** Path → text of audit files. */
export type AuditFiles = ReadonlyMap<string, string>;

/** What was written since the base. */
export interface FreshLog {
  /** Lines that follow one another from what the base has, each after what its writer had seen. */
  readonly lines: readonly PlacedAuditLine[];
  /** Lines that do not. */
  readonly broken: readonly RejectedLine[];
  readonly problems: readonly AuditProblem[];
  /** All lines since. */
  readonly count: number;
  /** What was read, for the next time. */
  readonly read: ReadonlyMap<string, FreshFile>;
}

interface FreshFile {
  readonly text: string;
  readonly base: string | undefined;
  readonly lines: readonly RawLine[];
}

/**
 * Reads what a log has more than its base. Where every file goes on from what it was, nothing but the new lines is
 * looked at; else the log as a whole is verified.
 * @param commit the base's, for messages
 */
export function freshLog(now: AuditFiles, base: AuditFiles, commit: string, previous?: FreshLog): FreshLog {
  const read = new Map([...now].map(([file, text]) => [file, freshFile(file, text, base, previous)]));
  const files = [...read.keys()].sort();
  const raw = files.flatMap((file) => read.get(file)?.lines ?? []);
  const cut = removedLines(now, base, commit);
  const chains = new Chains(base, now);
  for (const line of placedLines(raw)) chains.add(line);
  const { lines, broken } = chains;
  const whole = cut.length === 0 && broken.length === 0 && lines.length === raw.length && chains.witnessed;
  const problems = whole ? [] : [...cut, ...verifyLog(now)].filter(({ code }) => code !== 'elsewhere');
  return { lines: inOrder(lines), broken, problems, count: raw.length, read };
}

function freshFile(file: string, text: string, base: AuditFiles, previous: FreshLog | undefined): FreshFile {
  const known = base.get(file);
  const before = previous?.read.get(file);
  if (before !== undefined && before.base === known && text.startsWith(before.text) && endsLine(before.text)) {
    if (before.text === text) return before;
    const more = linesOf(file, text.slice(before.text.length), countLines(before.text));
    return { text, base: known, lines: [...before.lines, ...more] };
  }
  return { text, base: known, lines: linesBehind(file, unixLines(text), unixLines(known ?? '')) };
}

/** The lines of a file that its base does not have, wherever they stand. */
function linesBehind(file: string, text: string, known: string): readonly RawLine[] {
  if (text === known) return [];
  if (text.startsWith(known) && endsLine(known)) return linesOf(file, text.slice(known.length), countLines(known));
  const before = new Set(known.split('\n'));
  return linesOf(file, text, 0).filter((raw) => !before.has(raw.text));
}

function endsLine(text: string): boolean {
  return text === '' || text.endsWith('\n');
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** A checkout may write other line ends than the commit has. */
function unixLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** Lines of the base that are not there any more: a log only grows. */
function removedLines(now: AuditFiles, base: AuditFiles, commit: string): readonly AuditProblem[] {
  return [...base].flatMap(([file, known]): readonly AuditProblem[] => {
    if (now.get(file) === known) return [];
    const [was, is] = [unixLines(known), unixLines(now.get(file) ?? '')];
    if (is.startsWith(was)) return [];
    const there = new Set(is.split('\n'));
    const gone = placedLines(linesOf(file, was, 0).filter((raw) => !there.has(raw.text)));
    const [first, last] = [gone[0], gone.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { writer, seq } = first.line;
    const line = now.has(file) ? Math.min(first.at, Math.max(1, countLines(is))) : 1;
    return [{ code: 'removed', file, line, params: { writer, seq, to: last.line.seq, commit } }];
  });
}

/** Tells which lines follow from the base, writer by writer. */
class Chains {
  readonly lines: PlacedAuditLine[] = [];
  readonly broken: RejectedLine[] = [];
  readonly #heads = new Map<string, AuditHead | undefined>();
  readonly #hashes = new Set<string>();
  readonly #seen: { readonly writer: string; readonly head: AuditHead }[] = [];

  constructor(
    readonly base: AuditFiles,
    readonly now: AuditFiles,
  ) {}

  add(placed: PlacedAuditLine): void {
    const { writer, seq, prev, seen } = placed.line;
    const head = this.#headOf(writer);
    if (seq !== (head?.seq ?? 0) + 1 || prev !== (head?.hash ?? NO_HASH)) {
      this.broken.push({ placed, why: 'chain' });
      return;
    }
    this.#heads.set(writer, { seq, hash: placed.hash });
    this.#hashes.add(placed.hash);
    this.lines.push(placed);
    for (const [other, one] of Object.entries(seen)) this.#seen.push({ writer: other, head: one });
  }

  /** Whether all that lines say they had seen of others is there; unknown counts as not, and the whole log is asked. */
  get witnessed(): boolean {
    return this.#seen.every((one) => this.#isThere(one));
  }

  #headOf(writer: string): AuditHead | undefined {
    if (!this.#heads.has(writer)) this.#heads.set(writer, this.#lastOf(writer));
    return this.#heads.get(writer);
  }

  /** The last line of a writer in the base. */
  #lastOf(writer: string): AuditHead | undefined {
    const files = [...this.base.keys()].filter((file) => file.endsWith(`/${writer}.jsonl`)).sort();
    for (const file of files.reverse()) {
      const text = unixLines(this.base.get(file) ?? '').trimEnd();
      const [last] = placedLines(linesOf(file, text.slice(text.lastIndexOf('\n') + 1), 0));
      if (last === undefined) continue;
      this.#hashes.add(last.hash);
      return { seq: last.line.seq, hash: last.hash };
    }
    return undefined;
  }

  #isThere({ writer, head }: { readonly writer: string; readonly head: AuditHead }): boolean {
    this.#headOf(writer);
    return this.#hashes.has(head.hash);
  }
}
