import { isWellFormedId, type Task } from '../../model/index.js';
import { matchesId } from '../../policy/index.js';
import { shown } from '../../policy/problems.js';
import { writeValue } from '../support/fixes.js';
import { taskRule, type Problem } from '../types.js';

export const idFormat = taskRule({
  code: 'task/id-format',
  severity: 'error',
  docs: {
    what: 'A task id is not one word, starts with a dash, or holds invisible characters (errors), or does not have the form that the policy asks for (a warning).',
    why: 'Commands, file names and refs are made of ids. One with a blank or a leading dash reads as something else there; one with an invisible character looks like an id that it is not.',
    fix: 'Write the id as one word of visible characters without `|` and without a leading `-`. The policy may ask for a pattern: `ids: { pattern: "T-#" }`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state |
|---------|--------|-------|
| T 1     | Login  | READY |
  ~~~ error task/id-format
| T-\\u200b2    | Logout | READY |
  ~~~~ error task/id-format
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state |
|---------|--------|-------|
| T-1     | Login  | READY |
| 006-P∞  | Logout | READY |
`,
  },
  check(task, { policy }) {
    const { id } = task;
    if (id === '') return undefined;
    const invisible = INVISIBLE.exec(id);
    if (invisible !== null) return hidden(task, invisible[0]);
    const { pattern } = policy.ids;
    const params = { id: shown(id), pattern: pattern ?? '' };
    if (!isWellFormedId(id)) return { at: task.at('task_id'), params: { ...params, fault: 'form' } };
    if (pattern === undefined || matchesId(pattern, id)) return undefined;
    return { at: task.at('task_id'), severity: 'warning', params: { ...params, fault: 'pattern' } };
  },
});

/** Controls, soft hyphens, zero-width blanks and marks that turn the direction of writing; joiners belong to scripts and emoji. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'g');

function hidden(task: Task, character: string): Problem<'task/id-format'> {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const written = task.field('task_id')?.value ?? '';
  const visible = written.replace(ALL_INVISIBLE, '');
  const title = { code: 'removeInvisible', params: { count: written.length - visible.length } } as const;
  return {
    at: task.at('task_id'),
    params: { id: shown(task.id.replace(ALL_INVISIBLE, '')), pattern: code, fault: 'invisible' },
    fixes: [{ title, edits: [writeValue(task, 'task_id', visible)], safe: false }],
  };
}
