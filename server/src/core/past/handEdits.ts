import { foldedKey, RunMemo, type Approval, type Entry, type Task, type Workspace } from '../model/index.js';
import type { Policy } from '../policy/index.js';
import { differing, type AnyEntry } from './differing.js';
import { Presence } from './presence.js';
import { Reference } from './reference.js';
import type { HandEdits, Past, ReferenceRow, RowEdit } from './types.js';

/** Nothing was edited. */
const NO_EDITS: HandEdits = { tasks: [], approvals: [], added: [], removed: [] };

/**
 * What was edited by hand: the rows that read differently from base and log. A row that is the same object as in the
 * base costs one comparison of identities, and nothing while its run of rows stays the same.
 */
export function handEdits(workspace: Workspace, past: Past): HandEdits {
  if (past.kind === 'none') return NO_EDITS;
  let memo = memos.get(past);
  if (memo === undefined) memos.set(past, (memo = new Memo(past)));
  return memo.of(workspace);
}

const memos = new WeakMap<Past, Memo>();

class Memo {
  #last: { readonly workspace: Workspace; readonly edits: HandEdits } | undefined;
  readonly #tasks: Side<Task>;
  readonly #approvals: Side<Approval>;

  constructor(readonly past: Past) {
    this.#tasks = new Side(
      past,
      (workspace) => workspace.tasks,
      () => past.tasks,
    );
    this.#approvals = new Side(
      past,
      (workspace) => workspace.approvals,
      () => past.approvals,
    );
  }

  of(workspace: Workspace): HandEdits {
    const { tasks, approvals } = workspace;
    const last = this.#last;
    if (last?.workspace.tasks === tasks && last.workspace.approvals === approvals) return last.edits;
    const edits = joined(this.#tasks.of(workspace), this.#approvals.of(workspace));
    this.#last = { workspace, edits };
    return edits;
  }
}

function joined(tasks: SideEdits, approvals: SideEdits): HandEdits {
  return {
    tasks: tasks.changed,
    approvals: approvals.changed,
    added: [...tasks.added, ...approvals.added],
    removed: [...tasks.removed, ...approvals.removed],
  };
}

interface SideEdits {
  readonly changed: readonly RowEdit[];
  readonly added: readonly RowEdit[];
  readonly removed: readonly RowEdit[];
}

const SAME: SideEdits = { changed: [], added: [], removed: [] };

/** The rows of one kind. */
class Side<R extends Task | Approval> {
  readonly #memo = new RunMemo<R, readonly Found[]>();
  #presence: Presence | undefined;
  #base: BaseRows | undefined;
  #last: { readonly entries: readonly Entry<R>[]; readonly policy: Policy; readonly edits: SideEdits } | undefined;
  #others: Others | undefined;
  #removed: { readonly counts: unknown; readonly rows: readonly ReferenceRow[] } | undefined;

  constructor(
    readonly past: Past,
    readonly entriesOf: (workspace: Workspace) => readonly Entry<R>[],
    readonly references: () => ReadonlyMap<string, ReferenceRow>,
  ) {}

  of(workspace: Workspace): SideEdits {
    const { policy } = workspace;
    const entries = this.entriesOf(workspace);
    const last = this.#last;
    if (last?.entries === entries && last.policy === policy) return last.edits;
    const edits = this.#edits(workspace, entries);
    this.#last = { entries, policy, edits };
    return edits;
  }

  #edits(workspace: Workspace, entries: readonly Entry<R>[]): SideEdits {
    const few = this.#inPlace(entries, workspace.policy);
    if (few !== undefined) return few;
    this.#presence = Presence.of(entries as readonly AnyEntry[], this.#presence);
    const { counts } = this.#presence;
    const runs = this.#memo.of(
      entries,
      ({ record }) => record,
      (records) => this.#judge(records, workspace.policy),
    );
    const found = runs.flatMap((run, at) =>
      run.map((one) => ({ ...one, entry: entries[at * RunMemo.length + one.at] as AnyEntry })),
    );
    return pairs(this.#settled(found, counts, workspace.policy), this.#removedOf(counts));
  }

  /**
   * Where nothing was written to the log since, and every row stands where the base has the row of that id: only the few
   * that read differently are looked at. Undefined where it is not as simple as that.
   */
  #inPlace(entries: readonly Entry<R>[], policy: Policy): SideEdits | undefined {
    const { workspace, log } = this.past;
    if (workspace === undefined || log.lines > 0) return undefined;
    const base = this.entriesOf(workspace);
    const { records, repeated } = (this.#base ??= baseOf(base));
    const places = base.length === entries.length ? otherRecords(records, entries, this.#others) : undefined;
    this.#others = places && { entries, places };
    if (places === undefined || places.some((at) => repeated.has(base[at]?.record.key ?? ''))) return undefined;
    const found = places.flatMap((at) => {
      const [entry, before] = [entries[at] as AnyEntry, base[at] as AnyEntry];
      const { kind, id, key } = before.record;
      const reference = new Reference(kind, key, id, before);
      return this.#judgeRow(entry.record as R, at, reference, policy).map((one) => ({ ...one, entry }));
    });
    return found.length === 0 ? SAME : pairs(found, []);
  }

  #judge(records: readonly R[], policy: Policy): readonly Found[] {
    return records.flatMap((record, at) =>
      record.key === '' ? [] : this.#judgeRow(record, at, this.references().get(record.key), policy),
    );
  }

  #judgeRow(record: R, at: number, reference: ReferenceRow | undefined, policy: Policy): readonly Found[] {
    const { id, key, kind } = record;
    const cells = reference === undefined ? [] : differing(policy, record, reference);
    const silent = reference !== undefined && !isOdd(reference) && cells.length === 0;
    return silent || this.#isAhead(record, policy) ? [] : [{ at, id, key, kind, reference, cells }];
  }

  /** The row reads as the log says, which the base has got ahead of its ledger. */
  #isAhead(record: R, policy: Policy): boolean {
    const row = this.past.ahead(record.kind, record.key);
    if (row === undefined || row.moves.length === 0 || isOdd(row)) return false;
    return differing(policy, record, row).length === 0;
  }

  /** Of several rows of one id those that read as the base's are fine; which of the others is which nobody can tell. */
  #settled(found: readonly Placed[], counts: ReadonlyMap<string, number>, policy: Policy): readonly Placed[] {
    return found.flatMap((one) => {
      if ((counts.get(one.key) ?? 0) < 2 || one.reference === undefined) return [one];
      return this.#isInBase(one.entry, policy) ? [] : [{ ...one, cells: [], reference: undefined }];
    });
  }

  /** Whether the base has a row that reads just so. */
  #isInBase({ record }: AnyEntry, policy: Policy): boolean {
    const { workspace } = this.past;
    if (workspace === undefined) return false;
    const { kind, key, id } = record;
    const rows = (this.entriesOf(workspace) as readonly AnyEntry[]).filter((row) => row.record.key === key);
    return rows.some((row) => differing(policy, record, new Reference(kind, key, id, row)).length === 0);
  }

  #removedOf(counts: ReadonlyMap<string, number>): readonly ReferenceRow[] {
    if (this.#removed?.counts !== counts) {
      const missing = [...this.references().values()].filter((row) => isThere(row) && !counts.has(row.key));
      const rows = missing.filter(({ kind, key }) => this.past.ahead(kind, key)?.gone !== true);
      this.#removed = { counts, rows };
    }
    return this.#removed.rows;
  }
}

/** So many rows may differ and still be looked at one by one. */
const FEW = 16;

/** Records of the base, and the keys that several of them have. */
interface BaseRows {
  readonly records: readonly (Task | Approval)[];
  readonly repeated: ReadonlySet<string>;
}

function baseOf(entries: readonly Entry<Task | Approval>[]): BaseRows {
  const records = entries.map(({ record }) => record);
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  for (const { key } of records) (seen.has(key) ? repeated : seen).add(key);
  return { records, repeated };
}

/** Entries, and where they hold other records than the base. */
interface Others {
  readonly entries: readonly Entry<Task | Approval>[];
  readonly places: readonly number[];
}

/**
 * Where two lists of rows of the same ids, one by one, hold different records; undefined where ids differ, or many do.
 * @param last what was found of entries that were compared with the same base: of those that are the same it is known
 */
function otherRecords(
  base: readonly (Task | Approval)[],
  entries: readonly Entry<Task | Approval>[],
  last: Others | undefined,
): readonly number[] | undefined {
  const places: number[] = [];
  for (let at = 0; at < base.length; at++) {
    if (last !== undefined && entries[at] === last.entries[at] && !last.places.includes(at)) continue;
    const [before, now] = [base[at], entries[at]?.record];
    if (before === now) continue;
    if (before === undefined || before.key === '' || before.key !== now?.key || places.push(at) > FEW) return undefined;
  }
  return places;
}

/** A row whose reference says more than its cells: it should not be there, or hands came between moves. */
function isOdd(reference: ReferenceRow): boolean {
  return reference.gone || reference.between.length > 0 || reference.born;
}

function isThere(reference: ReferenceRow): boolean {
  return !reference.gone && (reference.entry !== undefined || reference.moves.length > 0);
}

interface Found extends Omit<RowEdit, 'entry'> {
  /** Index within its run. */
  readonly at: number;
}

interface Placed extends Omit<RowEdit, 'entry'> {
  readonly entry: AnyEntry;
}

/** Changed, added and removed rows; one that went where another of the same id in other letters came was renamed. */
function pairs(found: readonly Placed[], gone: readonly ReferenceRow[]): SideEdits {
  const missing = new Map(gone.map((row) => [foldedKey(row.id), row]));
  const changed: RowEdit[] = [];
  const added: RowEdit[] = [];
  for (const { kind, id, key, entry, reference, cells } of found) {
    const renamed = reference === undefined ? missing.get(foldedKey(id)) : undefined;
    if (renamed !== undefined) {
      missing.delete(foldedKey(id));
      const column = kind === 'task' ? 'task_id' : 'appr_id';
      const all = [{ column, before: renamed.id, after: id }];
      changed.push({ kind, id, key, entry, reference: renamed, cells: all });
    } else if (reference === undefined || reference.gone || reference.born) {
      added.push({ kind, id, key, entry, reference, cells });
    } else {
      changed.push({ kind, id, key, entry, reference, cells });
    }
  }
  const removed = [...missing.values()].map((reference): RowEdit => {
    const { kind, id, key } = reference;
    return { kind, id, key, entry: undefined, reference, cells: [] };
  });
  return { changed, added, removed };
}
