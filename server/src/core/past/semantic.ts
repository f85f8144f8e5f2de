import type { Approval, Entry, Task, Workspace } from '../model/index.js';
import { handEdits } from './handEdits.js';
import { pairRows } from './pairs.js';
import { cellsOf, type RowCells } from './rowCells.js';
import { byHandIn, cellsDiffer, takenBack } from './semanticCells.js';
import { blockedDiffer, changeOf, flagsDiffer } from './semanticOthers.js';
import type { RowDifference, SemanticDiff } from './semanticTypes.js';
import type { HandEdits, Past, RowEdit } from './types.js';

/**
 * Compares a workspace with its past by what the rows say: their order, the order of columns, spelling, alignment and line
 * ends make no difference. Without a commit only what was edited since the last audited move is known.
 */
export function semanticDiff(workspace: Workspace, past: Past): SemanticDiff {
  const hands = new Hands(handEdits(workspace, past));
  const { workspace: base } = past;
  if (base === undefined) return { rows: hands.all.map((edit) => ofEdit(edit, workspace)), flags: [] };
  const rows = [
    ...recordsDiffer(base.tasks, workspace.tasks, { base, workspace, past, hands }),
    ...recordsDiffer(base.approvals, workspace.approvals, { base, workspace, past, hands }),
    ...blockedDiffer(base, workspace),
  ];
  return { rows, flags: flagsDiffer(base, workspace) };
}

/** The same for some rows of the workspace alone: cheap enough for every change of a long ledger. */
export function rowDifferences(
  entries: readonly AnyEntry[],
  workspace: Workspace,
  past: Past,
): readonly RowDifference[] {
  const hands = new Hands(handEdits(workspace, past));
  const { workspace: base } = past;
  return entries.flatMap((entry) => {
    const { kind, key } = entry.record;
    const edit = hands.on(entry);
    if (base === undefined) return edit === undefined ? [] : [ofEdit(edit, workspace)];
    const reference = kind === 'task' ? past.tasks.get(key) : past.approvals.get(key);
    return recordDiffers(reference?.entry, entry, { base, workspace, past, hands }) ?? [];
  });
}

interface Sides {
  readonly base: Workspace;
  readonly workspace: Workspace;
  readonly past: Past;
  readonly hands: Hands;
}

type AnyEntry = Entry<Task> | Entry<Approval>;

/** Hand edits by row: those that are there by entry, those that are gone by kind and key. */
class Hands {
  readonly all: readonly RowEdit[];
  readonly #edits: ReadonlyMap<unknown, RowEdit>;

  constructor({ tasks, approvals, added, removed }: HandEdits) {
    this.all = [...tasks, ...approvals, ...added, ...removed];
    this.#edits = new Map(this.all.map((edit) => [edit.entry ?? `${edit.kind} ${edit.key}`, edit]));
  }

  on(entry: AnyEntry): RowEdit | undefined {
    return this.#edits.get(entry);
  }

  onGone({ record: { kind, key } }: AnyEntry): RowEdit | undefined {
    return this.#edits.get(`${kind} ${key}`);
  }
}

function recordsDiffer(
  before: readonly AnyEntry[],
  after: readonly AnyEntry[],
  sides: Sides,
): readonly RowDifference[] {
  const pairs = pairRows(
    before,
    after,
    ({ record }) => record.key,
    ({ record }) => record,
  );
  return pairs.flatMap(([old, now]) => recordDiffers(old, now, sides) ?? []);
}

function recordDiffers(
  old: AnyEntry | undefined,
  now: AnyEntry | undefined,
  { base, workspace, past, hands }: Sides,
): RowDifference | undefined {
  const shown = now ?? old;
  if (shown === undefined) return undefined;
  const { record, file } = shown;
  const edit = now === undefined ? hands.onGone(shown) : hands.on(now);
  if (old?.record === now?.record && edit === undefined) return undefined;
  const [before, after] = [cells(old, base.files), cells(now, workspace.files)];
  const reference = record.kind === 'task' ? past.tasks.get(record.key) : past.approvals.get(record.key);
  const moves = reference?.moves ?? [];
  const differ = cellsDiffer(before, after, workspace.policy, byHandIn(record.kind, moves, edit));
  const change = changeOf(old, now);
  const all = change === 'changed' ? [...differ, ...takenBack(edit, differ)] : differ;
  if (change === 'changed' && all.length === 0) return undefined;
  return {
    kind: record.kind,
    change,
    id: record.id,
    title: (now === undefined ? before : after).get('title') ?? '',
    file: file.path,
    line: now?.line,
    cells: all,
    byHand: change === 'changed' ? all.some(({ byHand }) => byHand) : edit !== undefined,
    moves,
  };
}

const NO_CELLS: RowCells = new Map();

function cells(entry: AnyEntry | undefined, files: Workspace['files']): RowCells {
  return entry === undefined ? NO_CELLS : cellsOf(entry.record, files.get(entry.file.path));
}

/** Without a commit: the row as the log has it is all that there is to compare with. */
function ofEdit({ kind, id, key, entry, reference, cells: edited }: RowEdit, { files }: Workspace): RowDifference {
  const record = entry?.record;
  return {
    kind,
    change: changeOf(entry === undefined || edited.length > 0 ? reference : undefined, entry),
    id: id === '' ? key : id,
    title: entry === undefined ? '' : (cells(entry, files).get('title') ?? ''),
    file: entry?.file.path ?? '',
    line: entry?.line,
    cells: record === undefined ? [] : edited.map((cell) => ({ ...cell, byHand: true })),
    byHand: true,
    moves: reference?.moves ?? [],
  };
}
