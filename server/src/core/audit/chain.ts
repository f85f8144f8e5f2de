import { NO_HASH } from './hash.js';
import type { Problems } from './problems.js';
import type { RawLine } from './read.js';
import type { AuditLine } from './types.js';

/** A line of a writer. */
export interface Node {
  readonly raw: RawLine;
  readonly line: AuditLine;
  /** It stands in a file that it does not belong into. */
  readonly misplaced: boolean;
}

/** Lines that this version does not understand. A chain may lead through them. */
export class Unread {
  readonly #hashes = new Set<string>();
  readonly #places = new Set<string>();

  constructor(lines: readonly RawLine[]) {
    for (const { file, at, hash, reading } of lines) {
      if (reading.kind === 'line') continue;
      this.#hashes.add(hash);
      this.#places.add(`${file}\0${at}`);
    }
  }

  holds(hash: string): boolean {
    return this.#hashes.has(hash);
  }

  stands(file: string, at: number): boolean {
    return this.#places.has(`${file}\0${at}`);
  }
}

/** All lines of one writer: a chain, as long as nobody touched it. */
export class Chain {
  readonly #byHash = new Map<string, Node>();
  readonly #bySeq = new Map<number, Node[]>();
  /** In the order of files and lines, without copies. */
  readonly #nodes: readonly Node[];
  readonly #copies: readonly Node[];
  /** The line with the highest sequence. */
  readonly last: Node | undefined;

  /**
   * @param mentioned hashes that later lines, other writers or this clone name
   */
  constructor(
    readonly writer: string,
    nodes: readonly Node[],
    readonly unread: Unread,
    readonly mentioned: ReadonlySet<string>,
  ) {
    const copies: Node[] = [];
    for (const node of [...nodes].sort((a, b) => Number(a.misplaced) - Number(b.misplaced))) {
      if (this.#byHash.has(node.raw.hash)) copies.push(node);
      else this.#keep(node);
    }
    this.#copies = copies;
    this.#nodes = nodes.filter((node) => this.#byHash.get(node.raw.hash) === node);
    this.last = this.#nodes.reduce<Node | undefined>(later, undefined);
  }

  #keep(node: Node): void {
    this.#byHash.set(node.raw.hash, node);
    const same = this.#bySeq.get(node.line.seq);
    if (same === undefined) this.#bySeq.set(node.line.seq, [node]);
    else same.push(node);
  }

  /** The first line, in the order of the files, that has this sequence. */
  at(seq: number): Node | undefined {
    return this.#bySeq.get(seq)?.[0];
  }

  /** The first line above a sequence. */
  above(seq: number): Node | undefined {
    return this.#nodes.find(({ line }) => line.seq > seq);
  }

  /** Whether some line, understood or not, has this hash. */
  holds(hash: string): boolean {
    return this.#byHash.has(hash) || this.unread.holds(hash);
  }

  /** Whether a line is one that somebody else names by its hash. */
  isConfirmed({ raw }: Node): boolean {
    return this.mentioned.has(raw.hash);
  }

  check(problems: Problems): void {
    this.#checkCopies(problems);
    this.#checkForks(problems);
    this.#checkOrder(problems);
    let last = 0;
    let seq = 0;
    for (const node of [...this.#nodes].sort((a, b) => a.line.seq - b.line.seq)) {
      if (node.line.seq > seq) [last, seq] = [seq, node.line.seq];
      this.#checkLink(node, last, problems);
    }
  }

  #checkCopies(problems: Problems): void {
    for (const { raw, line, misplaced } of this.#copies) {
      const { file, at } = this.#byHash.get(raw.hash)?.raw ?? raw;
      const params = { writer: this.writer, seq: line.seq, file, line: at };
      if (!misplaced) problems.add({ code: 'duplicate', file: raw.file, line: raw.at, params });
    }
  }

  #checkForks(problems: Problems): void {
    const followers = new Map<string, Node>();
    for (const node of this.#nodes) {
      const { seq, prev } = node.line;
      const first = followers.get(prev);
      followers.set(prev, first ?? node);
      // One that names the hash of a line elsewhere has lost its place: that is for its link to say.
      if (first?.line.seq !== seq) continue;
      const params = { writer: this.writer, seq, file: first.raw.file, line: first.raw.at };
      problems.add({ code: 'forked', file: node.raw.file, line: node.raw.at, params });
    }
  }

  #checkOrder(problems: Problems): void {
    let before: Node | undefined;
    for (const node of this.#nodes) {
      const { raw, line } = node;
      if (before?.raw.file === raw.file && before.line.seq > line.seq) {
        const params = { writer: this.writer, seq: line.seq, after: before.line.seq };
        problems.add({ code: 'reordered', file: raw.file, line: raw.at, params });
      }
      before = node;
    }
  }

  /** @param last the highest sequence below that of `node` that is there */
  #checkLink(node: Node, last: number, problems: Problems): void {
    const { seq, prev } = node.line;
    if (seq === 1 ? prev === NO_HASH : this.#byHash.get(prev)?.line.seq === seq - 1 || this.unread.holds(prev)) return;
    const before = this.#bySeq.get(seq - 1);
    if (before === undefined && seq > 1) this.#reportGap(node, last + 1, problems);
    else this.#reportLink(node, before ?? [], problems);
  }

  /** Which of two lines was changed, as far as what others name tells; else the second, which does not follow. */
  #reportLink(node: Node, before: readonly Node[], problems: Problems): void {
    const intact = before.some((one) => this.isConfirmed(one));
    const blamed = !intact && this.isConfirmed(node) ? (before.at(-1) ?? node) : node;
    const certain = intact || this.isConfirmed(node) || before.length === 0;
    const { raw, line } = blamed;
    const params = { writer: this.writer, seq: line.seq };
    problems.add({ code: certain ? 'changed' : 'wrong-hash', file: raw.file, line: raw.at, params });
  }

  #reportGap({ raw, line }: Node, from: number, problems: Problems): void {
    const params = { writer: this.writer, seq: line.seq, from, to: line.seq - 1 };
    if (params.to - from < this.#unreadAbove(raw)) return;
    problems.add({ code: raw.at === 1 ? 'missing-file' : 'gap', file: raw.file, line: raw.at, params });
  }

  /** How many lines directly above one cannot be read: they are told already. */
  #unreadAbove({ file, at }: RawLine): number {
    let count = 0;
    while (this.unread.stands(file, at - 1 - count)) count++;
    return count;
  }
}

function later(last: Node | undefined, node: Node): Node {
  return last === undefined || node.line.seq > last.line.seq ? node : last;
}
