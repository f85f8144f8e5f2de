import { barePath, parsePath, type LedgerRecord, type Workspace, type WorkspaceFile } from '../model/index.js';
import type { Part } from '../model/index.js';
import type { Policy } from '../policy/index.js';
import { shift, type Lines, type Range } from '../text/index.js';
import { narrowed } from './narrow.js';

/** A path in a cell that may lead to a file of the root. */
export interface PathMention {
  /** What it may mean, relative to the root, the likeliest first; of an absolute path the tails that may exist here. */
  readonly candidates: readonly string[];
  /** Absolute; the path alone, without decoration or remark, where it stands in the cell as it is. */
  readonly range: Range;
}

/** The paths of a record: artifacts of a task, evidence of an approval. What leads out of the root, or is a pattern, is left out. */
export function pathsOf(
  record: LedgerRecord<never> & ({ readonly artifacts: readonly Part[] } | { readonly evidence: readonly Part[] }),
  line: number,
  lines: Lines,
  { policy }: Workspace,
): readonly PathMention[] {
  const parts = 'artifacts' in record ? record.artifacts : record.evidence;
  return parts.flatMap(({ text, range }) => {
    const candidates = candidatesOf(text, policy);
    return candidates.length === 0 ? [] : [{ candidates, range: narrowed(lines, shift(range, line), barePath(text)) }];
  });
}

/** What a path as somebody wrote it may mean, relative to the root; nothing where it is none, leads outside, or is a pattern. */
export function candidatesOf(written: string, { roots }: Policy): readonly string[] {
  const reference = /[*?{}]/.test(written) ? undefined : parsePath(written, roots);
  if (reference === undefined || reference.kind === 'none' || reference.kind === 'outside') return [];
  return reference.kind === 'relative' ? [reference.path] : reference.tails;
}

/** Every path in the cells of a file. */
export function* pathsIn(file: WorkspaceFile, workspace: Workspace): Generator<PathMention> {
  const { lines } = file.document;
  for (const { item, line } of file.tasks?.entries ?? []) yield* pathsOf(item, line, lines, workspace);
  for (const { item, line } of file.approvals?.entries ?? []) yield* pathsOf(item, line, lines, workspace);
}
