/** What an editor calls the moves that it offers. */
export const editor = {
  offers: {
    ready: 'Make Ready',
    start: 'Start',
    submit: 'Submit',
    return: 'Return',
    finish: 'Finish',
    hold: 'Put on Hold',
    resume: 'Resume',
    drop: 'Drop',
    reopen: 'Reopen',
    recover: 'Hand Back',
    approve: 'Approve',
    reject: 'Reject',
    archive: 'Archive',
    assign: 'Assign',
    rename: 'Rename',
    set: 'Change',
    'lock.acquire': 'Take Lock',
    'lock.extend': 'Extend Lock',
    'lock.release': 'Hand Back Lock',
    'lock.steal': 'Steal Lock',
  } as Record<string, string>,
  fileItem: 'File as a Task',
  /** A move of a record: `Start T-1`. */
  offerOf: (p: { title: string; id: string }) => `${p.title} ${p.id}`,
  /** Moves that do what a hand edit wanted to: `Perform ready → start`. */
  performPath: (p: { path: string }) => `Take the edit back and perform ${p.path}`,
  /** Why a card cannot be dropped on a state that no single event leads to. */
  noWay: (p: { id: string; from: string; to: string; way: string }) =>
    `no single move takes ${p.id} from ${p.from} to ${p.to}; ${p.way === '' ? 'no way of the process leads there' : `the way there is ${p.way}`}`,
  /** Why the diff of an evidence record cannot be shown side by side. */
  evidenceDiff: {
    'no-file': (p: { path: string }) => `${p.path} is not there, or is no text`,
    'no-diff': (p: { path: string }) =>
      `${p.path} shows no diff: a fenced block that begins with \`\`\`diff would be one`,
    'no-git': (p: { path: string }) =>
      `what ${p.path} changes cannot be shown beside what was there: git is not asked here, or the folder has no repository`,
    'base-gone': (p: { path: string; base: string }) =>
      `commit ${p.base}, which ${p.path} is made against, is not in this repository any more; fetch it, or read the diff in the record`,
    broken: (p: { path: string }) =>
      `the diff in ${p.path} cannot be read as a patch; it may be cut: read it in the record`,
    'not-applying': (p: { path: string; base: string; file: string }) =>
      `the diff in ${p.path} does not fit ${p.file} as commit ${p.base} has it: it was made against something else, or edited`,
  },
  leaseLost: (p: { task: string; event: string; holder: string | null }) =>
    `You lost the lock of ${p.task} by "${p.event}"; ${p.holder === null ? 'nobody holds it now' : `${p.holder} holds it now`}.`,
};
