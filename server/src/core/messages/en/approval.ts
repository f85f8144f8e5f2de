/** Findings of the group `approval`. Grammar: what is wrong; what is legal. */
export const approval = {
  'approval/id-missing': (p: { target: string }) =>
    `This approval${p.target === '' ? '' : ` for ${p.target}`} has no id; give it one that no other approval has, such as A001`,
  'approval/id-duplicate': (p: { id: string; first: string; place: string; same: boolean }) =>
    p.same
      ? `Approval ${p.id} stands at ${p.place} already; give this one an id of its own`
      : `Approval ids ${p.id} and ${p.first} (${p.place}) differ in case alone, and become one file or ref name on many systems; give this one another id`,
  'approval/status-unknown': (p: { id: string; status: string; legal: string; meant: string }) =>
    `${the(p.id)} ${p.status === '' ? 'has no status' : `has the unknown status "${p.status}"`}; ${
      p.meant === '' ? `write one of ${p.legal}` : `did you mean ${p.meant}? Known: ${p.legal}`
    }`,
  'approval/unknown-task': (p: { id: string; target: string }) =>
    `${the(p.id)} is for ${p.target === '' ? 'nothing' : `"${p.target}", which is no task`}, so it counts as a change approval and finishes nothing; write the id of a task, or rule:NAME or path:FILE for a change`,
  'approval/self-approved': (p: { id: string; requester: string; approver: string; why: SelfApproval; who: string }) =>
    `${the(p.id)} was requested by ${p.requester} and decided by ${p.approver}: ${SELF[p.why](p.who)}`,
  'approval/approver-unnamed': (p: { id: string; actor: string; part: 'approver' | 'requester'; strict: boolean }) =>
    `${the(p.id)} knows its ${p.part} by role only (${p.actor}), so two persons are not provable; ${
      p.strict ? 'the policy asks for names on both sides: ' : ''
    }write ${p.actor}@name`,
  'approval/role-not-allowed': (p: { id: string; approver: string; role: string; known: boolean; allowed: string }) =>
    `${the(p.id)} was decided by ${p.approver}, whose role ${p.role} ${p.known ? 'may not decide' : 'the policy does not know'}; roles that decide: ${p.allowed}`,
  'approval/role-mismatch': (p: { id: string; approver: string; role: string; said: string }) =>
    `${the(p.id)} gives ${p.approver} the role ${p.said}, but ${p.approver} is ${p.role}; the two cells must agree`,
  'approval/decided-incomplete': (p: {
    id: string;
    status: string;
    column: string;
    value: string;
    fault: TimeFault;
  }) =>
    p.fault === 'missing'
      ? `${the(p.id)} is ${p.status} without ${p.column}; a decision says who decided, in which role, and when`
      : `${the(p.id)} is ${p.status}, but its ${p.column} "${p.value}" is ${p.fault === 'impossible' ? 'no time of the calendar' : 'not readable as a time'}; write YYYY-MM-DDTHH:mm:ssZ`,
  'approval/pending-with-decision': (p: { id: string; column: string; value: string }) =>
    `${the(p.id)} is pending, but has ${p.column} "${p.value}"; a decision sets status, approver and time together, and a pending row has "-" there`,
  'approval/decided-before-requested': (p: { id: string; requested: string; decided: string }) =>
    `${the(p.id)} was decided at ${p.decided}, before it was requested at ${p.requested}; a decision comes after its request`,
  'approval/zero-second-decision': (p: { id: string; time: string }) =>
    `${the(p.id)} was requested and decided in the same second, ${p.time}; nobody reviews in no time: let the approver decide when the evidence was read`,
  'approval/in-future': (p: { id: string; column: string; value: string }) =>
    `${the(p.id)} has ${p.column} ${p.value}, which is still to come; write when it happened, in UTC (a local time with a Z behind it is hours off)`,
  'approval/expired': (p: { id: string; expiry: string; ago: string }) =>
    `${the(p.id)} expired at ${p.expiry}, ${p.ago} ago, undecided; set it to expired and request anew`,
  'approval/auto-while-off': (p: { id: string; approver: string; flag: string }) =>
    `${the(p.id)} was decided automatically by ${p.approver}, and AUTO_DECIDE is ${p.flag} (what it was at the time is not known here); automatic decisions need AUTO_DECIDE=on`,
  'approval/frozen-decision': (p: { id: string; decided: string }) =>
    `${the(p.id)} was decided at ${p.decided}, and FREEZE is on (whether it was at the time is not known here); a freeze refuses every decision`,
};

type TimeFault = 'missing' | 'impossible' | 'unreadable';

/** Why requester and approver are not two principals; `solo` and `operator` are legal, and marked. */
type SelfApproval = 'name' | 'seat' | 'role' | 'agent' | 'operator' | 'solo';

const SELF: Readonly<Record<SelfApproval, (who: string) => string>> = {
  name: (who) => `both are ${who}; nobody decides on an own request`,
  seat: () => 'both are the same; nobody decides on an own request',
  role: (who) => `both are ${who}, and no names tell them apart; name both (ROLE@name), or let another role decide`,
  agent: (who) =>
    `an agent decides neither for its operator ${who} nor for another agent of the same; let somebody else decide`,
  operator: (who) => `${who} is the approver's own agent; allowed, and marked`,
  solo: () => 'one principal alone; allowed by "separation: solo", and marked',
};

function the(id: string): string {
  return id === '' ? 'This approval' : `Approval ${id}`;
}
