import {
  areSeparated,
  defaultPolicy,
  isAutomatic,
  kindOf,
  matchesGlob,
  matchesId,
  parseActor,
  parsePath,
  roleOf,
  severityOf,
  stateOf,
  statusOf,
  type EventDefinition,
  type Loosened,
  type Policy,
  type Severity,
} from '../../../server/src/core/index.js';

/**
 * In what respects a policy is looser than another, found by trying: every case of a small world is put to both, and
 * wherever the new one lets something through that the old one did not, it is looser.
 */
export function looser(from: Policy, to: Policy, own: ReadonlyMap<string, readonly Severity[]>): ReadonlySet<Loosened> {
  const found = new Set<Loosened>();
  for (const [what, isLooser] of TRIALS) if (isLooser(from, to, own)) found.add(what);
  return found;
}

type Trial = (from: Policy, to: Policy, own: ReadonlyMap<string, readonly Severity[]>) => boolean;

/** All texts of up to so many of these letters. */
export function texts(letters: string, longest: number): readonly string[] {
  const all = [''];
  // The list grows while it is walked.
  for (const text of all) {
    if (text.length < longest) all.push(...Array.from(letters, (letter) => text + letter));
  }
  return all.slice(1);
}

const PEOPLE = texts('ab1@', 5).flatMap((text) => (text.length < 4 ? [text, `${text}@auto`, `${text}auto`] : [text]));
const WORDS = texts('ab-1', 5);
const PATHS = [...texts('ab/.', 6), 'PROJECT_RULES.md', 'ORCH/STATE/flags.md', '.orch-baseline.json'];
const SEATS = ['CMD', 'AUDIT', 'WORK', 'QA'].flatMap((role) => [
  role,
  `${role}1`,
  `${role}-2`,
  `${role}@a`,
  `${role}x`,
]);

function anyOf<T>(cases: readonly T[], passes: (policy: Policy, one: T) => boolean): Trial {
  return (from, to) => cases.some((one) => passes(to, one) && !passes(from, one));
}

const NUMBERS = [1, 2, 3, 4, 5, 7, 8, 13, 20, 30, 50, 500, 1_000_000];

function limit(of: (policy: Policy) => number, none = true): Trial {
  return anyOf(NUMBERS, (policy, one) => (none && of(policy) === 0) || one <= of(policy));
}

const TRIALS: readonly (readonly [Loosened, Trial])[] = [
  ['separation', separation],
  ['required', (from, to) => from.approvals.required.some((one) => !to.approvals.required.includes(one))],
  ['quorum', (from, to) => (['result', 'execute'] as const).some((one) => to.approvals.quorum[one] < from.approvals.quorum[one])],
  ['expiry', limit(({ approvals }) => approvals.expiryDays)],
  ['limit', (...all) => [limit(({ wip }) => wip), limit(({ evidence }) => evidence.maxLines), limit(({ evidence }) => evidence.maxFiles)].some((one) => one(...all))],
  ['ttl', limit(({ lock }) => lock.ttlMinutes, false)],
  ['grace', anyOf(NUMBERS, ({ lock }, waited) => waited > lock.graceMinutes)],
  ['ledger-home', (from, to) => from.ledgerHome === 'main' && to.ledgerHome === 'branch'],
  ['approves', (from, to) => [...to.roles.values()].some(({ name, approves }) => approves && from.roles.get(name)?.approves !== true)],
  ['actor', (from, to) => [...PEOPLE, ...SEATS].some((text) => gains(from, roleOf(from, text)?.name, roleOf(to, text)?.name))],
  ['automatic', (from, to) => [...PEOPLE, ...SEATS].some((text) => isAutomatic(from, text) !== isAutomatic(to, text))],
  ['kind', (from, to) => WORDS.some((text) => kindOf(from, '', text) !== kindOf(to, '', text))],
  ['id', anyOf(WORDS, ({ ids }, text) => ids.pattern === undefined || matchesId(ids.pattern, text))],
  ['protected', anyOf(PATHS, (policy, path) => !policy.protected.some((one) => matchesGlob(one, path)))],
  ['status', anyOf(['ok', 'yes', 'pending', 'approved', 'rejected', '却下'], (policy, word) => statusOf(policy, word) === 'approved')],
  ['column', (from, to) => [...from.columns.tasks].some(([header, column]) => to.columns.tasks.get(header) !== column)],
  ['state', (from, to) => ['PLAN', 'DONE', 'FIX', 'x', 'y'].some((word) => {
    const [before, after] = [stateOf(from, word)?.category, stateOf(to, word)?.category];
    return before !== undefined && after !== undefined && before !== after;
  })],
  ['root', (from, to) => ['C:\\a', 'C:\\a\\b'].some((prefix) => {
    const lead = ({ roots }: Policy): string => {
      const found = parsePath(`${prefix}\\x.md`, roots);
      return found.kind === 'relative' ? found.path : '';
    };
    return lead(to) !== '' && lead(to) !== lead(from);
  })],
  ['severity', (from, to, own) => [...own].some(([code, severities]) => severities.some((one) => rank(severityOf(to, code, one)) < rank(severityOf(from, code, one))))],
  ['event', event],
]; // prettier-ignore

function rank(severity: Severity | 'off'): number {
  return ['off', 'hint', 'info', 'warning', 'error'].indexOf(severity);
}

function separation(from: Policy, to: Policy): boolean {
  const pairs = ['WORK@a', 'CMD@a', 'CMD@b', 'WORK', 'CMD'].map(parseActor);
  const with_ = (policy: Policy): Policy => ({ ...defaultPolicy, separation: policy.separation });
  const [old, now] = [with_(from), with_(to)];
  return pairs.some((a) => pairs.some((b) => areSeparated(now, a, b) && !areSeparated(old, a, b)));
}

function gains(policy: Policy, own: string | undefined, next: string | undefined): boolean {
  const powers = (role: string | undefined): readonly string[] => {
    const known = policy.roles.get(role ?? '');
    if (known === undefined) return [];
    const named = policy.events.filter(({ by }) => by.includes(known.name)).map(({ name }) => name);
    return [...named, ...(known.approves ? ['approves'] : []), ...(known.name === 'CMD' ? ['commands'] : [])];
  };
  return powers(next).some((power) => !powers(own).includes(power));
}

/** One task in one state, and somebody who wants it in another: with what he must bring along. */
interface Case {
  readonly from: string;
  readonly to: string;
  readonly role: string;
  readonly relation: string;
  readonly reason: boolean;
  readonly lock: string;
  readonly approval: string;
}

/** For policies with the same states: whether some case passes the new table and not the old one. */
function event(from: Policy, to: Policy): boolean {
  const states = ['', ...to.states.map(({ name }) => name)];
  const targets = [...to.states.map(({ name }) => name), 'origin'];
  for (const source of states)
    for (const target of targets)
      for (const role of to.roles.keys())
        for (const relation of ['owner', 'holder', 'requester', 'nobody'])
          for (const way of to.events) {
            const { reason, lock, approval } = way;
            const one = { from: source, to: target, role, relation, reason: reason === 'required', lock, approval };
            if (source !== target && passes(to, way, one, to) && !from.events.some((old) => passes(from, old, one, to))) return true;
          } // prettier-ignore
  return false;
}

/** @param people the policy that says which roles approve: that a role approves anew is another matter */
function passes(policy: Policy, way: EventDefinition, one: Case, people: Policy): boolean {
  if ((one.from === '') !== (way.from === 'new')) return false;
  const state = policy.states.find(({ name }) => name === one.from);
  const target = typeof way.to === 'string' ? way.to : way.to.state;
  const landing = policy.states.find(({ name, category }) => name === target || category === target);
  if ((landing?.name ?? target) !== one.to) return false;
  if (way.from === 'new' && one.to === 'origin') return false;
  if (way.from === 'open') {
    const category = state?.category ?? 'done';
    if (category === 'done' || category === 'dropped' || landing?.category === category) return false;
  } else if (way.from !== 'new') {
    if (!way.from.some((category) => category === state?.category)) return false;
    if (way.fromStates.length > 0 && !way.fromStates.includes(one.from)) return false;
  }
  const approver = people.roles.get(one.role)?.approves === true && one.relation !== 'requester';
  const who = way.by.some((by) => by === 'any' || by === one.role || by === one.relation || (by === 'approver' && approver));
  const brings = (one.reason || way.reason === 'optional') && (way.lock === one.lock || one.lock === 'acquire');
  return who && brings && (way.approval === 'none' || way.approval === one.approval);
} // prettier-ignore
