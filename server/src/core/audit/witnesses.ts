import type { Chain, Node } from './chain.js';
import type { Problems } from './problems.js';
import type { RawLine } from './read.js';

/** What a clone knows of its own lines, beside the log. */
export interface KnownHead {
  readonly writer?: string;
  /** Its last line; null: it has written none. */
  readonly head?: { readonly seq: number; readonly hash: string; readonly file: string } | null;
}

/** That a line with this hash was there once. */
interface Witness {
  readonly writer: string;
  readonly seq: number;
  readonly hash: string;
  /** The line that says so; undefined: this clone itself. */
  readonly by: RawLine | undefined;
  /** Where the line stood, if that is known. */
  readonly file: string;
}

/** Every hash that some line or this clone names. */
export function mentionedHashes(lines: readonly RawLine[], { head }: KnownHead): ReadonlySet<string> {
  const hashes = new Set(head === undefined || head === null ? [] : [head.hash]);
  for (const { reading } of lines) {
    if (reading.kind !== 'line') continue;
    hashes.add(reading.line.prev);
    for (const { hash } of Object.values(reading.line.seen)) hashes.add(hash);
  }
  return hashes;
}

/** A log as it was read, and what is found in it. */
interface Reading {
  readonly chains: ReadonlyMap<string, Chain>;
  readonly lines: readonly RawLine[];
  /** See `mentionedHashes`. */
  readonly mentioned: ReadonlySet<string>;
  readonly problems: Problems;
}

/** Compares the log with what its writers had seen of one another and what this clone knows of itself. */
export function checkWitnesses(reading: Reading, known: KnownHead): void {
  for (const witness of witnessesOf(reading.lines, known)) check(witness, reading);
  for (const raw of reading.lines) checkAfter(raw, reading);
  const { writer, head } = known;
  if (writer === undefined || head === undefined) return;
  const more = reading.chains.get(writer)?.above(head?.seq ?? 0);
  if (more === undefined) return;
  const params = { writer, seq: more.line.seq, known: head?.seq ?? 0 };
  reading.problems.add({ code: 'unknown', file: more.raw.file, line: more.raw.at, params });
}

function checkAfter({ file, at, reading }: RawLine, { chains, problems }: Reading): void {
  const after = reading.kind === 'line' ? reading.line.after : undefined;
  if (after === undefined || chains.get(after.writer)?.holds(after.hash) === true) return;
  const params = { writer: after.writer, seq: after.seq };
  problems.add({ code: 'elsewhere', file, line: at, params });
}

/** Of equal ones the first; those that know most come first, so that a cut is told with all that is missing. */
function witnessesOf(lines: readonly RawLine[], { writer, head }: KnownHead): readonly Witness[] {
  const found = new Map<string, Witness>();
  const add = (witness: Witness): void => {
    const key = `${witness.writer}\0${witness.seq}\0${witness.hash}`;
    if (!found.has(key)) found.set(key, witness);
  };
  if (writer !== undefined && head !== undefined && head !== null) add({ ...head, writer, by: undefined });
  for (const raw of lines) {
    if (raw.reading.kind !== 'line') continue;
    for (const [seen, { seq, hash }] of Object.entries(raw.reading.line.seen))
      add({ writer: seen, seq, hash, by: raw, file: '' });
  }
  return [...found.values()].sort((a, b) => b.seq - a.seq);
}

function check(witness: Witness, { chains, mentioned, problems }: Reading): void {
  const chain = chains.get(witness.writer);
  const last = chain?.last;
  if (chain === undefined || last === undefined) {
    reportNothingLeft(witness, problems);
  } else if (!chain.holds(witness.hash)) {
    const node = chain.at(witness.seq);
    if (node !== undefined) reportDispute(witness, node, mentioned, problems);
    else if (witness.seq > last.line.seq && !chain.unread.stands(last.raw.file, last.raw.at + 1))
      reportCut(witness, last, problems);
  }
}

function reportNothingLeft({ writer, seq, by, file }: Witness, problems: Problems): void {
  const params = { writer, seq, from: 1, to: seq };
  problems.add({ code: 'missing-file', file: by?.file ?? file, line: by?.at ?? 1, params });
}

function reportCut({ writer, seq, by }: Witness, { raw, line }: Node, problems: Problems): void {
  const params = { writer, seq: line.seq, to: seq, file: by?.file ?? '', line: by?.at ?? 0 };
  problems.add({ code: 'truncated', file: raw.file, line: raw.at, params });
}

/** Told of the line that was seen otherwise, unless that one is confirmed and the one that says so is not. */
function reportDispute(
  { writer, seq, by }: Witness,
  { raw }: Node,
  mentioned: ReadonlySet<string>,
  problems: Problems,
): void {
  if (problems.has(raw.file, raw.at)) return;
  if (by === undefined) {
    problems.add({ code: 'changed', file: raw.file, line: raw.at, params: { writer, seq } });
    return;
  }
  const isLiar = mentioned.has(raw.hash) && !mentioned.has(by.hash);
  const [at, other] = isLiar ? [by, raw] : [raw, by];
  const params = { writer, seq, file: other.file, line: other.at };
  problems.add({ code: 'disputed', file: at.file, line: at.at, params });
}
