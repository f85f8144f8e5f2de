import { APPROVAL_HEADERS, TASK_HEADERS } from './defaults/columns.js';
import { STATUS_WORDS } from './defaults/approvals.js';
import { knownRole, resolveActors, resolvePeople, resolveRoles } from './resolveActors.js';
import { resolveEvents } from './resolveEvents.js';
import { resolvePaths, resolveRoots } from './resolvePaths.js';
import { resolveStates } from './resolveStates.js';
import { allowedPattern, allowedPatterns } from './patterns.js';
import { semantic, type Report } from './report.js';
import { headerKey, wordKey } from './words.js';
import type { PolicyInput } from './policyInput.generated.js';
import type { PlacelessProblem } from './problems.js';
import { APPROVAL_STATUSES, type ApprovalStatus, type Policy } from './types.js';

/**
 * The policy in force for what the front matter says (an input that the schema allows): the defaults with the input
 * laid over them. What contradicts itself is reported and left out; a policy always comes back.
 */
export function resolvePolicy(input: PolicyInput): {
  readonly policy: Policy;
  readonly problems: readonly PlacelessProblem[];
} {
  const problems: PlacelessProblem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const states = resolveStates(input.states ?? {}, report);
  const roles = resolveRoles(input.roles ?? {}, report);
  const policy: Policy = {
    version: 1,
    paths: resolvePaths(input.paths ?? {}, report),
    states,
    events: resolveEvents(input.events ?? {}, states, roles, report),
    roles,
    actors: resolveActors(input.actors ?? {}, roles, report),
    people: resolvePeople(input.people ?? {}, roles, report),
    agents: new Map(Object.entries(input.agents ?? {})),
    separation: input.separation ?? 'named',
    columns: resolveColumns(input.columns ?? {}),
    approvals: resolveApprovals(input.approvals ?? {}, report),
    lock: resolveLock(input.lock ?? {}, report),
    wip: input.wip ?? 1,
    ids: { pattern: resolveIdPattern(input.ids?.pattern, report) },
    evidence: { maxLines: input.evidence?.max_lines ?? 500, maxFiles: input.evidence?.max_files ?? 20 },
    protected: allowedPatterns(input.protected ?? PROTECTED, ['protected'], report),
    roots: resolveRoots(input.roots ?? {}, report),
    severities: new Map(Object.entries(input.severities ?? {})),
    blocked: resolveBlocked(input.blocked ?? {}, roles, report),
    ledgerHome: input.ledger_home ?? 'main',
  };
  return { policy, problems };
}

const PROTECTED = ['PROJECT_RULES.md', 'ORCH/STATE/flags.md', '.orch-baseline.json'];

function resolveIdPattern(pattern: string | undefined, report: Report): string | undefined {
  if (pattern === undefined) return undefined;
  return allowedPattern(pattern, ['ids', 'pattern'], 'value', report) ? pattern : undefined;
}

function resolveColumns(input: NonNullable<PolicyInput['columns']>): Policy['columns'] {
  return {
    tasks: headers(TASK_HEADERS, input.tasks ?? {}),
    approvals: headers(APPROVAL_HEADERS, input.approvals ?? {}),
  };
}

/** Header key → column: the columns' own names, the known aliases, and the input's on top of them. */
function headers<C extends string>(
  known: Readonly<Record<C, readonly string[]>>,
  input: Readonly<Record<string, C | 'off'>>,
): ReadonlyMap<string, C> {
  const columns = Object.keys(known) as C[];
  const map = new Map(columns.flatMap((column) => known[column].map((word) => [word, column])));
  for (const column of columns) map.set(column, column);
  for (const [header, column] of Object.entries(input)) {
    if (column === 'off') map.delete(headerKey(header));
    else map.set(headerKey(header), column);
  }
  return map;
}

function resolveApprovals(input: NonNullable<PolicyInput['approvals']>, report: Report): Policy['approvals'] {
  const kinds = Object.entries(input.kinds ?? {}).map(([pattern, kind]) => ({ pattern, kind }));
  return {
    kinds: kinds.filter(({ pattern }) => allowedPattern(pattern, ['approvals', 'kinds', pattern], 'key', report)),
    expiryDays: input.expiry_days ?? 7,
    statuses: resolveStatuses(input.statuses ?? {}),
    automatic: allowedPatterns(input.automatic ?? ['*@auto'], ['approvals', 'automatic'], report),
    required: input.required_for ?? ['done'],
    quorum: { result: input.quorum?.result ?? 1, execute: input.quorum?.execute ?? 1 },
  };
}

function resolveStatuses(input: Readonly<Record<string, ApprovalStatus>>): ReadonlyMap<string, ApprovalStatus> {
  const known = APPROVAL_STATUSES.flatMap((status) =>
    [status, ...STATUS_WORDS[status]].map((word) => [word, status] as const),
  );
  return new Map([...known, ...Object.entries(input)].map(([word, status]) => [wordKey(word), status]));
}

function resolveLock(input: NonNullable<PolicyInput['lock']>, report: Report): Policy['lock'] {
  const ttlMinutes = input.ttl_minutes ?? 30;
  const heartbeatMinutes = input.heartbeat_minutes ?? Math.min(10, ttlMinutes / 3);
  if (heartbeatMinutes >= ttlMinutes) {
    const found = { severity: 'warning', actual: String(heartbeatMinutes), limit: ttlMinutes } as const;
    report(semantic('heartbeat-too-slow', ['lock', 'heartbeat_minutes'], found));
  }
  return { ttlMinutes, heartbeatMinutes, graceMinutes: input.grace_minutes ?? 5 };
}

/** Escalates to CMD, or where there is none to the first role that approves. */
function resolveBlocked(
  { stale_days: staleDays = 3, escalate_to: given }: NonNullable<PolicyInput['blocked']>,
  roles: Policy['roles'],
  report: Report,
): Policy['blocked'] {
  const known = given !== undefined && knownRole(given, ['blocked', 'escalate_to'], roles, report) ? given : undefined;
  const approver = [...roles.values()].find(({ approves }) => approves)?.name ?? 'CMD';
  return { staleDays, escalateTo: known ?? (roles.has('CMD') ? 'CMD' : approver) };
}

/** The policy of a workspace that has none. */
export const defaultPolicy: Policy = resolvePolicy({}).policy;
