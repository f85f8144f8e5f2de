import { messagesFor } from '../../messages/index.js';
import type { WorkspaceFile } from '../../model/index.js';
import { nearest } from '../../policy/problems.js';
import { shift } from '../../text/index.js';
import { mentionsIgnore, suppressionsOf, writtenInComments, type Suppression } from '../support/suppress.js';
import { fileRule, type Problem } from '../types.js';

type Useless = Problem<'policy/suppression'>;

const CODES: ReadonlySet<string> = new Set(Object.keys(messagesFor('en').findings));
const GROUPS: ReadonlySet<string> = new Set([...CODES].map((code) => `${code.slice(0, code.indexOf('/'))}/*`));

export const suppression = fileRule({
  code: 'policy/suppression',
  severity: 'warning',
  docs: {
    what: 'A suppression (`orch-ignore`) does nothing: it gives no reason, names no finding that exists, or stands above no table and no heading.',
    why: 'Who wrote it believes that the matter is settled, and the reason is what the next reader needs.',
    fix: 'Write `orch-ignore=group/name:reason` into the notes of the task, or `<!-- orch-ignore group/name: reason -->` above the whole table or heading; `group/*` covers a group.',
    bad: `
=== ORCH/STATE/TASKS.md
<!-- orch-ignore table/blnk-cell: we like it so -->
     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning policy/suppression

| task_id | title | state | due        | notes                     |
|---------|-------|-------|------------|---------------------------|
| T-1     | Login | READY | 2026-01-01 | orch-ignore=task/overdue: |
                                                     ~~~~~~~~~~~~~ warning policy/suppression
`,
    good: `
=== ORCH/STATE/TASKS.md
<!-- orch-ignore table/blank-cell: we like it so -->

| task_id | title | state | due        | notes                                      |
|---------|-------|-------|------------|--------------------------------------------|
| T-1     | Login | READY | 2026-01-01 | orch-ignore=task/overdue:waits for the law |
`,
  },
  check(file) {
    if (!mentionsIgnore(file)) return undefined;
    const found = [...inNotes(file), ...inComments(file)];
    return found.length === 0 ? undefined : found;
  },
});

function inNotes({ tasks }: WorkspaceFile): readonly Useless[] {
  return (tasks?.entries ?? []).flatMap(({ item, line }) =>
    suppressionsOf(item).flatMap((one) => {
      const fault = faultOf(one);
      return fault === undefined ? [] : [{ at: shift(one.range, line), id: item.id, params: fault }];
    }),
  );
}

function inComments(file: WorkspaceFile): readonly Useless[] {
  return writtenInComments(file).flatMap((one) => {
    const nowhere = { code: one.code, case: 'nowhere', suggestion: '' } as const;
    const fault = faultOf(one) ?? (one.scope === undefined ? nowhere : undefined);
    return fault === undefined ? [] : [{ at: one.range, params: fault }];
  });
}

function faultOf({ code, reason }: Suppression): Useless['params'] | undefined {
  if (code === '') return { code, case: 'no-code', suggestion: '' };
  if (!CODES.has(code) && !GROUPS.has(code)) {
    const suggestion = code.length > 60 ? undefined : nearest(code, [...CODES, ...GROUPS]);
    return { code: code.slice(0, 60), case: 'unknown', suggestion: suggestion ?? '' };
  }
  return reason === '' ? { code, case: 'no-reason', suggestion: '' } : undefined;
}
