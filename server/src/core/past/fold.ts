import type { AuditLine, PlacedAuditLine, RowChange } from '../audit/index.js';
import { idKey, type Workspace } from '../model/index.js';
import type { Policy } from '../policy/index.js';
import { sameCell } from './cells.js';
import { illegal, type Standing } from './legal.js';
import { Reference } from './reference.js';
import { newIdOf } from './renames.js';
import { exactCount, staleCount } from './stale.js';
import { rowsTouched, type Touch } from './touches.js';
import type { BetweenEdit, CellEdit, RejectedLine } from './types.js';

export type References = ReadonlyMap<string, Reference>;

/** Rows as base and log say they should read. */
export interface Folded {
  readonly tasks: References;
  readonly approvals: References;
  readonly rejected: readonly RejectedLine[];
}

/** What is folded, and onto what. */
export interface FoldInput {
  readonly policy: Policy;
  /** Undefined: the log alone tells. */
  readonly base: Workspace | undefined;
  /** When the base was committed, UTC milliseconds. */
  readonly time: number;
  /** Lines since the base, in order. */
  readonly lines: readonly PlacedAuditLine[];
  readonly undone: Standing['undone'];
  /** Lines before a row's last ones count only where the base's row is just what some of them left. */
  readonly exact?: true;
}

/** The base's rows, advanced by the legal ones of the lines. */
export function folded(input: FoldInput): Folded {
  const fold = new Fold(input);
  for (const placed of input.lines) fold.add(placed);
  return fold;
}

class Fold implements Folded, Standing {
  readonly tasks: Map<string, Reference>;
  readonly approvals: Map<string, Reference>;
  readonly rejected: RejectedLine[] = [];
  readonly policy: Policy;
  readonly complete: boolean;
  readonly #stale: ReadonlySet<RowChange>;

  constructor(readonly input: FoldInput) {
    const { base, policy, lines, time } = input;
    this.policy = policy;
    this.complete = base !== undefined;
    this.tasks = referencesOf('task', base?.tasks ?? []);
    this.approvals = referencesOf('approval', base?.approvals ?? []);
    this.#stale = base === undefined ? new Set() : this.#staleOf(lines, time);
  }

  task(key: string): Reference | undefined {
    return this.tasks.get(key);
  }

  approval(key: string): Reference | undefined {
    return this.approvals.get(key);
  }

  undone(undoes: NonNullable<AuditLine['undoes']>): AuditLine | undefined {
    return this.input.undone(undoes);
  }

  add(placed: PlacedAuditLine): void {
    const changes = placed.line.rows.filter((change) => !this.#stale.has(change));
    const why = illegal(placed.line, changes, this);
    if (why !== undefined) this.rejected.push({ placed, why });
    else for (const change of changes) this.#apply(placed, change);
  }

  #staleOf(lines: readonly PlacedAuditLine[], time: number): ReadonlySet<RowChange> {
    const stale = rowsTouched(lines).flatMap(({ kind, first, later, touches }) => {
      const rows = kind === 'task' ? this.tasks : this.approvals;
      const own = this.#row({ kind, id: first });
      // A row that was renamed is in the base under one of its ids.
      const under = [own, ...later.map((id) => rows.get(idKey(id)))].find((row) => row?.entry !== undefined);
      return touches.slice(0, this.#countStale(touches, under ?? own, time));
    });
    return new Set(stale.map(({ change }) => change));
  }

  #countStale(touches: readonly Touch[], reference: Reference, time: number): number {
    if (this.input.exact === true) return exactCount(this.policy, touches, reference);
    return staleCount(this.policy, touches, reference, time);
  }

  #row({ kind, id }: Pick<RowChange, 'kind' | 'id'>): Reference {
    const key = idKey(id);
    const rows = kind === 'task' ? this.tasks : this.approvals;
    let row = rows.get(key);
    if (row === undefined)
      rows.set(key, (row = new Reference(kind === 'task' ? kind : 'approval', key, id, undefined)));
    return row;
  }

  #apply(placed: PlacedAuditLine, change: RowChange): void {
    const { kind, before, after } = change;
    if (kind !== 'task' && kind !== 'approval') return;
    const row = this.#row(change);
    row.moves = [...row.moves, placed];
    if (before === null) row.make(after ?? {});
    else this.#found(row, placed, before);
    if (after === null) row.gone = true;
    else row.set(after);
    const id = newIdOf(placed.line, change);
    if (id !== undefined) this.tasks.set(idKey(id), row.renamed(idKey(id), id));
  }

  /** Brings a row to how a move found it; what differs was edited by hand before. */
  #found(row: Reference, placed: PlacedAuditLine, before: Readonly<Record<string, string>>): void {
    const cells = row.present ? this.#differing(row, before) : cellsOf(before);
    if (!row.present) row.born = row.entry === undefined;
    row.gone = false;
    row.set(before);
    if (cells.length > 0 && this.input.base !== undefined)
      row.between = [...row.between, { cells, line: placed } satisfies BetweenEdit];
  }

  #differing(row: Reference, found: Readonly<Record<string, string>>): readonly CellEdit[] {
    return cellsOf(found).flatMap(({ column, after }) => {
      const before = row.text(column);
      return before === undefined || sameCell(this.policy, column, before, after) ? [] : [{ column, before, after }];
    });
  }
}

function cellsOf(found: Readonly<Record<string, string>>): readonly CellEdit[] {
  return Object.entries(found).map(([column, after]) => ({ column, before: '', after }));
}

function referencesOf(
  kind: 'task' | 'approval',
  entries: Workspace['tasks'] | Workspace['approvals'],
): Map<string, Reference> {
  const rows = new Map<string, Reference>();
  for (const entry of entries) {
    const { key, id } = entry.record;
    if (key !== '' && !rows.has(key)) rows.set(key, new Reference(kind, key, id, entry));
  }
  return rows;
}
