/** Refusals of the process events. */
export const events = {
  'move/no-task': (p: { id: string; near: string }) =>
    `there is no task "${p.id}"; ${p.near === '' ? '' : `did you mean ${p.near}? `}"orch status" lists the tasks there are`,
  'move/no-approval': (p: { id: string; near: string }) =>
    `there is no approval "${p.id}"${p.near === '' ? '' : `; did you mean ${p.near}?`}`,
  'move/ambiguous': (p: { id: string; places: string }) =>
    `several rows have the id ${p.id} (${p.places}), so nobody can tell which is meant; give all but one of them another id`,
  'move/state-unknown': (p: { id: string; state: string; states: string }) =>
    `${p.id} is in ${p.state === '' ? 'no state' : `"${p.state}", which is no state of this policy`}; write one of ${p.states} first`,
  'move/no-event': (p: { event: string; events: string }) =>
    `this policy knows no event "${p.event}"${p.events === '' ? '' : `; its events are ${p.events}`}`,
  'move/no-target': (p: { id: string; event: string }) =>
    `"${p.event}" would lead ${p.id} into a state that this policy does not have; give the policy a ready state`,
  'move/not-legal': (p: { event: string; id: string; state: string; way: string }) =>
    `"${p.event}" does not lead on from ${p.state}, where ${p.id} is; ${p.way === '' ? 'no way of the process leads to it from here' : `the way to it is ${p.way}`}`,
  'move/already': (p: { event: string; id: string; state: string }) =>
    `${p.id} is in ${p.state} already, so there is nothing left of "${p.event}" to do`,
  'move/wrong-role': (p: { event: string; id: string; actor: string; by: string }) =>
    `"${p.event}"${p.id === '' ? '' : ` of ${p.id}`} is for ${p.by}, and you are ${p.actor}; ask one of them`,
  'move/reason-missing': (p: { event: string; id: string }) =>
    `"${p.event}" of ${p.id} needs a reason, which the audit log keeps; give it with --reason TEXT`,
  'move/frozen': (p: { event: string; id: string }) =>
    `FREEZE is on: starts, decisions and everything automatic wait, so "${p.event}"${p.id === '' ? '' : ` of ${p.id}`} does; hold, drop and handing work back go on, and "orch flags set FREEZE=off" ends it`,
  'ready/owner-unknown': (p: { id: string; owner: string; roles: string }) =>
    `${p.id} has ${p.owner === '' ? 'no owner' : `the owner "${p.owner}", who has no role in this policy`}; give it one with "orch assign ${p.id} ROLE" (${p.roles})`,
  'ready/depends-unknown': (p: { id: string; depends: string }) =>
    `${p.id} waits for ${p.depends}, and no such task is known; plan it, or put it right with "orch set ${p.id} depends=..."`,
  'start/not-owner': (p: { event: string; id: string; actor: string; owner: string }) =>
    p.owner === ''
      ? `${p.id} has no owner, so nobody may do "${p.event}"; let somebody give it one: "orch assign ${p.id} ROLE"`
      : `"${p.event}" of ${p.id} is for its owner ${p.owner}, and you are ${p.actor}; act as the owner, or have it assigned to you: "orch assign ${p.id} ${p.actor}"`,
  'start/dependency': (p: { id: string; depends: string }) =>
    `${p.id} waits for ${p.depends}; finish that first, or take the dependency out with "orch set ${p.id} depends=..."`,
  'start/dependency-dropped': (p: { id: string; depends: string }) =>
    `${p.id} waits for ${p.depends}, which was dropped and will never be done; take the dependency out with "orch set ${p.id} depends=...", or plan its work anew`,
  'start/blocked': (p: { id: string; items: string }) =>
    `${p.id} is blocked by ${p.items}; resolve that first: "orch blocked resolve ID"`,
  'start/locked': (p: { id: string; holder: string; expires: string; free: string }) =>
    `${p.holder} is working on ${p.id} until ${p.expires}; take another task ("orch next"), or wait: from ${p.free} on anybody may free it`,
  'start/wip': (p: { id: string; actor: string; limit: number; tasks: string }) =>
    `${p.actor} is working on ${p.tasks} already, and this policy allows ${p.limit} at a time; submit or hand back that before starting ${p.id}`,
  'start/not-permitted': (p: { event: string; id: string; approval: string; status: string }) =>
    p.approval === ''
      ? `this policy asks for permission before "${p.event}" of ${p.id}; request it: "orch request ${p.id} --kind execute --op TEXT"`
      : `the permission to start ${p.id}, ${p.approval}, is ${p.status === '' ? 'not decided' : p.status}; "${p.event}" needs it approved`,
  'submit/not-holder': (p: { event: string; id: string; actor: string; holder: string }) =>
    p.holder === ''
      ? `nobody holds ${p.id}, and "${p.event}" is for its holder; take its lock first: "orch lock acquire ${p.id}"`
      : `"${p.event}" of ${p.id} is for ${p.holder}, who holds it, and you are ${p.actor}`,
  'submit/stale-token': (p: { event: string; id: string; token: number; current: number; holder: string }) =>
    `your token ${p.token} for ${p.id} is no longer the one in force${p.holder === '' ? '' : ` (${p.current}, held by ${p.holder})`}: the lock was lost meanwhile, so "${p.event}" would hand in work on stale ground; start again where it is free`,
  'submit/nothing': (p: { id: string }) =>
    `there is nothing to show for ${p.id}: no artifact, and no change in git; name what was made with --artifact PATH`,
  'submit/artifact-missing': (p: { id: string; path: string }) =>
    `the artifact ${p.path} of ${p.id} does not exist; make it, or name the right one with --artifact PATH`,
  'submit/artifact-outside': (p: { id: string; path: string }) =>
    `the artifact ${p.path} of ${p.id} lies outside of the workspace, where nobody can check it; name one inside with --artifact PATH`,
  'submit/artifact-ledger': (p: { id: string; path: string }) =>
    `the artifact ${p.path} of ${p.id} is a ledger, which proves nothing; name what was made with --artifact PATH`,
  'submit/op-kind': (p: { id: string; op: string; kind: string }) =>
    `this policy reads "${p.op}" as an approval of the kind ${p.kind}, and only a result opens the way on for ${p.id}; say it otherwise with --op TEXT, or add a column "kind" to the approvals`,
  'recover/held': (p: { event: string; id: string; holder: string; free: string }) =>
    `${p.holder} holds ${p.id}; only the holder may do "${p.event}" before ${p.free}, anybody after it`,
  'finish/not-approved': (p: { event: string; id: string; approval: string; status: string }) =>
    p.approval === ''
      ? `"${p.event}" of ${p.id} needs an approved result, and none was requested; "orch request ${p.id} --kind result --op TEXT" asks for one`
      : `the latest result of ${p.id}, ${p.approval}, is ${p.status === '' ? 'not decided' : p.status}, and "${p.event}" needs it approved; an approver decides with "orch approve ${p.approval}"`,
  'approvals/too-few': (p: {
    event: string;
    id: string;
    kind: string;
    count: number;
    needed: number;
    by: string;
    pending: string;
    rejected: string;
    who: string;
  }) => {
    const there = `"${p.event}" of ${p.id} needs ${p.needed} approved "${p.kind}" rows on the same evidence, each by another principal; ${p.count === 0 ? 'none is' : `${p.count} ${p.count === 1 ? 'is' : 'are'} (${p.by})`} there`;
    if (p.rejected !== '') {
      return `${there}, and ${p.rejected} was rejected; send the task back: orch return ${p.id} --reason TEXT`;
    }
    const row = p.pending === '' ? `another row: orch request ${p.id} --kind ${p.kind} --op TEXT` : p.pending;
    return `${there}; of ${p.who} somebody who has not yet may decide ${row}`;
  },
  'finish/row-gone': (p: { id: string; approval: string }) =>
    `the row ${p.approval} of the latest submission of ${p.id} is no longer in the ledger, and an older one cannot stand for it; put it back, or send the task back with "orch return ${p.id} --reason TEXT"`,
  'finish/approver': (p: { id: string; approval: string; approver: string }) =>
    `${p.approval} was approved by ${p.approver === '' ? 'nobody who is named' : `${p.approver}, who may not decide`}; ${p.id} needs a decision by an approver: "orch return ${p.id} --reason TEXT", then submit again`,
  'finish/same-person': (p: { id: string; approval: string; approver: string; requester: string }) =>
    `${p.approval} was requested by ${p.requester} and approved by ${p.approver}, who may be the same; ${p.id} needs somebody else's decision: "orch return ${p.id} --reason TEXT", then submit again`,
  'finish/evidence-changed': (p: { id: string; approval: string; path: string }) =>
    `${p.path} has changed since ${p.approval} was approved on it; put it back as it was, or send ${p.id} back with "orch return ${p.id} --reason TEXT"`,
  'finish/other-evidence': (p: { id: string; approval: string; path: string }) =>
    `${p.approval} was approved on ${p.path} and does not name it any more; write it back into its evidence, or send ${p.id} back with "orch return ${p.id} --reason TEXT"`,
  'finish/contradicted': (p: { id: string; approval: string; path: string; file: string }) =>
    `what was approved with ${p.approval} is not what is there: ${p.file === '' ? 'the change' : p.file} differs from what ${p.path} says; put it back, or send ${p.id} back with "orch return ${p.id} --reason TEXT"`,
  'plan/no-title': () => 'a task needs a title; say what is to be done: orch plan TITLE',
  'plan/id-taken': (p: { id: string }) =>
    `the id ${p.id} is taken, or was once (ids are never used again, and case does not tell them apart); leave --id out to get the next free one`,
  'plan/id-form': (p: { id: string; pattern: string }) =>
    `"${p.id}" cannot be an id here; ids have no blanks, commas or pipes and begin with no "-"${p.pattern === '' ? '' : `, and look like ${p.pattern}`}`,
  'plan/id-needed': (p: { pattern: string }) =>
    `this policy wants ids like ${p.pattern}, and no next one can be made from those there are; give one with --id ID`,
  'plan/owner-unknown': (p: { owner: string; roles: string }) =>
    `"${p.owner}" has no role in this policy; roles are ${p.roles}, with a name as ROLE@name`,
  'plan/due': (p: { due: string }) => `"${p.due}" is no date; write YYYY-MM-DD or YYYY-MM-DDTHH:mm:ssZ (UTC)`,
  'plan/depends': (p: { depends: string }) =>
    `a task cannot wait for "${p.depends}"; name the ids of other tasks, with commas between them`,
  'plan/circle': (p: { circle: string }) =>
    `these would wait for each other for ever: ${p.circle}; leave one of the dependencies out`,
};
