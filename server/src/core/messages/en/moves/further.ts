import { rename } from '../rename.js';

/** Refusals of the further moves. */
export const further = {
  'decide/role': (p: { id: string; actor: string; allowed: string }) =>
    `${p.actor} may not decide ${p.id}; approvals are decided by ${p.allowed}`,
  'decide/automatic': (p: { id: string; actor: string; value: string }) =>
    `${p.actor} decides by rule, and AUTO_DECIDE is ${p.value}; let a person decide ${p.id}, or set AUTO_DECIDE=on if the team means it`,
  'decide/no-requester': (p: { id: string }) =>
    `${p.id} does not say who asked for it, so nobody can tell whether you are somebody else; write requested_by, or request anew`,
  'decide/self': (p: { id: string; actor: string; requester: string; why: string; who: string }) =>
    `${p.id} was requested by ${p.requester}, and you are ${p.actor}: ${selfWhy(p)}; let somebody else decide`,
  'decide/own-request': (p: { id: string; actor: string; requester: string; said: string }) =>
    `${p.id} was requested by ${p.requester}, says the audit log${p.said === '' ? '' : `, whatever the row says now (${p.said})`}; you are ${p.actor}, and nobody approves what he asked for: put requested_by back, and let somebody else decide`,
  'decide/unnamed': (p: { id: string; part: 'requester' | 'approver'; actor: string }) =>
    `under "separation: strict" both sides of ${p.id} must be named, and the ${p.part} is only "${p.actor}"; ${p.part === 'approver' ? 'act as ROLE@name' : 'let the requester ask anew as ROLE@name'}`,
  'decide/twice': (p: { id: string; other: string; actor: string }) =>
    `${p.actor} approved ${p.other} on the same evidence already; each row of a quorum needs another approver`,
  'decide/not-pending': (p: { id: string; status: string; approver: string }) =>
    `${p.id} is ${p.status === '' ? 'without a status' : p.status}${p.approver === '' ? '' : ` (${p.approver})`} and is decided once only; ask for a new decision with "orch request"`,
  'decide/expired': (p: { id: string; expiry: string }) =>
    `${p.id} expired at ${p.expiry}: what it asks for may have changed since; run "orch expire ${p.id}" and request anew`,
  'decide/request-time': (p: { id: string }) =>
    `the time at which ${p.id} was requested cannot be read, so nothing can be said to come after it; write ts_req as YYYY-MM-DDTHH:mm:ssZ`,
  'decide/clock': (p: { id: string; requested: string; now: string }) =>
    `${p.id} was requested at ${p.requested}, and your clock says ${p.now}: a decision does not come before its request; set the clock right`,
  'decide/not-in-review': (p: { id: string; task: string; state: string }) =>
    `${p.id} asks about the result of ${p.task}, which is in ${p.state} and not in review; let the row expire ("orch expire ${p.id}"), and decide the next submission`,
  'decide/no-evidence': (p: { id: string }) =>
    `${p.id} names no evidence, so there is nothing to judge; name a record in the column evidence, or submit the task again`,
  'decide/evidence-gone': (p: { id: string; path: string }) =>
    `${p.path}, the evidence of ${p.id}, is not there; put it back, or submit the task again`,
  'decide/evidence-changed': (p: { id: string; path: string; file: string }) =>
    `what ${p.path} tells of is no longer so${p.file === '' ? '' : ` (${p.file})`}: ${p.id} would approve something else; return the task, and let it be submitted again`,
  'expire/none': () => 'no pending approval is past its time; name one to let it expire before: orch expire APPR',
  'request/no-op': (p: { target: string }) => `say what is asked for ${p.target}: --op TEXT`,
  'request/kind-needs-task': (p: { target: string; kind: string }) =>
    `a "${p.kind}" approval is about a task, and ${p.target} is none; for rules and paths ask for "change" or "waiver"`,
  'request/closed': (p: { id: string; kind: string; state: string }) =>
    `${p.id} is ${p.state}; there is nothing left to ask "${p.kind}" for`,
  'request/started': (p: { id: string; state: string }) =>
    `${p.id} is in ${p.state}: permission to start is asked for before the start`,
  'request/not-in-review': (p: { id: string; state: string }) =>
    `${p.id} is in ${p.state}, and a result is judged in review; "orch submit ${p.id}" hands it in and asks for the decision`,
  'request/not-owner': (p: { id: string; actor: string; owner: string }) =>
    `the decision on the result of ${p.id} is asked for by its owner (${p.owner === '' ? 'nobody' : p.owner}), and you are ${p.actor}`,
  'request/nothing-to-steal': (p: { id: string }) =>
    `nobody holds ${p.id} any more, so no approval is needed: orch lock steal ${p.id}, or orch start ${p.id}`,
  'request/open': (p: { target: string; kind: string; open: string }) =>
    `${p.open} asks for "${p.kind}" of ${p.target} already and waits for its decision; wait, or let it expire first`,
  'request/no-evidence': (p: { id: string }) =>
    `a result needs evidence, and ${p.id} has none from before: name it with --evidence PATH`,
  'request/bad-evidence': (p: { path: string; fault: 'path' | 'missing' }) =>
    p.fault === 'missing'
      ? `${p.path} is no file of this workspace; evidence must be there before it is judged`
      : `"${p.path}" is no path inside the workspace as every machine reads it; write it relative, with /`,
  'steal/own': (p: { id: string }) => `you hold ${p.id} yourself; "orch lock extend ${p.id}" keeps it`,
  'steal/not-approved': (p: { id: string; holder: string; missing: string; free: string }) =>
    `${p.holder} holds ${p.id}; stealing it needs approved "steal" rows, and ${p.missing} has not agreed: orch request ${p.id} --kind steal --op TEXT. From ${p.free} on it is free, if it is not extended`,
  'assign/unknown-owner': (p: { id: string; owner: string; roles: string }) =>
    `"${p.owner}" has no role in this policy, so ${p.id} cannot be theirs; roles are ${p.roles}, with a name ROLE@name`,
  'assign/held': (p: { id: string; holder: string }) =>
    `${p.holder} is working on ${p.id}; let it be handed back ("orch recover ${p.id} --reason TEXT") or put it on hold first`,
  'rename/held': (p: { id: string; holder: string }) =>
    `${p.id} is being worked on${p.holder === '' ? '' : ` by ${p.holder}`}, and is known by its id until then; release the lock first: orch lock release ${p.id} --reason TEXT`,
  'rename/unread': (p: { id: string; path: string }) =>
    `${p.path} names ${p.id}, and cannot be given another id: it is no UTF-8 text of at most 1 MB; shorten or repair the record first, or plan a new task`,
  'rename/malformed': rename.malformed,
  'rename/pattern': rename.pattern,
  'rename/taken': rename.taken,
  'rename/same-but-case': rename.sameButCase,
  'rename/reserved': rename.reserved,
  'rename/awaited': rename.awaited,
  'rename/decided': rename.decided,
  'rename/bound': rename.bound,
  'rename/file-taken': rename.fileTaken,
  'rename/cannot-stand': rename.cannotStand,
  'set/unchanged': (p: { event: string; id: string }) => `${p.id} says so already; there is nothing to ${p.event}`,
  'set/closed': (p: { event: string; id: string; state: string; dropped: boolean }) =>
    p.dropped
      ? `${p.id} is in ${p.state}; a dropped task is not changed any more: plan a new one`
      : `${p.id} is in ${p.state}; reopen it first: orch reopen ${p.id} --reason TEXT`,
  'set/not-yours': (p: { id: string; column: string; actor: string; by: string }) =>
    `${p.column === '' ? p.id : `${p.column} of ${p.id}`} is set by ${p.by}, and you are ${p.actor}; ask one of them`,
  'set/no-title': (p: { id: string }) => `${p.id} needs a title`,
  'set/bad-due': (p: { id: string; due: string; impossible: boolean }) =>
    `"${p.due}" ${p.impossible ? 'is not in the calendar' : 'is no date'}; write the due date of ${p.id} as YYYY-MM-DD or YYYY-MM-DDTHH:mm:ssZ, or - for none`,
  'set/bad-path': (p: { id: string; path: string; fault: 'outside' | 'not-portable' }) =>
    p.fault === 'outside'
      ? `"${p.path}" leads out of the workspace; artifacts of ${p.id} lie inside`
      : `"${p.path}" is not the same on every machine; write artifacts of ${p.id} relative to the root, with /`,
  'set/depends-unknown': (p: { id: string; depends: string }) =>
    `${p.id} cannot wait for ${p.depends}: there is no such task, in the ledgers or the archive`,
  'set/circle': (p: { id: string; circle: string }) =>
    `then ${p.id} would wait for itself: ${p.circle}; take one of these dependencies away first`,
  'flags/unknown': (p: { name: string; known: string }) => `there is no flag "${p.name}"; flags are ${p.known}`,
  'flags/value': (p: { name: string; value: string; legal: string }) =>
    `${p.name} cannot be "${p.value}"; it is one of ${p.legal}`,
  'flags/already': (p: { name: string; value: string }) => `${p.name} is ${p.value} already`,
  'blocked/no-title': () => 'a blocked item needs a title: say what is in the way',
  'blocked/priority': (p: { priority: string; legal: string }) =>
    `"${p.priority}" is no priority of a blocked item; it is one of ${p.legal}`,
  'blocked/unknown': (p: { id: string }) => `there is no blocked item "${p.id}"; "orch blocked" lists them`,
  'blocked/closed': (p: { id: string; status: string }) => `${p.id} is ${p.status} already`,
  'blocked/escalated': (p: { id: string }) => `${p.id} is escalated already`,
  'blocked/unknown-role': (p: { id: string; to: string; roles: string }) =>
    `${p.id} cannot be escalated to "${p.to}", who has no role in this policy; roles are ${p.roles}`,
  'lock/not-active': (p: { event: string; id: string; state: string }) =>
    `${p.id} is in ${p.state === '' ? 'no state' : p.state}, and "${p.event.replace('.', ' ')}" is for work that is under way; "orch start ${p.id}" begins it and takes the lock`,
  'lock/yours': (p: { id: string; expires: string; token: number }) =>
    `you hold ${p.id} already (token ${p.token}, until ${p.expires}); "orch lock extend ${p.id}" keeps it longer`,
  'lock/none': (p: { id: string }) =>
    `nobody holds ${p.id}; "orch lock acquire ${p.id}" takes its lock while it is worked on`,
  'lock/lapsed': (p: { id: string }) =>
    `your lock on ${p.id} is past its grace and does not come alive again; take a new one: orch lock acquire ${p.id}`,
  'lock/clean': () => 'no task is held by a lock that is past its grace; there is nothing to clean',
  'archive/none': () => 'no task is done or dropped; there is nothing to archive',
  'archive/open': (p: { id: string; state: string }) =>
    `${p.id} is in ${p.state}; only what is done or dropped goes into the archive`,
  'archive/pending': (p: { id: string; approval: string }) =>
    `${p.approval} still waits for a decision about ${p.id}; decide it or let it expire first`,
  'archive/there': (p: { id: string; path: string }) =>
    `${p.path} lists a task ${p.id} already; ids are never used twice: give one of them another`,
  'archive/last': (p: { id: string; path: string }) =>
    `${p.id} would be the last section to go from ${p.path}, and new tasks are written as the sections there are; plan another one first`,
  'archive/lossy': (p: { id: string; path: string; columns: string }) =>
    `${p.path} has no place for what ${p.id} says in ${p.columns}; add the columns there, or set another paths.archive in PROJECT_RULES.md`,
  'file/unknown': (p: { item: string }) =>
    `no check list in the task ledgers has an open item "${p.item}"; name it by its id or by its text`,
  'file/ticked': (p: { item: string }) => `"${p.item}" is ticked already; nothing is left to be filed`,
  'undo/none': (p: { actor: string }) => `${p.actor} has made no move in this clone that is left to be taken back`,
  'undo/unknown': (p: { seq: number }) =>
    `this clone has made no move ${p.seq}; "orch audit show" lists the moves with their numbers`,
  'undo/not-yours': (p: { seq: number; actor: string }) =>
    `move ${p.seq} was made by ${p.actor}; only who made a move takes it back`,
  'undo/done': (p: { seq: number }) => `move ${p.seq} was taken back already`,
  'undo/spent': (p: { event: string; seq: number }) =>
    `"${p.event}" (move ${p.seq}) leaves nothing to take back; make the move that is wanted instead`,
  'undo/decision': (p: { event: string; id: string; instead: 'reopen' | 'start' | 'return' | 'request' }) =>
    `"${p.event}" of ${p.id} is decided, and decisions stand; ${INSTEAD[p.instead]}`,
  'undo/renamed': (p: { id: string }) =>
    `${p.id} was renamed, and an id is never used again, so it does not come back; where the new one is wrong, rename the task once more: orch rename ID NEW_ID`,
  'undo/changed': (p: { id: string; file: string }) =>
    `${p.id} in ${p.file} does not read any more as the move left it; undo only takes back what nobody has built on`,
  'undo/undone': (p: { seq: number }) =>
    `move ${p.seq} took another one back itself; to have that again, do it again: "orch audit show" says what it was`,
  'undo/filled': (p: { path: string; column: string; id: string }) =>
    p.id === ''
      ? `the tables of ${p.path} do not stand any more as the move left them, so ${p.column} stays; take it out by hand where nothing is said in it`
      : `${p.id} in ${p.path} says something in ${p.column} by now; columns are only taken away again while all of their cells are empty`,
  'undo/over': (p: { id: string; expires: string }) =>
    `without it your lock on ${p.id} would have ended at ${p.expires}, and a lock is not ended in the past; hand the task back instead: orch lock release ${p.id}`,
  'undo/stolen': (p: { id: string; holder: string }) =>
    `the lock of ${p.holder === '' ? 'the former holder' : p.holder} on ${p.id} does not come alive again; hand the task back, so that it can be started anew: orch lock release ${p.id}`,
  'undo/released': (p: { id: string; holder: string }) =>
    `the lock of ${p.holder === '' ? 'the former holder' : p.holder} on ${p.id} guarded no work, and does not come back; "orch start ${p.id}" takes a lock together with the work`,
  'undo/freed': (p: { id: string; holder: string }) =>
    `${p.id} was freed from ${p.holder}, whose lock was past its grace; it does not come alive again: let it be started anew`,
};

const INSTEAD = {
  reopen: 'reopen the task to change what is done: orch reopen ID --reason TEXT',
  start: 'the work goes on with a new start: orch start ID',
  return: 'send the task back, if it is in review: orch return ID --reason TEXT',
  request: 'ask for a new decision: orch request TARGET --kind KIND --op TEXT',
};

function selfWhy({ why, who }: { why: string; who: string }): string {
  if (why === 'same-name') return `both are ${who}`;
  if (why === 'same-role') return `both are known as ${who} only, and nobody can tell two persons apart`;
  if (why === 'agent') return `an agent does not decide for its operator (${who}) or that operator's agents`;
  return 'nobody decides on an own request';
}
