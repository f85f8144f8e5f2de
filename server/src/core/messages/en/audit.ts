import type { AuditProblem, AuditProblemParams } from '../../audit/index.js';

/** Findings of the group `audit`. Grammar: what is wrong; what is legal. */
export const audit = {
  'audit/ignored': (p: { path: string }) =>
    `Git ignores the audit log ${p.path}, so nobody else will ever see who did what; take the folder out of .gitignore and commit it`,
  'audit/chain-broken': (p: { problem: AuditProblem; more: number }) =>
    `The audit log is broken at ${p.problem.file}:${p.problem.line}: ${auditProblem(p.problem, problems)}${
      p.more === 0 ? '' : `; ${count(p.more, 'further problem')}, which \`orch audit verify\` lists`
    }`,
};

type Problems = { readonly [C in keyof AuditProblemParams]: (p: AuditProblemParams[C]) => string };

const problems: Problems = {
  'broken-line': (p) =>
    p.field === ''
      ? 'this is no line of an audit log: it was changed, or put in; restore the file from git'
      : `this line has no proper "${p.field}": it was changed, or put in; restore the file from git`,
  'no-line-end': () => 'the file stops in the middle of a line: it was cut off; restore it from git',
  'newer-version': (p) => `a newer Orch wrote this line (version ${p.version}); update Orch to read it`,
  misplaced: (p) =>
    `line ${p.seq} of ${p.writer} belongs into ${p.expected}: the file was copied or renamed, or the line was moved or changed; restore the folder from git`,
  duplicate: (p) =>
    `line ${p.seq} of ${p.writer} stands at ${p.file}:${p.line} already: it was copied; take this one out, or restore the file from git`,
  forked: (p) =>
    `two different lines say they are number ${p.seq} of ${p.writer} (the other is ${p.file}:${p.line}): a clone was copied and both went on, or one was put in; find out which clone wrote each, and remove .git/orch in the copy, so that it takes a name of its own`,
  reordered: (p) =>
    `line ${p.seq} of ${p.writer} stands behind its line ${p.after}: lines changed places; restore the file from git`,
  gap: (p) => `${lines(p.from, p.to, p.writer)} missing before this one: taken out; restore the file from git`,
  'missing-file': (p) =>
    `${lines(p.from, p.to, p.writer)} missing, perhaps with a whole file: taken away; restore the folder from git`,
  changed: (p) =>
    `line ${p.seq} of ${p.writer} was changed after it was written: its hash is not the one that others name; "git log -p" shows by whom, restore it from there`,
  'wrong-hash': (p) =>
    `line ${p.seq} of ${p.writer} does not follow from the one before it: one of the two was changed; compare both with git, and restore the right one`,
  disputed: (p) =>
    `line ${p.seq} of ${p.writer} is not what ${p.file}:${p.line} knows of it: one of the two was changed or written anew; compare both with git`,
  truncated: (p) =>
    `${lines(p.seq + 1, p.to, p.writer)} missing behind this one (${p.file === '' ? 'this clone wrote them' : `seen by ${p.file}:${p.line}`}): cut off, or an older commit is checked out; restore the file from git`,
  elsewhere: (p) =>
    `a clone wrote on under a new name, since its lines up to number ${p.seq} of ${p.writer} were not here; ${p.where === undefined ? 'whether they are on another branch or were cut off cannot be told here' : `${p.where} has them`}`,
  'cut-off': (p) =>
    `this clone wrote on under a new name, since its lines up to number ${p.seq} of ${p.writer} were not here, and no branch, stash, worktree or former commit has line ${p.seq}: ${p.lost === 1 ? 'it was' : `at most ${p.lost} lines were`} cut off, or thrown away with what was not committed`,
  removed: (p) =>
    `${lines(p.seq, p.to, p.writer)} missing, which ${commit(p.commit)} has: taken out or changed; restore the file with "git checkout -- FILE"; where a commit with moves was reverted, revert the revert ("git revert HEAD"), and go back by a move, which adds to the log: the last one with \`orch undo\`, an older one with the event that leads back (\`orch return\`, \`orch reopen\`)`,
  unknown: (p) =>
    `this clone never wrote line ${p.seq} of ${p.writer}${p.known === 0 ? '' : ` (its last is ${p.known})`}: somebody else writes under its name, or an older .git/orch was put back; where a clone was copied, remove .git/orch in the copy`,
};

/** What is wrong, in the words of a language. */
export function auditProblem({ code, params }: AuditProblem, words: Problems): string {
  const say = words[code] as (params: AuditProblem['params']) => string;
  return say(params);
}

/** What `orch audit` says. */
export const auditLog = {
  problems,
  verified: (p: { lines: number; writers: number; first: string; last: string }) =>
    `The audit log verifies: ${count(p.lines, 'line')} by ${count(p.writers, 'writer')}, ${p.first} to ${p.last}`,
  broken: (p: { problems: number; lines: number; writers: number }) =>
    `The audit log was tampered with or damaged: ${count(p.problems, 'problem')} in ${count(p.lines, 'line')} by ${count(p.writers, 'writer')}`,
  empty: (p: { folder: string }) => `There is no audit log in ${p.folder} yet; every move writes a line`,
  ownHead: (p: { writer: string; seq: number }) =>
    `Compared with the last line that this clone (${p.writer}) knows it wrote: ${p.seq}`,
  noOwnHead:
    'This clone knows of no line of its own to compare with; what was cut off at the end before anybody saw it cannot be told',
  noLines: (p: { id: string }) => (p.id === '' ? 'No line in the audit log yet' : `No line about "${p.id}"`),
  moreLines: (p: { count: number; command: string }) => `${p.count} older: ${p.command}`,
  unread: (p: { count: number }) =>
    `${count(p.count, 'line')} of the audit log could not be read and ${p.count === 1 ? 'is' : 'are'} left out; "orch audit verify" says which`,
};

function lines(from: number, to: number, writer: string): string {
  return from === to ? `line ${from} of ${writer} is` : `lines ${from} to ${to} of ${writer} are`;
}

function commit(oid: string): string {
  return oid === '' ? 'the base' : `commit ${oid.slice(0, 10)}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
