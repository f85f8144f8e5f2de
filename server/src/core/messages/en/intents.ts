/** What can be asked for, one text for command line, palette and tools. */
export const intents = {
  docs: {
    plan: {
      summary: 'Write down a new task',
      examples: [
        'orch plan "Sign in with a passkey" --owner WORK',
        'orch plan "Reset a password" --id T-7 --due 2026-02-01 --priority P1 --depends T-5,T-6',
      ],
    },
    ready: { summary: 'Release a planned task for work', examples: ['orch ready T-1 --as CMD@dana'] },
    start: {
      summary: 'Start work on a task and take its lock',
      examples: ['orch start T-1 --as WORK@ada', 'orch start T-1 --json', 'orch start T-1 --dry-run'],
    },
    submit: {
      summary: 'Hand in the work: evidence is written, a result row asks for approval, the lock is given back',
      examples: [
        'orch submit T-1 --artifact src/login.ts --artifact docs/login.md',
        'orch submit T-1 --op "Login by passkey" --check "npm test=0" --check "npm run lint=0"',
      ],
    },
    return: {
      summary: 'Send submitted work back to be done again',
      examples: ['orch return T-1 --reason "the empty password is accepted"'],
    },
    finish: {
      summary: 'End a task whose submitted work is approved and unchanged since',
      examples: ['orch finish T-1 --as CMD@dana'],
    },
    hold: { summary: 'Put a task aside', examples: ['orch hold T-1 --reason "waits for the contract"'] },
    resume: { summary: 'Take a task that was put aside back to where it was', examples: ['orch resume T-1'] },
    drop: { summary: 'Give a task up', examples: ['orch drop T-1 --reason "nobody needs it any more"'] },
    reopen: { summary: 'Take a finished task up again', examples: ['orch reopen T-1 --reason "fails on Windows"'] },
    recover: {
      summary: 'Give a started task back: its holder at any time, anybody once its lock ran out',
      examples: ['orch recover T-1 --reason "the agent is gone"'],
    },
    event: { summary: 'An event of this policy', examples: [] as string[] },
    request: {
      summary:
        'Ask for an approval: of a result, to start, for a change of rules, to take over a lock, for an exception',
      examples: [
        'orch request T-1 --kind execute --op "Migrate the database"',
        'orch request rule:wip --kind change --op "Two tasks a person"',
        'orch request path:PROJECT_RULES.md --kind change --op "Two tasks a person"',
        'orch request T-1 --kind steal --op "ada is ill"',
      ],
    },
    approve: { summary: 'Approve a pending row', examples: ['orch approve A-1 --as AUDIT@ren'] },
    reject: {
      summary: 'Reject a pending row; of a result in review this sends the task back',
      examples: ['orch reject A-1 --reason "no test for the empty password"'],
    },
    expire: { summary: 'Close pending rows that are past their time', examples: ['orch expire', 'orch expire A-1'] },
    assign: { summary: 'Give a task to somebody', examples: ['orch assign T-1 WORK@ada', 'orch assign T-1 WORK'] },
    rename: {
      summary: 'Give a task another id, everywhere that names it',
      examples: ['orch rename T-1 LOGIN-1', 'orch rename T-1 LOGIN-1 --dry-run'],
    },
    set: {
      summary: 'Change title, due, priority, milestone, artifact, depends or notes of a task',
      examples: ['orch set T-1 due=2026-02-01 priority=P1', 'orch set T-1 due='],
    },
    archive: {
      summary: 'Move closed tasks to the archive; their ids stay taken',
      examples: ['orch archive', 'orch archive T-1 T-2'],
    },
    file: {
      summary: 'Make a task of a check-list item',
      examples: ['orch file T-101', 'orch file "Write the release notes" --owner WORK'],
    },
    'lock.acquire': {
      summary: 'Take the lock of a started task that nobody holds',
      examples: ['orch lock acquire T-1', 'orch lock acquire T-1 --json'],
    },
    'lock.extend': { summary: 'Keep my lock for longer', examples: ['orch lock extend T-1'] },
    'lock.release': {
      summary: 'Give my lock back, and with it the started task',
      examples: ['orch lock release T-1 --reason "going home"'],
    },
    'lock.steal': {
      summary: 'Take over a lock: free once it ran out, else with approved steal rows of CMD and AUDIT',
      examples: ['orch lock steal T-1 --reason "ada is ill"'],
    },
    'lock.clean': { summary: 'Give back every task whose lock ran out', examples: ['orch lock clean'] },
    'flags.set': {
      summary: 'Set a flag: FREEZE or AUTO_DECIDE',
      examples: ['orch flags set FREEZE=on', 'orch flags set AUTO_DECIDE=shadow'],
    },
    'blocked.add': {
      summary: 'Note what stands in the way of a task',
      examples: ['orch blocked add "No access to the test server" --task T-1 --priority High'],
    },
    'blocked.resolve': {
      summary: 'Note that it stands in the way no more',
      examples: ['orch blocked resolve BLOCK-001 --reason "access was granted"'],
    },
    'blocked.escalate': {
      summary: 'Pass a blocked item on to somebody who can clear it',
      examples: ['orch blocked escalate BLOCK-001 --to CMD'],
    },
    'lock.hold': {
      summary: 'Run a command under the lock of a task, which is renewed while it runs',
      examples: ['orch lock hold T-1 -- npm test', 'orch lock hold T-1 --as WORK@ada -- ./agent.sh --fast'],
    },
    'flags.list': { summary: 'Show the flags', examples: ['orch flags', 'orch flags --json'] },
    'blocked.list': {
      summary: 'Show what stands in the way: the open blocked items',
      examples: ['orch blocked', 'orch blocked list --all'],
    },
    next: {
      summary: 'Show what I may start now, the most urgent first',
      examples: ['orch next --as WORK@ada', 'orch next --json'],
    },
    migrate: {
      summary: 'Add columns that the ledgers lack, empty: the usual ones, or those that are named',
      examples: ['orch migrate --add-columns', 'orch migrate --add-columns priority,depends --dry-run'],
    },
    undo: { summary: 'Take my last move back', examples: ['orch undo', 'orch undo --seq 12'] },
  },
  fields: {
    id: 'id of the task or row',
    newId: 'id that the task gets (default: the next free one)',
    ids: 'ids of closed tasks (default: all of them)',
    title: 'what it is about, in one line',
    owner: 'who works on it: a role, or ROLE@name',
    role: 'who works on it: a role, or ROLE@name',
    due: 'until when: 2026-02-01, or 2026-02-01T18:00:00Z',
    priority: 'how urgent it is, in the words of the ledger',
    depends: 'ids of the tasks that must be done before',
    milestone: 'what it is part of',
    notes: 'what else there is to say',
    reason: 'why; some moves insist on it',
    token: 'number of the lock as it was granted; an older one is refused',
    artifact: 'a file that was made; give it once for each',
    op: 'what was done or is to be done, in one line',
    check: 'a check that was run and its exit code: "npm test=0"',
    kind: 'what for: result, execute, change, steal or waiver',
    target: 'id of a task, rule:NAME or path:PATH',
    evidence:
      'path of the record that shows it (default: of a change of path:PATH that file, of a result the last submission’s)',
    values: 'a column and its new value; nothing behind the = empties it',
    item: 'id or text of the check-list item',
    flag: 'name and new value of the flag',
    task: 'id of the task that it blocks',
    summary: 'what is known of it',
    workaround: 'what to do meanwhile',
    renamed: 'id that it gets: one that nothing has or had',
    to: 'who is to clear it (default: as the policy says)',
    command: 'the command and its words; it is run without a shell',
    all: 'those that are resolved or cancelled as well',
    limit: 'at most so many (default: 20)',
    cursor: 'from this one on',
    columns: 'names of columns, such as priority,depends (default: the usual ones, in tables)',
    'add-columns': 'that columns are to be added: the one migration there is',
    seq: 'number of my line in the audit log (default: my last)',
  },
  problems: {
    missing: (p: { value: string }) => `${p.value} is missing`,
    'bad-number': (p: { option: string; value: string }) => `${p.option} takes a whole number, not "${p.value}"`,
    'bad-choice': (p: { option: string; value: string; known: string }) =>
      `${p.option} does not take "${p.value}"; it takes one of ${p.known}`,
    'bad-pair': (p: { value: string }) => `"${p.value}" is not of the form NAME=VALUE`,
    'bad-key': (p: { key: string; known: string }) =>
      `"${p.key}" cannot be set; what can is ${p.known}. State, owner and lock change by moves of their own`,
    'bad-check': (p: { value: string }) =>
      `"${p.value}" does not say how the check ended; write "COMMAND=EXIT", such as "npm test=0"`,
  },
};
