/** Findings of the group `task`. Grammar: what is wrong; what is legal. */
export const task = {
  'task/id-missing': (p: { title: string }) =>
    `${p.title === '' ? 'This row' : `The task "${p.title}"`} has no task id, so nothing can refer to it; give it one that no other task has`,
  'task/id-duplicate': (p: { id: string; first: string; place: string; same: boolean }) =>
    p.same
      ? `Task id ${p.id} is taken by the task at ${p.place}; give this task an id of its own`
      : `Task id ${p.id} differs from ${p.first} at ${p.place} in nothing but case, which file and ref names may not keep apart; rename one of them`,
  'task/id-format': (p: { id: string; fault: 'form' | 'invisible' | 'pattern'; pattern: string }) => {
    if (p.fault === 'invisible') {
      return `Task id "${p.id}" holds the invisible character U+${p.pattern}, so it is not the id that it looks like; remove it`;
    }
    return p.fault === 'form'
      ? `Task id "${p.id}" is not one word; an id has no blanks and no "|", and does not start with "-"`
      : `Task id "${p.id}" does not have the form ${p.pattern} that the policy asks for`;
  },
  'task/title-missing': (p: { id: string }) => `Task ${p.id} has no title; say in a few words what is to be done`,
  'task/state-unknown': (p: { id: string; state: string; legal: string; meant: string }) =>
    p.state === ''
      ? `Task ${p.id} has no state; legal are ${p.legal}`
      : `Task ${p.id} is in the unknown state "${p.state}"${p.meant === '' ? '' : `, did you mean ${p.meant}?`}; legal are ${p.legal}, and what the policy adds`,
  'task/owner-unknown': (p: { id: string; owner: string; roles: string; meant: string; state: string }) =>
    p.owner === ''
      ? `Task ${p.id} is ${p.state} but has no owner; name one of the roles ${p.roles}, or an actor such as ROLE@name`
      : `The owner "${p.owner}" of task ${p.id} belongs to no role${p.meant === '' ? '' : `, did you mean ${p.meant}?`}; roles are ${p.roles}, and the policy maps other names to them under \`actors\``,
  'task/due-format': (p: {
    id: string;
    due: string;
    fault: 'impossible' | 'unreadable' | 'undecided' | 'style';
    meant: string;
  }) => {
    switch (p.fault) {
      case 'impossible':
        return `The due date ${p.due} of task ${p.id} is not in the calendar; write a day that exists as YYYY-MM-DD`;
      case 'unreadable':
        return `The due date "${p.due}" of task ${p.id} cannot be read; write YYYY-MM-DD or YYYY-MM-DDTHH:mm:ssZ${p.meant === '' ? '' : `, here ${p.meant}`}`;
      case 'undecided':
        return `The due date "${p.due}" of task ${p.id} is no date; while there is none, write "-"`;
      case 'style':
        return `The due date ${p.due} of task ${p.id} is read as ${p.meant}; write it so`;
    }
  },
  'task/overdue': (p: { id: string; due: string }) =>
    `Task ${p.id} was due ${p.due}; finish it, or move the date with a reason in its notes`,
  'task/doing-without-lock': (p: { id: string; state: string }) =>
    `Task ${p.id} is ${p.state}, but nobody holds its lock; take it with \`orch lock acquire ${p.id}\`, or give the task back with \`orch recover ${p.id} --reason TEXT\``,
  'task/lock-format': (p: { id: string; value: string; fault: 'form' | 'impossible' | 'expires' | 'style' }) => {
    switch (p.fault) {
      case 'form':
        return `The lock "${p.value}" of task ${p.id} cannot be read; a lock is OWNER@YYYY-MM-DDTHH:mm:ssZ, who took it and when`;
      case 'impossible':
        return `The lock of task ${p.id} has a time that is not in the calendar: ${p.value}; write one that exists as YYYY-MM-DDTHH:mm:ssZ`;
      case 'expires':
        return `The end "${p.value}" of task ${p.id}'s lock cannot be read; write YYYY-MM-DDTHH:mm:ssZ`;
      case 'style':
        return `The lock time ${p.value} of task ${p.id} is not written as YYYY-MM-DDTHH:mm:ssZ`;
    }
  },
  'task/lock-incomplete': (p: { id: string; missing: string }) =>
    `The lock of task ${p.id} is incomplete: ${p.missing} is empty; \`orch lock acquire ${p.id}\` fills all lock cells, \`orch recover ${p.id} --reason TEXT\` clears them`,
  'task/lock-expired': (p: { id: string; holder: string; end: string; grace: string }) => {
    const lock = `The lock of task ${p.id}${p.holder === '' ? '' : `, held by ${p.holder},`} ran out at ${p.end}`;
    return p.grace === ''
      ? `${lock}; anyone may free the task: \`orch recover ${p.id} --reason TEXT\``
      : `${lock}; until ${p.grace} its holder can extend it (\`orch lock extend ${p.id}\`), then anyone may free the task`;
  },
  'task/lock-owner-mismatch': (p: { id: string; holder: string; other: string; against: 'lock' | 'owner' }) =>
    p.against === 'lock'
      ? `The lock cells of task ${p.id} contradict each other: lock names ${p.other}, lock_owner ${p.holder}; both name whoever works on it`
      : `The lock of task ${p.id} is held by ${p.holder}, but its owner is ${p.other}; reassign it with \`orch assign ${p.id} ROLE\`, or give it back with \`orch recover ${p.id} --reason TEXT\` so that its owner can start it`,
  'task/lock-ttl': (p: { id: string; since: string; expires: string; minutes: number; backwards: boolean }) =>
    p.backwards
      ? `The lock of task ${p.id} ends at ${p.expires}, before it was taken at ${p.since}; it ends up to ${p.minutes} minutes later`
      : `The lock of task ${p.id} lasts from ${p.since} to ${p.expires}, longer than the ${p.minutes} minutes that the policy allows; extend it while the work goes on instead: \`orch lock extend ${p.id}\``,
  'task/lock-outside-doing': (p: { id: string; state: string; holder: string; active: string }) =>
    `Task ${p.id} is ${p.state} but still locked${p.holder === '' ? '' : ` by ${p.holder}`}; only a task in ${p.active} is locked: clear the cells with \`orch lock clean\``,
  'task/wip-limit': (p: { id: string; worker: string; count: number; limit: number; first: string }) =>
    `${p.worker} works on ${p.count} tasks at once (${p.first}, ${p.id}${p.count > 2 ? ', …' : ''}); the limit is ${p.limit}: submit or recover one before starting the next`,
  'task/done-without-artifact': (p: { id: string; state: string }) =>
    `Task ${p.id} is ${p.state} but names nothing that it produced; write the path into its cell "artifact"`,
  'task/artifact-not-found': (p: { id: string; path: string; special: boolean; yet: boolean }) => {
    if (p.special) {
      return `The artifact ${p.path} of task ${p.id} is no file or folder inside the workspace; name one that is`;
    }
    return p.yet
      ? `The artifact ${p.path} of task ${p.id} does not exist yet; it has to before the task is submitted`
      : `The artifact ${p.path} of task ${p.id} does not exist; name a path of the workspace, relative to its root`;
  },
  'task/artifact-is-ledger': (p: { id: string; path: string }) =>
    `The artifact of task ${p.id} is the ledger ${p.path}, which cannot prove what it says itself; name what the task produced`,
  'task/artifact-is-directory': (p: { id: string; path: string }) =>
    `The artifact ${p.path} of task ${p.id} is a folder, which no digest pins down; name the files`,
  'task/artifact-ignored': (p: { id: string; path: string }) =>
    `The artifact ${p.path} of task ${p.id} is ignored by git, so nobody else will ever see it; name a committed file`,
  'task/depends-unknown': (p: { id: string; depends: string; meant: string }) =>
    `Task ${p.id} depends on "${p.depends}", which is no task${p.meant === '' ? '' : `, did you mean ${p.meant}?`}; name ids of tasks, divided by commas`,
  'task/depends-cycle': (p: { id: string; next: string; count: number; members: string }) =>
    p.count === 1
      ? `Task ${p.id} depends on itself; take the dependency out`
      : `Task ${p.id} waits for ${p.next}, which in the end waits for ${p.id}: a circle of ${p.count} tasks${p.members === '' ? '' : ` (${p.members})`}, of which none can start; take one dependency out`,
  'task/started-before-dependency': (p: {
    id: string;
    state: string;
    depends: string;
    other: string;
    dropped: boolean;
  }) =>
    p.dropped
      ? `Task ${p.id} is ${p.state}, but depends on ${p.depends}, which was dropped (${p.other}) and will never be done; take the dependency out, or plan its work anew`
      : `Task ${p.id} is ${p.state}, but depends on ${p.depends}, which is ${p.other}; finish ${p.depends} first, or take the dependency out`,
  'task/claimed-while-frozen': (p: { id: string; holder: string }) =>
    `Task ${p.id} is locked${p.holder === '' ? '' : ` by ${p.holder}`} while FREEZE is on; if it was claimed after the freeze, give it back with \`orch recover ${p.id} --reason TEXT\``,
};
