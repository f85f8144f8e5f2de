/** What the command line says of moves. */
export const cliMoves = {
  movesHeading: 'Moves',
  optionsHeading: 'Options',
  moveOptions: `Options of every move:
  --dry-run     print the change as a unified diff and write nothing
  --key KEY     asking again with the same KEY answers the same, and does
                nothing twice`,
  exits:
    'Ends with 0 when done, 1 when refused, 2 when called wrongly, 4 when others keep writing the ledgers: try again.',
  holdExits:
    'A lock that was held before stays held; one that this command took is given back at the end, and with it the task, as by "orch recover". Ends with the exit code of COMMAND (128 + N where signal N ended it), 1 when refused, 4 when the lock was lost: COMMAND and all that it started are stopped then.',
  unknownWord: (p: { command: string; word: string; known: string }) =>
    `"orch ${p.command}" has no "${p.word}"; it has ${p.known}. Try "orch help ${p.command}"`,
  lacksWord: (p: { command: string; known: string }) =>
    `"orch ${p.command}" needs one of ${p.known}; see "orch help ${p.command}"`,
  seeHelp: (p: { problem: string; command: string }) => `${p.problem}; see "orch ${p.command} --help"`,
  created: 'new',
  did: {
    approve: (p: { id: string }) => `${p.id} approved`,
    reject: (p: { id: string }) => `${p.id} rejected`,
    request: (p: { id: string }) => `${p.id} asks for approval`,
    expire: (p: { id: string }) => `${p.id} expired`,
    assign: (p: { id: string }) => `${p.id} assigned`,
    rename: (p: { id: string }) => `${p.id} renamed`,
    set: (p: { id: string }) => `${p.id} changed`,
    archive: (p: { id: string }) => `${p.id} archived`,
    'lock.extend': (p: { id: string }) => `${p.id} extended`,
    undo: (p: { id: string }) => `${p.id} taken back`,
    migrate: (p: { id: string }) => `columns added to ${p.id}`,
    'flags.set': (p: { id: string }) => `${p.id} set`,
    'blocked.add': (p: { id: string }) => `${p.id} noted`,
    'blocked.resolve': (p: { id: string }) => `${p.id} resolved`,
    'blocked.escalate': (p: { id: string }) => `${p.id} escalated`,
  },
  lockedUntil: (p: { owner: string; until: string; token: number }) =>
    `locked by ${p.owner} until ${p.until} (token ${String(p.token)})`,
  asksApproval: (p: { id: string }) => `${p.id} asks for approval`,
  elsewhere: (p: { home: string }) => `this is a linked worktree; the ledgers of record are those in ${p.home}`,
  byApproval: (p: { id: string }) => `by ${p.id}`,
  wouldBe: (p: { done: string }) => `would be: ${p.done} (nothing was written)`,
  youMay: 'You may:',
  retryAt: (p: { time: string }) => `Try again at ${p.time}.`,
  leaseLost: (p: { task: string; token: number; at: string; event: string; holder: string | null }) =>
    `you lost the lock of ${p.task} (token ${String(p.token)}) at ${p.at} by "${p.event}"; ${p.holder === null ? 'nobody holds it now' : `${p.holder} holds it now`}`,
  nothingToStart: 'There is nothing that you may start now; "orch status" shows where the work stands.',
  moreFrom: (p: { command: string; cursor: number }) => `more: orch ${p.command} --cursor ${String(p.cursor)}`,
  noBlocked: 'Nothing is blocked.',
  noCommand: (p: { command: string; detail: string }) => `"${p.command}" could not be started (${p.detail})`,
  holdLost: (p: { task: string; holder: string | null }) =>
    `the lock of ${p.task} is lost, ${p.holder === null ? 'nobody holds it now' : `${p.holder} holds it now`}; the command was stopped`,
  holdEnded: (p: { exit: string }) => `command ended (${p.exit})`,
  holdEndedExit: (p: { code: number }) => `exit ${String(p.code)}`,
  holdEndedSignal: (p: { signal: string }) => `signal ${p.signal}`,
  init: {
    created: (p: { path: string }) => `created   ${p.path}`,
    extended: (p: { path: string }) => `extended  ${p.path}`,
    kept: (p: { path: string }) => `kept      ${p.path}`,
    nothing: 'nothing to do: everything is in place',
    next: 'Next: commit these files, then: orch plan "What is to be done" --owner WORK --as CMD@you',
    ignored: (p: { path: string }) =>
      `.gitignore swallows ${p.path}: nobody else will ever see the audit log; take that line out`,
    outside: (p: { path: string }) => `${p.path} leads out of the workspace or is no regular file; nothing was written`,
    failed: (p: { path: string; detail: string }) => `${p.path} could not be written (${p.detail})`,
  },
};
