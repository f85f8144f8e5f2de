import { APPROVAL_HEADERS, TASK_HEADERS } from './defaults/columns.js';
import { STATUS_WORDS } from './defaults/approvals.js';
import { resolveActors, resolvePeople, resolveRoles } from './resolveActors.js';
import { resolveEvents } from './resolveEvents.js';
import { resolvePaths, resolveRoots } from './resolvePaths.js';
import { resolveStates } from './resolveStates.js';
import { fault, type Report } from './report.js';
import { headerKey, wordKey } from './words.js';
import { patternFault } from './wildcard.js';
import type { PolicyInput } from './policyInput.generated.js';
import type { PlacelessProblem } from './problems.js';
import type { ApprovalStatus, Policy } from './types.js';

/**
 * The policy in force for what the front matter says (an input that the schema allows): the defaults with the input
 * laid over them. What contradicts itself is reported and left out; a policy always comes back.
 */
export function resolvePolicy(input: PolicyInput): { readonly policy: Policy; readonly problems: readonly PlacelessProblem[] } {
  const problems: PlacelessProblem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const states = resolveStates(input.states ?? {}, report);
  const roles = resolveRoles(input.roles ?? {});
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
    ids: { pattern: allowedPatterns(['ids', 'pattern'], input.ids?.pattern, report) },
    evidence: { maxLines: input.evidence?.max_lines ?? 500, maxFiles: input.evidence?.max_files ?? 20 },
    protected: patternList(['protected'], input.protected, PROTECTED, report),
    roots: resolveRoots(input.roots ?? {}, report),
    severities: new Map(Object.entries(input.severities ?? {})),
    blocked: { staleDays: input.blocked?.stale_days ?? 3, escalateTo: input.blocked?.escalate_to ?? 'CMD' },
    ledgerHome: input.ledger_home ?? 'main',
  };
  return { policy, problems };
}

const PROTECTED = ['PROJECT_RULES.md', 'ORCH/STATE/flags.md', '.orch-baseline.json'];

/** The policy of a workspace that has none. */
export const defaultPolicy: Policy = resolvePolicy({}).policy;
