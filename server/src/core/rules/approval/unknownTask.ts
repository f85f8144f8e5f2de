import type { Approval, Entry, Workspace } from '../../model/index.js';
import { shown } from '../../policy/problems.js';
import { archivedIds } from '../support/archive.js';
import { rememberedFor } from '../support/remember.js';
import { placeAt, workspaceRule, type PlacedProblem, type RuleContext } from '../types.js';

export const unknownTask = workspaceRule({
  code: 'approval/unknown-task',
  severity: 'warning',
  docs: {
    what: 'An approval is for something that is no task, no `rule:…` and no `path:…`, or for nothing at all.',
    why: 'Such a row counts as a change approval: it finishes no task, though somebody may believe that it does. Mostly the id is mistyped, or the task was never filed.',
    fix: 'Write the id as the task ledger has it. For a change of rules or of protected files write `rule:NAME` or `path:FILE`. Archived tasks count as known.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  |
|---------|-------|--------|
| T-1     | Login | REVIEW |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id  | op        | status  |
|---------|----------|-----------|---------|
| A001    | T1       | Login     | pending |
            ~~ warning approval/unknown-task
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  |
|---------|-------|--------|
| T-1     | Login | REVIEW |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id  | op        | status  |
|---------|----------|-----------|---------|
| A001    | T-1      | Login     | pending |
| A002    | rule:wip | raise WIP | pending |
`,
  },
  check(workspace, context) {
    const unknown = unknownTargets(workspace.approvals)(workspace.taskByKey.positions);
    return unknown.length === 0 || !readsTasks(workspace) ? NOTHING : report(unknown, context);
  },
});

/** The approvals whose target is no task; looked for again only when the ids of either ledger may have changed. */
const unknownTargets = rememberedFor((approvals: readonly Entry<Approval>[]) =>
  rememberedFor((tasks: ReadonlyMap<string, unknown>) =>
    approvals.filter(({ record: { targetKey } }) => {
      return !tasks.has(targetKey) && !/^(?:rule|path):/i.test(targetKey);
    }),
  ),
);

const NOTHING: readonly never[] = [];

/** Whether all task ledgers can be read: otherwise a target that is not found proves nothing. */
function readsTasks({ files }: Workspace): boolean {
  let some = false;
  for (const { tasks, document, source } of files.values()) {
    if (tasks === undefined) continue;
    if (document.tooComplex !== undefined || source.trouble !== undefined) return false;
    some ||= tasks.entries.length > 0 || tasks.tables.length > 0;
  }
  return some;
}

function report(
  unknown: readonly Entry<Approval>[],
  context: RuleContext,
): readonly PlacedProblem<'approval/unknown-task'>[] {
  const archived = archivedIds(context);
  if (archived === undefined) return NOTHING;
  return unknown
    .filter(({ record }) => !archived.has(record.target) && (record.target !== '' || isRow(record)))
    .map((entry) => ({
      ...placeAt(entry, entry.record.at('task_id')),
      params: { id: entry.record.id, target: shown(entry.record.target) },
    }));
}

/** Without a target: a row all the same, not one that is kept blank, nor a section that leaves its task out. */
function isRow(record: Approval): boolean {
  return record.id !== '' && record.field('task_id') !== undefined;
}
