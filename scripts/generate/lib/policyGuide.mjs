// The part of docs/policy.md that people wrote. Its YAML blocks are tested: each is a policy without a problem.
export const policyGuide = `
The policy says how this team works: where the ledgers are, what its states are called, who may do what. It is the YAML
front matter of \`PROJECT_RULES.md\` in the root of the workspace, under the key \`orch\`; below it stand the rules in
prose. Without it, or for every key that it leaves out, the defaults hold. \`orch policy --print\` shows the policy in
force.

\`\`\`yaml
orch:
  version: 1
  paths:
    tasks: docs/TASKS.md
    approvals: docs/APPROVALS.md
  states:
    TODO: ready
    IN PROGRESS: active
    COMPLETE: { category: done, aliases: [FINISHED] }
  columns:
    tasks: { Agent: owner, Ticket: task_id }
  roles:
    QA: { approves: true }
  actors:
    'LTA-#': WORK
    'lead*': CMD
  people:
    alice: { emails: [alice@example.org], roles: [CMD] }
  agents:
    claude-2: { operator: alice }
  severities:
    task/overdue: info
    path/*: 'off'
\`\`\`

An unknown key is a warning and is left alone. A value that is not allowed is an error at its place; it alone is not
applied. While an invalid policy is being typed, an editor keeps the last valid one in force. A policy with a newer
\`version\` than Orch knows is refused as a whole, and the defaults hold.

## States

A state is a name with a **category**, and the process goes by category: \`backlog\`, \`ready\`, \`active\`, \`review\`,
\`rework\`, \`done\`, \`paused\`, \`dropped\`.

- **Rename** a state by giving its category another name: with \`COMPLETE: done\`, tasks end as COMPLETE. DONE and 完了
  are still read, as aliases of it.
- **Add** a state by listing all states of its category, in order: \`REVIEW: review\` and then \`QA: review\`. The first is
  where events into the category lead; the others behave alike wherever a task has got into them.
- **Remove** a default state with \`HOLD: 'off'\`. Events into an empty category cease to be, except that \`plan\` then
  leads to the first ready state, and what came back for rework is ready again.
- Categories that you do not mention keep their default states.

No event leads into a state that is not the first of its category, until one names it; until then it is reported as
\`policy/unreachable-state\`. So a team with two ready states says how a task gets from one to the other:

\`\`\`yaml
orch:
  version: 1
  states:
    PENDING: backlog
    READY: ready
    ASSIGNED: ready
    RUNNING: active
    REVIEW: review
    DONE: done
    FAILED: dropped
    BLOCKED: paused
  events:
    assign-agent: { from: READY, to: ASSIGNED, by: CMD }
    start: { from: [ASSIGNED, rework] }
\`\`\`

Case does not matter when a state is read, nor does decoration around it: \`🟧 RUNNING\`, \`**running**\` and
\`[Running](#x)\` are all RUNNING.

## Events

An event of the table below is changed by naming it and giving what differs, switched off with \`'off'\`, and an event of
your own needs at least \`from\` and \`to\`. Both take categories and states; a category wins where a state has the same
name. \`from: open\` is every state that is neither done nor dropped, \`from: new\` a task that does not exist yet,
\`to: origin\` leads back to where the task was. \`by\` takes roles and \`any\`, \`owner\` (the role of the task's owner),
\`holder\` (of its lock), \`approver\` (someone who approves, other than the requester).

\`\`\`yaml
orch:
  version: 1
  events:
    finish: { by: [CMD, AUDIT] }
    reopen: 'off'
    escalate: { from: [active, review], to: paused, by: any, reason: required, lock: release }
\`\`\`

## Actors and roles

An actor is written \`ROLE\` or \`ROLE@name\`: \`WORK\`, \`WORK@claude-2\`, \`AUDIT@auto\`. A role answers to its name and to
its name with a number (\`WORK1\`, \`WORK-2\`, \`WORK_3\`); \`actors\` adds further patterns, and the name of one of the
\`people\` alone means that person's first role. \`WORKER\` is nobody until a pattern says so.

## Patterns

In \`actors\`, \`approvals.kinds\`, \`approvals.automatic\` and \`ids.pattern\`, \`*\` is any text, \`?\` one character, \`#\` one
or more digits and \`{a,b}\` one of several; the whole text must match. In \`protected\` a pattern is a path from the root:
\`*\` stays within a name, \`**\` crosses folders, \`dir/\` is everything in \`dir\`. A pattern has at most 128 characters, 8
wildcards and 64 alternatives. There are no regular expressions, so no pattern can be slow.
`.trim();
