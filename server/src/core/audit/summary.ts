import type { AuditHead, PlacedAuditLine } from './types.js';

/**
 * What the next move needs to know of all lines before it: a fold over them, so that a shell which remembers it reads
 * only what was written since. In which order lines come makes no difference to it.
 */
export interface AuditSummary {
  /** Writer → its last line; where two lines contradict each other, the one with the greater hash. */
  readonly heads: ReadonlyMap<string, AuditHead>;
  /** Writer → sequences, none before its last line, that other lines have seen of it. */
  readonly seen: ReadonlyMap<string, ReadonlySet<number>>;
  /** Id, as lines write it → the highest fencing token that they tell of. */
  readonly tokens: ReadonlyMap<string, number>;
  /** Ids, as lines write them, of rows that moves have added, and of tasks that they renamed: both ids. */
  readonly added: Readonly<Record<AddedKind, ReadonlySet<string>>>;
}

type AddedKind = 'task' | 'approval';

/** The summary of an empty log. */
export const NO_LINES: AuditSummary = {
  heads: new Map(),
  seen: new Map(),
  tokens: new Map(),
  added: { task: new Set(), approval: new Set() },
};

/** The summary of a log that has more lines than it had, in any order. */
export function summarise(previous: AuditSummary, lines: readonly PlacedAuditLine[]): AuditSummary {
  const fold = new Fold(previous);
  for (const placed of lines) fold.add(placed);
  return fold.summary;
}

/** A last line: its hash costs something, and of most lines nobody asks for it. */
interface Last {
  readonly seq: number;
  readonly hashed: { readonly hash: string };
}

class Fold {
  readonly #last: Map<string, Last>;
  readonly #seen: Map<string, Set<number>>;
  readonly #tokens: Map<string, number>;
  readonly #added: Readonly<Record<AddedKind, Set<string>>>;

  constructor({ heads, seen, tokens, added }: AuditSummary) {
    this.#last = new Map([...heads].map(([writer, head]) => [writer, { seq: head.seq, hashed: head }]));
    this.#seen = new Map([...seen].map(([writer, sequences]) => [writer, new Set(sequences)]));
    this.#tokens = new Map(tokens);
    this.#added = { task: new Set(added.task), approval: new Set(added.approval) };
  }

  add(placed: PlacedAuditLine): void {
    const { writer, seq, event, id, token, seen, rows } = placed.line;
    const last = this.#last.get(writer);
    const next = { seq, hashed: placed };
    if (last === undefined || isBehind(last, next)) this.#last.set(writer, next);
    for (const [other, head] of Object.entries(seen)) this.#see(other, head.seq);
    if (id !== null && token !== undefined && token > (this.#tokens.get(id) ?? 0)) this.#tokens.set(id, token);
    for (const { kind, id: added, before, after } of rows) {
      if (kind !== 'task' && kind !== 'approval') continue;
      const renamed = event === 'rename' && kind === 'task' ? after?.['task_id'] : undefined;
      if (before === null || renamed !== undefined) this.#added[kind].add(added);
      if (renamed !== undefined) this.#added[kind].add(renamed);
    }
  }

  #see(writer: string, seq: number): void {
    const known = this.#seen.get(writer);
    if (known === undefined) this.#seen.set(writer, new Set([seq]));
    else known.add(seq);
  }

  get summary(): AuditSummary {
    const heads = [...this.#last].map(([writer, { seq, hashed }]) => [writer, { seq, hash: hashed.hash }] as const);
    return { heads: new Map(heads), seen: this.#seenOfLast(), tokens: this.#tokens, added: this.#added };
  }

  /** What was seen of lines before the last one tells nothing any more. */
  #seenOfLast(): AuditSummary['seen'] {
    const kept = new Map<string, ReadonlySet<number>>();
    for (const [writer, sequences] of this.#seen) {
      const last = this.#last.get(writer)?.seq ?? 0;
      const after = [...sequences].filter((seq) => seq >= last);
      if (after.length > 0) kept.set(writer, new Set(after));
    }
    return kept;
  }
}

function isBehind(one: Last, other: Last): boolean {
  return other.seq > one.seq || (other.seq === one.seq && other.hashed.hash > one.hashed.hash);
}
