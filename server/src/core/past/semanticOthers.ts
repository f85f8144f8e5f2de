import { idKey, type Workspace } from '../model/index.js';
import { pairRows } from './pairs.js';
import { blockedCells } from './rowCells.js';
import { cellsDiffer } from './semanticCells.js';
import type { FlagDifference, RowDifference } from './semanticTypes.js';

/** Blocked items that differ. */
export function blockedDiffer(base: Workspace, workspace: Workspace): readonly RowDifference[] {
  const pairs = pairRows(
    base.blocked,
    workspace.blocked,
    ({ record }) => idKey(record.id),
    ({ record }) => record,
  );
  return pairs.flatMap(([old, now]) => {
    const shown = now ?? old;
    if (shown === undefined || old?.record === now?.record) return [];
    const sides = [old, now].map((entry) => (entry === undefined ? new Map() : blockedCells(entry.record)));
    const differ = cellsDiffer(sides[0] ?? new Map(), sides[1] ?? new Map(), workspace.policy, () => false);
    if (differ.length === 0) return [];
    const { id, title } = shown.record;
    const place = { file: shown.file.path, line: now?.line };
    return [
      { kind: 'blocked', change: changeOf(old, now), id, title, ...place, cells: differ, byHand: false, moves: [] },
    ];
  });
}

/** Flags that differ, by what the lines say, whether in force or not. */
export function flagsDiffer({ flags: before }: Workspace, { flags: after }: Workspace): readonly FlagDifference[] {
  const said = (flags: Workspace['flags']): ReadonlyMap<string, string> =>
    new Map(flags?.lines.map(({ name, value }) => [name, value]));
  const [old, now] = [said(before), said(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((name) => ({ name, before: old.get(name), after: now.get(name) }))
    .filter((one) => one.before?.toLowerCase() !== one.after?.toLowerCase());
}

/** What became of a row. */
export function changeOf(old: unknown, now: unknown): RowDifference['change'] {
  if (old === undefined) return 'added';
  return now === undefined ? 'removed' : 'changed';
}
