/** What the command line says. */
export const cli = {
  usageHeading: 'Usage',
  moreHelp: 'orch help COMMAND says how one is written, with examples.',
  examplesHeading: 'Examples',
  commonOptions: `Common options:
  -C DIR        work in DIR; without it in the nearest folder, the current one
                or above up to the top of the git worktree, with
                PROJECT_RULES.md or ledgers (paths that are given are relative
                to that folder)
  --now TIME    judge at TIME (YYYY-MM-DDTHH:mm:ssZ) instead of now
  --as ACTOR    who asks: ROLE or ROLE@name
  --json        machine-readable output
  --lang en|ja  language of messages (default: LANG)
  -h, --help    this help
  --version     the version`,
  commands: {
    init: {
      summary: 'Make the files that a repository starts with',
      usage: 'orch init [--dry-run]',
      options: { '--dry-run': 'show what would be made, and write nothing' },
      examples: ['orch init', 'orch init --dry-run', 'orch init --lang ja'],
    },
    check: {
      summary: 'Check the ledgers and print every finding',
      usage:
        'orch check [DIR] [--base REV | --staged | --no-base] [--format text|json|sarif|github|junit] [--fail-on error|warning|info|hint|never] [--strict-time] [--no-baseline] [--all]',
      options: {
        DIR: 'the folder to check, as with -C',
        '--base REV': 'judge every commit since this branch left REV, too',
        '--staged': 'judge what is staged, as the next commit would have it',
        '--no-base': 'compare with no commit',
        '--format FORMAT': 'how findings are printed (default: text)',
        '--fail-on SEVERITY': 'the least severity that fails the check (default: error)',
        '--strict-time': 'let findings that depend on the clock alone fail it, too',
        '--no-baseline': 'count what the baseline accepts, too',
        '--all': 'print every finding, not only the first of many equal ones',
      },
      examples: [
        'orch check',
        'orch check --base origin/main',
        'orch check --staged',
        'orch check --format json examples/troubled',
        'orch check --fail-on warning --strict-time',
        'orch check --format sarif > orch.sarif',
      ],
    },
    diff: {
      summary: 'Show which rows and cells differ from the last commit',
      usage: 'orch diff [--base REV | --staged] [--limit N] [--cursor N]',
      options: {
        '--base REV': 'compare with REV instead of the last commit',
        '--staged': 'show what is staged instead of what is on disk',
        '--limit N': 'at most so many (default: 20)',
        '--cursor N': 'from this one on',
      },
      examples: ['orch diff', 'orch diff --base main', 'orch diff --staged --json'],
    },
    status: {
      summary: 'Show where the work stands, or all about one task or approval',
      usage: 'orch status [ID] [--limit N] [--cursor N]',
      options: { '--limit N': 'at most so many (default: 20)', '--cursor N': 'from this one on' },
      examples: ['orch status', 'orch status T-12', 'orch status --json --limit 50'],
    },
    explain: {
      summary: 'Explain a finding code, or why a record has its findings',
      usage: 'orch explain CODE|ID',
      options: {},
      examples: ['orch explain cross/done-without-approval', 'orch explain T-12'],
    },
    policy: {
      summary: 'Print the policy in force',
      usage: 'orch policy --print',
      options: { '--print': 'the default, and there is no other' },
      examples: ['orch policy --print', 'orch policy --print --json'],
    },
    baseline: {
      summary: 'Accept the findings that are there, so that only new ones fail',
      usage: 'orch baseline write|prune',
      options: {},
      examples: ['orch baseline write', 'orch baseline prune'],
    },
    audit: {
      summary: 'Verify, show or export the audit log',
      usage: 'orch audit verify | show [ID] [--limit N] [--cursor N] | export [--format jsonl|csv]',
      options: {
        '--format FORMAT': 'how the log is exported (default: jsonl)',
        '--limit N': 'at most so many (default: 20)',
        '--cursor N': 'from this one on',
      },
      examples: ['orch audit verify', 'orch audit show T-12', 'orch audit export --format csv > audit.csv'],
    },
    hook: {
      summary: 'Have git check what is staged before every commit',
      usage: 'orch hook install|uninstall|status',
      options: {},
      examples: ['orch hook install', 'orch hook status', 'orch hook uninstall'],
    },
    history: {
      summary: 'Judge every step that the ledgers took in git',
      usage: 'orch history [--from REV] [--to REV] [--format text|json|csv|xes] [--limit N] [--cursor N]',
      options: {
        '--from REV': 'begin behind REV (default: with the first commit)',
        '--to REV': 'end with REV (default: HEAD)',
        '--format FORMAT': 'how steps are printed (default: text)',
        '--limit N': 'at most so many (default: 20)',
        '--cursor N': 'from this one on',
      },
      examples: [
        'orch history',
        'orch history --from v1.0 --limit 50',
        'orch history --format csv > steps.csv',
        'orch history --format xes > ledger.xes',
      ],
    },
    completion: {
      summary: 'Print the script by which a shell completes orch',
      usage: 'orch completion bash|zsh|fish',
      options: {},
      examples: ['source <(orch completion bash)', 'source <(orch completion zsh)', 'orch completion fish | source'],
    },
    lsp: {
      summary: 'Run the language server for an editor',
      usage: 'orch lsp --stdio',
      options: { '--stdio': 'speak over standard input and output' },
      examples: ['orch lsp --stdio'],
    },
  },
  severities: { error: 'error', warning: 'warning', info: 'info', hint: 'hint' },
  unknownCommand: (p: { command: string; known: string; meant: string }) =>
    p.meant === ''
      ? `there is no command "${p.command}"; known are ${p.known}. Try "orch help"`
      : `there is no command "${p.command}"; ${p.meant} is probably meant. "orch help" lists them all`,
  tooManyWords: (p: { command: string; word: string }) =>
    `"${p.word}" is one word too many for "orch ${p.command}"; see "orch ${p.command} --help"`,
  missingWord: (p: { command: string; word: string }) =>
    `"orch ${p.command}" needs ${p.word}; see "orch ${p.command} --help"`,
  badOption: (p: { command: string; problem: string }) => `${p.problem}; see "orch ${p.command} --help"`,
  unknownOption: (p: { option: string }) => `there is no option "${p.option}" here`,
  noOptionValue: (p: { option: string }) => `${p.option} takes no value`,
  missingOptionValue: (p: { option: string }) =>
    `${p.option} needs a value; one that begins with "-" is written ${p.option}=VALUE`,
  badChoice: (p: { option: string; value: string; known: string }) =>
    `--${p.option} does not take "${p.value}"; it takes one of ${p.known}`,
  badNumber: (p: { option: string; value: string }) => `--${p.option} takes a whole number, not "${p.value}"`,
  badTime: (p: { time: string }) => `--now takes a time such as 2026-01-15T12:00:00Z, not "${p.time}"`,
  noFolder: (p: { folder: string }) => `there is no folder "${p.folder}"`,
  noLedger: (p: { path: string }) =>
    `no ledger found (${p.path} or another that the policy names), so nothing was checked; "orch init" makes them`,
  noBaseline: (p: { path: string }) => `there is no baseline ${p.path} to prune; "orch baseline write" makes one`,
  unreadableBaseline: (p: { path: string; problem: string }) =>
    `the baseline ${p.path} cannot be read: ${p.problem}; mend it, or write it anew with "orch baseline write"`,
  unknownId: (p: { id: string }) => `no task or approval has the id "${p.id}"; "orch status" lists them`,
  unknownTopic: (p: { topic: string }) =>
    `"${p.topic}" is neither a finding code nor the id of a task or approval; "orch status" lists the ids, "orch check" the codes that are found here`,
  internal: (p: { error: string }) => `this is a bug in Orch; please report it with the following text\n${p.error}`,
  noServer: 'the language server cannot be started from here',
  moreOf: (p: { count: number; code: string; file: string }) =>
    `and ${String(p.count)} more ${p.code} in ${p.file} (--all shows them)`,
  clean: (p: { files: number; tasks: number; approvals: number }) => `No findings; ${counted(p)} read`,
  summary: (p: {
    files: number;
    tasks: number;
    approvals: number;
    errors: number;
    warnings: number;
    infos: number;
    hints: number;
  }) =>
    `${plural(p.errors, 'error')}, ${plural(p.warnings, 'warning')}, ${plural(p.infos, 'info')}, ${plural(p.hints, 'hint')}; ${counted(p)} read`,
  accepted: (p: { count: number }) => `${plural(p.count, 'finding')} accepted by the baseline`,
  baselineWritten: (p: { count: number; file: string }) =>
    `${p.file} accepts ${plural(p.count, 'finding')}; commit it, and only new findings fail from now on`,
  statusTasks: (p: { count: number }) => plural(p.count, 'task'),
  statusApprovals: (p: { pending: number; total: number }) =>
    `${plural(p.total, 'approval')}, ${String(p.pending)} pending`,
  statusFlags: (p: { freeze: string; autoDecide: string }) => `FREEZE=${p.freeze} AUTO_DECIDE=${p.autoDecide}`,
  moreTasks: (p: { count: number; cursor: number }) =>
    `${String(p.count)} more: orch status --cursor ${String(p.cursor)}`,
  lockedBy: (p: { owner: string; left: string; token: number | null }) =>
    `locked by ${p.owner} (${p.left}${p.token === null ? '' : `, token ${String(p.token)}`})`,
  due: (p: { due: string }) => `due ${p.due}`,
  severityFromPolicy: (p: { code: string; standard: string }) =>
    `set by orch.severities in PROJECT_RULES.md; by default ${p.standard}`,
  why: 'Why',
  howToFix: 'How to put it right',
  example: 'Example',
  foundHere: (p: { count: number }) =>
    p.count === 0 ? 'Not found in this workspace.' : `Found here ${plural(p.count, 'time')}:`,
  nothingWrong: 'Nothing is wrong with it.',
  legalMoves: 'Legal from here',
  noTasks: 'No task yet: orch plan "What is to be done" --owner WORK --as CMD@you',
  whereItWas: 'where it was',
};

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function counted(p: { files: number; tasks: number; approvals: number }): string {
  return `${plural(p.tasks, 'task')} and ${plural(p.approvals, 'approval')} in ${plural(p.files, 'file')}`;
}
