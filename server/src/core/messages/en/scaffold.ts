/** The prose of the files that a repository starts with. */
export const scaffold = {
  tasks: `# Tasks

One row is one task. \`orch\` writes here, and people and agents may edit it by hand: what cannot be, a check says at once.
`,
  approvals: `# Approvals

One row is one question to somebody who did not do the work. A row that is decided is never changed again.
`,
  flags: `# Flags

FREEZE stops starting and deciding while it is on. AUTO_DECIDE lets rules decide approvals: off, shadow (they only say
what they would decide) or on.
`,
  blocked: `# Blocked items

What stands in the way, one heading each, written by \`orch blocked add TITLE\`:

\`### BLOCK-001: what is the matter\`, and under it its date, priority, status and task.
`,
  rules: `# Project rules

What stands above, under \`orch\`, is the policy that Orch goes by: take a \`#\` away to say something other than the default.
\`orch policy --print\` shows all of it. The rules in prose stand here, for people and agents alike:

1. Nobody works on a task without its lock: \`orch start ID\` takes it, \`orch submit ID\` gives it back.
2. Nobody approves what he did himself, or what his agent did.
3. Work is done when its result is approved, and not before.
`,
  policy: {
    people: 'Who is who: roles, and the e-mail by which git knows them.',
    agents: 'Whose agents they are: none decides for its operator.',
    required: 'What needs an approval: "done" a result, "active" a permission to start.',
    wip: 'Tasks in work per named principal; 0 is no limit.',
    lock: 'How long a lock lasts, how often it is renewed, how long after its end it is left alone (minutes).',
    protected: 'Files that change by an approved change row only.',
  },
  attributes: 'Of Orch: git keeps the audit log and the evidence byte for byte.',
};
