/** What `orch history` says. */
export const replay = {
  noGit: (p: { folder: string }) =>
    `${p.folder} is in no git repository, so there is no history; "orch audit show" tells the moves`,
  noCommit: (p: { rev: string }) => `"${p.rev}" names no commit here; "git log" lists them`,
  noAnswer: 'git gives no answer about this repository; "git fsck" tells what is wrong with it',
  incomplete:
    'this clone lacks files of its history (a partial clone); "git fetch --refetch" or a full clone gets them',
  shallow: 'this clone is shallow: what was before its first commit is not looked at; "git fetch --unshallow" gets it',
  cancelled: 'cancelled: nothing was written',
  progress: (p: { done: number; total: number }) =>
    `Replaying: ${p.done} of ${p.total} commits (${p.total === 0 ? 100 : Math.floor((p.done / p.total) * 100)} %)`,
  nothing: 'No commit touched the ledgers',
  commits: (p: { count: number; first: string; last: string }) =>
    `${p.count} ${p.count === 1 ? 'commit' : 'commits'} touched the ledgers, ${p.first} to ${p.last}`,
  steps: (p: { steps: number; illegal: number; rate: string }) =>
    `${p.steps} ${p.steps === 1 ? 'step' : 'steps'}, ${p.illegal} illegal: ${p.rate} conform`,
  months: 'By month',
  rules: 'By rule',
  authors: 'By author',
  violations: 'Illegal steps, the latest first',
  columns: { steps: 'steps', illegal: 'illegal', conform: 'conform', first: 'first', last: 'last' },
  nobody: '(unknown)',
  more: (p: { count: number; cursor: number }) => `${p.count} more: orch history --cursor ${p.cursor}`,
};
