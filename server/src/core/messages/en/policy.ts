/** What is wrong with a policy, as `core/policy` tells it. `key` is written `orch.states.FOO`. */
interface Fault {
  readonly reason: string;
  readonly key: string;
  readonly actual: string;
  readonly expected: string;
  readonly suggestion: string;
  readonly limit: number;
  readonly detail: string;
}

const faults: Readonly<Record<string, (p: Fault) => string>> = {
  syntax: (p) => `The YAML of the policy cannot be read: ${p.detail}; until it can, it is not in force`,
  unclosed: () => 'The front matter opens with "---" and is never closed; end it with a line "---"',
  'too-large': () => 'The front matter is too large to be a policy and was not read; shorten it',
  'too-deep': () => 'The policy is nested too deeply and was not read; its keys are at most a few levels deep',
  'too-many-aliases': () => 'The policy has so many YAML aliases that it was not read; write the values out',
  tag: (p) => `The YAML tag ${p.actual} has no meaning in a policy; write a plain value`,
  'duplicate-key': (p) => `The key ${p.actual} stands twice in the same place; keep one`,
  'forbidden-key': (p) => `The key ${p.actual} cannot stand in a policy; choose another name`,
  'newer-version': (p) =>
    `This policy has version ${p.actual}, made by a newer Orch; this one reads up to version ${p.expected}: update Orch`,
  type: (p) => `${p.key} is "${p.actual}", expected a ${p.expected}; the value is not applied`,
  'not-one-of': (p) => `${p.key} is "${p.actual}"; legal are ${p.expected}`,
  'missing-key': (p) => `${p.key} lacks the key ${p.expected}; add it`,
  'too-long': (p) => `${p.key} is longer than ${p.limit} characters; shorten it`,
  empty: (p) => `${p.key} is empty; give it a value, or remove the key`,
  'too-many': (p) => `${p.key} has more than ${p.limit} entries; shorten it`,
  'too-small': (p) => `${p.key} is ${p.actual}; it must be at least ${p.limit}`,
  'too-big': (p) => `${p.key} is ${p.actual}; it must be at most ${p.limit}`,
  malformed: (p) => `"${p.actual}" does not have the form that ${p.key} needs; see docs/policy.md`,
  'unknown-key': (p) => `Orch knows no key ${p.key} and leaves it alone; legal here are ${p.expected}`,
  'unknown-role': (p) =>
    `${p.key} names the role "${p.actual}", which the policy does not have; legal are ${p.expected}`,
  'unknown-state': (p) =>
    `${p.key} names "${p.actual}", which is neither a state nor a category; legal are ${p.expected}`,
  'unknown-event-part': (p) => `${p.key} says "${p.actual}", which an event cannot do; legal are ${p.expected}`,
  'ambiguous-spelling': (p) => `"${p.actual}" in ${p.key} already means something else; choose a spelling that is free`,
  pattern: (p) => `${p.key} is no usable pattern ("${p.actual}"); wildcards are *, ?, # and {a,b}`,
  'path-outside': (p) => `${p.key} leads out of the workspace ("${p.actual}"); name a path relative to its root`,
  'heartbeat-too-slow': (p) =>
    `${p.key} is ${p.actual} minutes, but a lock lives for ${p.limit}: it would expire between two heartbeats; choose less`,
  'incomplete-event': (p) => `${p.key} is an event of your own and lacks ${p.expected}; add what is missing`,
};

/** One thing that a policy lets through and the one before did not, as `core/gate` tells it. */
interface Loosened {
  readonly what: string;
  /** `orch.approvals.required_for`. */
  readonly key: string;
  readonly before: string;
  readonly after: string;
  readonly example: string;
}

const loosened: Readonly<Record<string, (p: Loosened) => string>> = {
  separation: () => 'requester and approver may be less different',
  required: (p) =>
    p.example === 'done' ? 'tasks finish without an approved result' : 'tasks start without an approval',
  quorum: () => 'fewer approvals are enough',
  approves: () => 'a further role decides approvals',
  commands: (p) => `${p.example} plans and releases work, since there is no CMD any more`,
  actor: (p) =>
    p.example === ''
      ? 'actors may get roles that they did not have'
      : `"${p.example}" counts as ${p.after === '' ? 'no role' : p.after} instead of ${p.before === '' ? 'no role' : p.before}`,
  person: () => 'more may act under this name, or the name may do more',
  agent: () => 'this agent no longer answers to the same person, and could decide for that one',
  automatic: (p) =>
    p.example === ''
      ? 'others count as deciding automatically'
      : `"${p.example}" is judged otherwise as an automatic decider`,
  kind: (p) =>
    p.example === ''
      ? 'approvals count as another kind'
      : `an approval "${p.example}" counts as ${p.after} instead of ${p.before}`,
  status: () => 'rows with this word count as more than they did',
  id: (p) => (p.example === '' ? 'further ids are taken' : `ids like "${p.example}" are taken`),
  protected: (p) => (p.example === '' ? 'files are no longer protected' : `"${p.example}" is no longer protected`),
  root: () => 'paths below it lead to other files',
  path: () => 'what lies there would no longer be looked at',
  column: () => 'the rules that need this column fall silent',
  state: (p) => `"${p.example}" means ${p.after} instead of ${p.before}, and rules go by that`,
  event: (p) => `it allows ${p.example}, or asks for less on the way`,
  limit: () => 'more is allowed',
  expiry: () => 'undecided approvals stay open longer',
  ttl: () => 'locks last longer without a sign of life',
  grace: () => 'locks are taken over sooner',
  stale: () => 'blocked items are escalated later, or to nobody who decides',
  severity: (p) => `${p.example} is told less loudly`,
  'ledger-home': () => 'each branch gets ledgers of its own, out of sight of the others',
};

const nothing = (text: string): string => (text === '' ? 'nothing' : `"${text}"`);

export const policy = {
  'policy/weakened': (p: Loosened) => {
    const change = p.before === '' && p.after === '' ? '' : ` (${nothing(p.before)} → ${nothing(p.after)})`;
    const why = loosened[p.what]?.(p) ?? 'it asks for less';
    return `${p.key}${change} loosens the policy: ${why}. The committed policy stays in force; take it back, or have it approved: orch request path:PROJECT_RULES.md --kind change --op "WHY"`;
  },
  'policy/pending': (p: { keys: string }) =>
    `This policy is not in force yet (${p.keys} differs from the committed one); commit it, or have it approved: orch request path:PROJECT_RULES.md --kind change --op "WHY"`,
  'policy/schema': (p: Fault) => {
    const say = faults[p.reason];
    const what = say === undefined ? `${p.key} is not as the policy's schema wants it (${p.reason})` : say(p);
    return p.suggestion === '' ? what : `${what}; "${p.suggestion}" is probably meant`;
  },
  'policy/unreachable-state': (p: { state: string; category: string }) =>
    `No event leads into ${p.state}, so no task can come there; let one lead "to: ${p.state}", make it the first state of the category ${p.category}, or remove it`,
  'policy/dead-end': (p: { state: string }) =>
    `No sequence of events leads from ${p.state} to a state that is done or dropped, so a task there stays for ever; let an event start from it`,
  'policy/suppression': (p: {
    code: string;
    case: 'no-reason' | 'unknown' | 'nowhere' | 'no-code';
    suggestion: string;
  }) => {
    const what = {
      'no-reason': `This suppression of ${p.code} gives no reason, so it does nothing; write orch-ignore=${p.code}:REASON`,
      unknown: `There is no finding ${p.code}, so this suppression does nothing; name one as GROUP/NAME or GROUP/*`,
      nowhere: 'This suppression stands above no table and no heading, so it does nothing; put it directly above one',
      'no-code': 'This suppression names no finding, so it does nothing; write orch-ignore GROUP/NAME: REASON',
    }[p.case];
    return p.suggestion === '' ? what : `${what}; "${p.suggestion}" is probably meant`;
  },
};
