import { idKey, readTasks, type Task, type Workspace } from '../../model/index.js';
import { handEdits, type RowEdit } from '../../past/index.js';
import { stateOf, type Policy } from '../../policy/index.js';
import { eventsBetween, isOpen } from '../../process/index.js';
import type { Fact } from '../../ports.js';
import { parseMarkdown } from '../../syntax/index.js';
import { overwritten } from '../support/history.js';
import { rememberedFor } from '../support/remember.js';
import { gapOf } from '../support/takeBack.js';
import { workspaceRule, type PlacedProblem, type RuleContext } from '../types.js';

type Found = PlacedProblem<'history/row-deleted'>;

export const rowDeleted = workspaceRule({
  code: 'history/row-deleted',
  severity: 'error',
  docs: {
    what: 'A row of a ledger is gone that nobody archived: neither by a move, nor by hand into the archive, closed. Of many rows of one ledger the first few are reported.',
    why: 'What is not there cannot be asked about. A task that is not wanted any more is dropped, and a request that nobody wants decided expires: both stay on record, and their ids stay taken.',
    fix: 'Put the row back. Drop a task with `orch drop ID --reason TEXT`, and archive closed ones with `orch archive`.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | READY | WORK  |
| T-2     | Logout | READY | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | READY | WORK  |
~ error history/row-deleted
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | READY | WORK  |
| T-2     | Logout | DROP  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | READY | WORK  |
=== ORCH/STATE/ARCHIVE.md
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-2     | Logout | DROP  | WORK  |
`,
  },
  check(workspace, context) {
    const { past, policy } = context;
    const { removed } = handEdits(workspace, past);
    if (removed.length === 0) return [];
    const tasks = removed.some(({ kind }) => kind === 'task') ? archived(context) : new Map<string, Task>();
    if (tasks === undefined) return [];
    const gone = removed.filter((edit) => overwritten(policy, edit) === undefined && !isPutAway(edit, tasks, policy));
    return capped(gone).flatMap((one) => report(one, workspace, context));
  },
});

/** The tasks in the archive; undefined where nobody has looked yet. */
function archived(context: RuleContext): ReadonlyMap<string, Task> | undefined {
  const { policy } = context;
  const fact = context.textFact(policy.paths.archive);
  if (fact === undefined) return undefined;
  return fact.kind === 'file' ? tasksIn(fact)(policy) : new Map();
}

const tasksIn = rememberedFor((fact: Extract<Fact, { kind: 'file' }>) => {
  return rememberedFor((policy: Policy): ReadonlyMap<string, Task> => {
    const { entries } = readTasks(parseMarkdown(fact.text ?? ''), policy);
    return new Map(entries.map(({ item }) => [idKey(item.id), item]));
  });
});

/** In the archive, closed, and in a state that it may have come to from the one that it had. */
function isPutAway({ kind, key, reference }: RowEdit, tasks: ReadonlyMap<string, Task>, policy: Policy): boolean {
  const now = kind === 'task' ? tasks.get(key) : undefined;
  if (now === undefined) return false;
  const before = stateOf(policy, reference?.text('state') ?? '');
  if (now.state === undefined || before === undefined) return true;
  return !isOpen(now.state) && (now.state === before || eventsBetween(policy, before, now.state).length > 0);
}

interface Counted {
  readonly edit: RowEdit;
  readonly more: number;
}

const MOST = 20;

function capped(gone: readonly RowEdit[]): readonly Counted[] {
  return gone.slice(0, MOST).map((edit, at) => ({ edit, more: at === MOST - 1 ? gone.length - MOST : 0 }));
}

function report({ edit, more }: Counted, workspace: Workspace, { past }: RuleContext): readonly Found[] {
  const { kind, id, reference } = edit;
  if (reference === undefined) return [];
  const { file, at, fixes } = gapOf(workspace, past.workspace, reference);
  const state = reference.text(kind === 'task' ? 'state' : 'status') ?? '';
  return [{ file, at, fixes, id, params: { id, kind, state, more } }];
}
