/** What the ledgers are compared with, and what the command line says of it. */
export const base = {
  with: {
    commit: (p: { commit: string; time: string }) => `Compared with commit ${p.commit} of ${p.time}`,
    audit: 'Compared with where the audit log leads: there is no commit to compare with',
    none: (p: { why: Why }) => `Compared with nothing, so edits by hand are not judged: ${WHY[p.why]}`,
  },
  unreadable:
    'git cannot give all of what HEAD has, so edits by hand are not judged: a partial clone, or a damaged repository',
  noProgram: 'git was not found, so edits by hand are not judged: install it, or put it on PATH',
  oneOf: (p: { options: string }) => `only one of ${p.options} can be meant`,
  noGit: (p: { option: string }) => `--${p.option} needs a git repository; there is none here`,
  noAnswer: (p: { option: string }) => `git gives no answer that --${p.option} could be judged by`,
  noCommit: (p: { rev: string; shallow: boolean }) =>
    `"${p.rev}" names no commit of this clone${p.shallow ? `; ${SHALLOW}` : '; "git fetch" may bring it'}`,
  apart: (p: { rev: string; shallow: boolean }) =>
    p.shallow
      ? `where HEAD and "${p.rev}" parted is not in this clone; ${SHALLOW}`
      : `HEAD and "${p.rev}" have no commit in common, so nothing between them can be judged`,
  found: (p: { commit: string }) => `found in commit ${p.commit}`,
};

const SHALLOW =
  'it is shallow, so fetch the whole history: "git fetch --unshallow", or "fetch-depth: 0" for actions/checkout';

type Why = 'no-git' | 'no-program' | 'no-commit' | 'off' | 'untrusted' | 'unreadable';

const WHY: Readonly<Record<Why, string>> = {
  'no-git': 'there is no git repository, and no audit log',
  'no-program': 'git was not found on PATH',
  'no-commit': 'there is no commit yet, and no audit log',
  off: '--no-base was given',
  untrusted: 'the workspace is not trusted, so git is not run',
  unreadable: 'git cannot give all of what HEAD has (a partial clone?)',
};
