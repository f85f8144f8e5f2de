import {
  lineRange,
  shift,
  type Approval,
  type Entry,
  type Finding,
  type Range,
  type Task,
  type Workspace,
} from '../../core/index.js';

/** Where something stands in the workspace as it is now. */
interface Place {
  readonly file: string;
  readonly range: Range;
}

/**
 * A finding of an earlier commit, at its row as it is now, else at the header of its ledger. Its fixes are for a text that
 * is no more.
 */
export function placedNow(finding: Finding, commit: string, workspace: Workspace): Finding {
  const { file, range } = placeOf(finding, workspace);
  const { code, params, severity, id, time } = finding;
  return { code, params, severity, id, time, file, range, related: [], fixes: [], commit };
}

function placeOf({ file, id }: Finding, workspace: Workspace): Place {
  const entry = id === null ? undefined : entryOf(workspace, file, id.normalize('NFC'));
  if (entry !== undefined) return { file: entry.file.path, range: shift(entry.record.source.range, entry.line) };
  const ledger =
    workspace.files.get(file) ?? [...workspace.files.values()].find(({ roles }) => roles.includes('tasks'));
  const table = ledger?.tasks?.tables[0] ?? ledger?.approvals?.tables[0];
  return { file: ledger?.path ?? file, range: lineRange(table?.table.header.line ?? 0, 0, 0) };
}

/** The row with an id: one of the ledger that the finding was in goes before one of the other. */
function entryOf(
  { files, taskByKey, approvals }: Workspace,
  file: string,
  key: string,
): Entry<Task> | Entry<Approval> | undefined {
  const approval = approvals.find(({ record }) => record.key === key);
  const task = taskByKey.get(key);
  return files.get(file)?.roles.includes('approvals') === true ? (approval ?? task) : (task ?? approval);
}
