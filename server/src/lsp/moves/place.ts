import {
  contains,
  shift,
  type Approval,
  type Entry,
  type Position,
  type Task,
  type Workspace,
} from '../../core/index.js';

/** The id of the task or approval whose row or section holds a position; undefined where there is none with an id. */
export function recordIdAt({ tasks, approvals }: Workspace, path: string, position: Position): string | undefined {
  const hits = [...tasks, ...approvals].filter(({ file, line, record }: Entry<Task> | Entry<Approval>) => {
    return file.path === path && line <= position.line && holds(shift(record.range, line), position);
  });
  const innermost = hits.reduce<(typeof hits)[number] | undefined>(
    (best, hit) => (best === undefined || hit.line > best.line ? hit : best),
    undefined,
  );
  return innermost?.record.id === '' ? undefined : innermost?.record.id;
}

/** Anywhere in the lines of a record: a cursor before the first pipe still stands in the row. */
function holds(range: ReturnType<typeof shift>, { line }: Position): boolean {
  return contains(
    { start: { line: range.start.line, character: 0 }, end: { line: range.end.line, character: Infinity } },
    {
      line,
      character: 0,
    },
  );
}
