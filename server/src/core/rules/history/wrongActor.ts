import { idKey, type Approval, type Entry, type Task, type Workspace } from '../../model/index.js';
import { handEdits, sameCell, type Past, type RejectedLine, type RowEdit } from '../../past/index.js';
import { roleOf, type EventDefinition, type Policy } from '../../policy/index.js';
import { eventNamed, eventsBetween } from '../../process/index.js';
import { cellPlace, lineName, stateSteps, statusSteps, type StateStep, type StatusStep } from '../support/history.js';
import { workspaceRule, type PlacedProblem } from '../types.js';

type Found = PlacedProblem<'history/wrong-actor'>;

export const wrongActor = workspaceRule({
  code: 'history/wrong-actor',
  severity: 'error',
  docs: {
    what: 'The audit log says that somebody did what is for others to do, and the ledger says so too (an error). Or a commit has a step whose author the policy knows by e-mail, and none of the author’s roles may take it (a warning: somebody else may have taken it).',
    why: 'Who may release, finish and decide is what keeps the maker from being his own judge.',
    fix: 'Take the edit back, and have somebody do it who may; the message says who. An audit line that no move wrote explains nothing.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | PLAN  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
                    ~~~~~ error history/wrong-actor
=== ORCH/AUDIT/2026-01/w-1f3a.jsonl
{"v":1,"seq":1,"prev":"sha256:0000000000000000000000000000000000000000000000000000000000000000","writer":"w-1f3a","time":"2026-01-15T10:00:00Z","actor":"WORK@lee","role":"WORK","assurance":"asserted","event":"ready","id":"T-1","from":"PLAN","to":"READY","rows":[{"file":"ORCH/STATE/TASKS.md","kind":"task","id":"T-1","before":{"state":"PLAN"},"after":{"state":"READY"}}],"seen":{}}
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | PLAN  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== ORCH/AUDIT/2026-01/w-1f3a.jsonl
{"v":1,"seq":1,"prev":"sha256:0000000000000000000000000000000000000000000000000000000000000000","writer":"w-1f3a","time":"2026-01-15T10:00:00Z","actor":"CMD@kim","role":"CMD","assurance":"asserted","event":"ready","id":"T-1","from":"PLAN","to":"READY","rows":[{"file":"ORCH/STATE/TASKS.md","kind":"task","id":"T-1","before":{"state":"PLAN"},"after":{"state":"READY"}}],"seen":{}}
`,
  },
  check(workspace, { past, policy }) {
    if (past.kind === 'none') return [];
    const { tasks, approvals, added } = handEdits(workspace, past);
    const edits = [...tasks, ...approvals, ...added];
    return [...(edits.length === 0 ? [] : byLog(edits, past, policy)), ...byAuthor(workspace, past)];
  },
});

/** Rows that read as lines left them which explain nothing, since their actors may not do that. */
function byLog(edits: readonly RowEdit[], past: Past, policy: Policy): readonly Found[] {
  const found = new Map<RowEdit, Found>();
  for (const rejected of past.log.rejected) {
    if (rejected.why !== 'role' && rejected.why !== 'separation') continue;
    for (const edit of edits.filter((one) => isAsLeft(one, rejected, policy))) {
      const { placed } = rejected;
      const params = {
        id: edit.id,
        actor: placed.line.actor,
        event: placed.line.event,
        by: mayDo(placed.line.event, policy),
        line: lineName(placed),
        commit: '',
      };
      const column = edit.kind === 'task' ? 'state' : 'status';
      if (edit.entry !== undefined) found.set(edit, { ...cellPlace(edit.entry, column), params });
    }
  }
  return [...found.values()];
}

function isAsLeft({ kind, key, cells, reference }: RowEdit, { placed }: RejectedLine, policy: Policy): boolean {
  const row = placed.line.rows.find((one) => one.kind === kind && idKey(one.id) === key);
  const column = kind === 'task' ? 'state' : 'status';
  const after = row?.after?.[column];
  if (row === undefined || after === undefined) return false;
  if (row.before === null) return reference === undefined;
  return cells.some((cell) => cell.column === column && sameCell(policy, column, cell.after, after));
}

/** Who may do what an event does: `CMD, AUDIT`. */
function mayDo(name: string, policy: Policy): string {
  const event = eventNamed(policy, name);
  return event === undefined ? approvers(policy).join(', ') : event.by.join(', ');
}

function approvers({ roles }: Policy): readonly string[] {
  return [...roles.values()].filter(({ approves }) => approves).map(({ name }) => name);
}

/** Steps of the commit that is judged, where its author is known and none of his roles may take them. */
function byAuthor(workspace: Workspace, past: Past): readonly Found[] {
  const { policy } = workspace;
  const { judged } = past;
  const author = judged?.author === undefined ? undefined : authorOf(policy, judged.author.email);
  if (judged === undefined || author === undefined) return [];
  const report = (entry: Entry<Task> | Entry<Approval>, column: string, event: string, by: string): Found => {
    const { id } = entry.record;
    const params = { id, actor: author.name, event, by, line: '', commit: judged.oid };
    return { ...cellPlace(entry, column), params, severity: 'warning' };
  };
  const moved = stateSteps(workspace, past).flatMap((step) => {
    const by = forbidden(step, author.roles, policy);
    return by === undefined ? [] : [report(step.entry, 'state', by.name, by.by.join(', '))];
  });
  const decided = statusSteps(workspace, past).flatMap((step) =>
    isDecision(step) && !author.roles.some((role) => policy.roles.get(role)?.approves === true)
      ? [report(step.entry, 'status', step.to === 'approved' ? 'approve' : 'reject', approvers(policy).join(', '))]
      : [],
  );
  return [...moved, ...decided];
}

function isDecision({ from, to }: StatusStep): boolean {
  return from === 'pending' && (to === 'approved' || to === 'rejected');
}

/** The one event that the step can be, where it is for none of the roles. */
function forbidden(
  { from, to, entry }: StateStep,
  roles: readonly string[],
  policy: Policy,
): EventDefinition | undefined {
  const events = eventsBetween(policy, from, to);
  const [event] = events;
  const { owner } = entry.record;
  const seat = owner === undefined ? undefined : roleOf(policy, owner.text)?.name;
  const may = (who: string): boolean => {
    if (who === 'any' || roles.includes(who)) return true;
    if (who === 'owner' || who === 'holder') return seat === undefined || roles.includes(seat);
    return who === 'approver' && roles.some((role) => policy.roles.get(role)?.approves === true);
  };
  return event === undefined || events.some(({ by }) => by.some(may)) ? undefined : event;
}

/** A person whom the policy knows by e-mail; who has agents may commit for them, whatever does not approve. */
function authorOf(
  policy: Policy,
  email: string,
): { readonly name: string; readonly roles: readonly string[] } | undefined {
  const folded = email.toLowerCase();
  const person = [...policy.people].find(([, { emails }]) => emails.some((one) => one.toLowerCase() === folded));
  if (person === undefined || person[1].roles.length === 0) return undefined;
  const [name, { roles }] = person;
  const operates = [...policy.agents.values()].some(({ operator }) => operator === name);
  const lent = operates ? [...policy.roles.values()].filter(({ approves }) => !approves).map((role) => role.name) : [];
  return { name, roles: [...roles, ...lent] };
}
