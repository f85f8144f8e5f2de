/** What `orch hook` says, and the hook itself. */
export const hook = {
  comment: 'Made by "orch hook install"; "orch hook uninstall" takes it out again.',
  refused:
    'the commit is refused. Put right what is listed, or take the edit back and make the move (orch next, orch status ID); "git commit --no-verify" passes over the check.',
  gone: (p: { path: string }) =>
    `the commit is refused, since Orch is no longer at ${p.path}. Say "orch hook install" with the Orch that is there now, or "orch hook uninstall"; "git commit --no-verify" passes over the check.`,
  done: {
    installed: (p: { path: string }) => `installed in ${p.path}: commits of ledgers that break the process are refused`,
    updated: (p: { path: string }) => `brought up to date in ${p.path}`,
    unchanged: (p: { path: string }) => `already installed in ${p.path}`,
    removed: (p: { path: string }) => `taken out of ${p.path}`,
    absent: (p: { path: string }) => `there is nothing of Orch in ${p.path}`,
  },
  inWorktree: (p: { path: string }) =>
    `core.hooksPath puts it into the worktree: the lines in ${p.path} name paths of this machine, so do not commit them`,
  allWorktrees: 'it holds for all worktrees of this clone',
  states: {
    installed: (p: { path: string }) => `installed in ${p.path}`,
    other: (p: { path: string }) =>
      `installed in ${p.path}, but for another Orch, or one that is gone; "orch hook install" brings it up to date`,
    ignored: (p: { path: string }) =>
      `installed in ${p.path}, but git does not run a hook that is not executable: chmod +x it`,
    damaged: (p: { path: string }) => `damaged: in ${p.path} a mark of Orch's lines is missing`,
    foreign: (p: { path: string }) =>
      `not installed: ${p.path} is no shell script; "orch hook install" says what to do`,
    none: (p: { path: string }) => `not installed: ${p.path} has no lines of Orch; "orch hook install" puts them there`,
  },
  refusals: {
    noGit: (p: { folder: string }) => `${p.folder} is in no git repository with files, so it has no hooks`,
    noOrch: (_: object) => 'a hook needs the built command: call dist/orch.cjs',
    outside: (p: { path: string; command: string }) =>
      `git takes the hooks of this repository from ${p.path}, outside of it, where other repositories may find them too. Have that hook run this: ${p.command}`,
    notRegular: (p: { path: string; command: string }) =>
      `${p.path} is a link, or no regular file, so Orch leaves it alone. Have what it leads to run this: ${p.command}`,
    notShell: (p: { path: string; first: string; command: string }) =>
      `${p.path} is no shell script (${p.first}), so Orch leaves it alone. Have it run this, and fail where that fails: ${p.command}`,
    notExecutable: (p: { path: string }) =>
      `${p.path} is there but not executable, so git does not run it. Make it executable, or remove it, and ask again`,
    damaged: (p: { path: string; line: number }) =>
      `in ${p.path} the mark of Orch's lines at line ${String(p.line)} has no other half. Remove these lines by hand and ask again`,
    unusable: (p: { path: string; detail: string }) => `${p.path} cannot be read or written: ${p.detail}`,
  },
};
