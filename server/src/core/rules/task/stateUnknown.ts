import type { Task } from '../../model/index.js';
import { headerKey, stateOf, type Category, type Policy } from '../../policy/index.js';
import { nearest, shown } from '../../policy/problems.js';
import { stateNames } from '../support/states.js';
import { replaceValue } from '../support/fixes.js';
import { taskRule } from '../types.js';

export const stateUnknown = taskRule({
  code: 'task/state-unknown',
  severity: 'error',
  docs: {
    what: 'The state of a task is missing, or is none that the policy knows.',
    why: 'Every rule, every move and every figure goes by the state: what is in no state is in no process.',
    fix: 'Write one of the states that the message lists. A team that works in other states names them in the policy, each with its category: `states: { COMPLETE: { category: done } }`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state |
|---------|--------|-------|
| T-1     | Login  | DONNE |
                     ~~~~~ error task/state-unknown
| T-2     | Logout | -     |
                     ~ error task/state-unknown
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state |
|---------|--------|-------|
| T-1     | Login  | DONE  |
| T-2     | Logout | PLAN  |
`,
  },
  check(task, { policy }) {
    if (task.state !== undefined) return undefined;
    const state = task.text('state');
    if (state === '' && task.id === '') return undefined;
    const meant = state === '' ? undefined : meantBy(policy, state);
    return {
      at: task.at('state'),
      params: { id: name(task), state: shown(state), legal: stateNames(policy), meant: meant ?? '' },
      fixes: meant === undefined ? [] : [replaceValue(task, 'state', meant, false)],
    };
  },
});

function name(task: Task): string {
  return task.id === '' ? task.title : task.id;
}

/** The state that somebody most likely had in mind. */
function meantBy(policy: Policy, text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const [first = ''] = text.split(/[\s(（:：,、・/]/, 1);
  const leading =
    stateOf(policy, first) ?? stateOf(policy, text.slice(text.search(/[\p{L}\p{N}]/u)).split(/[\s(（]/, 1)[0] ?? '');
  if (leading !== undefined) return leading.name;
  const category = WORDS[headerKey(text)];
  const named = category && policy.states.find((state) => state.category === category)?.name;
  return (
    named ??
    nearest(
      text,
      policy.states.map((state) => state.name),
    )
  );
}

const LONGEST = 64;

/** What other tools call their states. */
const WORDS: Readonly<Record<string, Category>> = {
  todo: 'backlog', to_do: 'backlog', open: 'backlog', new: 'backlog', planned: 'backlog', backlog: 'backlog', pending: 'backlog', not_started: 'backlog',
  next: 'ready', assigned: 'ready', ready_for_dev: 'ready', queued: 'ready',
  in_progress: 'active', inprogress: 'active', wip: 'active', started: 'active', working: 'active', running: 'active', active: 'active',
  in_review: 'review', reviewing: 'review', testing: 'review', qa: 'review', verify: 'review', awaiting_review: 'review',
  rework: 'rework', changes_requested: 'rework', reopened: 'rework', failed: 'rework', returned: 'rework',
  complete: 'done', completed: 'done', closed: 'done', finished: 'done', merged: 'done', resolved: 'done', shipped: 'done',
  blocked: 'paused', paused: 'paused', on_hold: 'paused', waiting: 'paused', suspended: 'paused', deferred: 'paused',
  cancelled: 'dropped', canceled: 'dropped', dropped: 'dropped', rejected: 'dropped', wontfix: 'dropped', abandoned: 'dropped', obsolete: 'dropped',
}; // prettier-ignore
