import { CATEGORIES, type Workspace } from '../../core/index.js';
import type { RootOverview } from '../../protocol.js';
import { locksOf } from '../moves/locks.js';
import { baseOf } from '../past/summary.js';
import type { Root, Snapshot } from '../root.js';
import type { Session } from '../session.js';
import { approvalsOf, countsOf } from './approvals.js';
import { blockedOf } from './blocked.js';
import { countOf } from './counts.js';
import { rulesOf } from './problems.js';
import { tasksOf } from './tasks.js';

/**
 * What the client's views show of one root. Made only where it is asked for, never for a keystroke; what is dear is
 * remembered with the row, the findings or the list that it was made of.
 */
export function overviewOf(session: Session, root: Root, snapshot: Snapshot, now: number): RootOverview {
  const { workspace, reports } = snapshot;
  const findings = [...reports.values()].flatMap((report) => session.client.shown(report.findings));
  const locks = locksOf(session, root, snapshot, now);
  const flags = flagsOf(root, workspace);
  return {
    uri: root.uri,
    name: root.name,
    ...(flags === undefined ? {} : { flags }),
    problems: countOf(findings),
    categories: CATEGORIES.map((name) => ({ name, states: statesOf(workspace, name) })),
    tasks: tasksOf(root, workspace, reports, { now, lockOf: locks.lockOf, shown: session.client.shown }),
    approvalCounts: countsOf(workspace),
    approvals: approvalsOf(session, root, workspace, now),
    blocked: blockedOf(root, workspace, findings),
    rules: rulesOf(session, root, reports),
    ...(locks.who === undefined ? {} : { who: locks.who }),
    lease: leaseOf(workspace),
    base: baseOf(root, snapshot),
    ledgers: ledgersOf(root, workspace),
    candidates: workspace.candidates.map(({ path, role }) => ({ uri: root.uriOf(path), role })),
  };
}

function flagsOf(root: Root, { flags, policy }: Workspace): RootOverview['flags'] {
  return flags && { freeze: flags.freeze, autoDecide: flags.autoDecide, uri: root.uriOf(policy.paths.flags) };
}

function ledgersOf(root: Root, { files }: Workspace): readonly string[] {
  const ledgers = [...files.values()].filter(({ roles }) => roles.includes('tasks') || roles.includes('approvals'));
  return ledgers.map(({ path }) => root.uriOf(path));
}

function leaseOf({ policy: { lock } }: Workspace): RootOverview['lease'] {
  return { ttl: lock.ttlMinutes, heartbeat: lock.heartbeatMinutes, grace: lock.graceMinutes };
}

function statesOf({ policy }: Workspace, category: (typeof CATEGORIES)[number]): readonly string[] {
  return policy.states.filter((state) => state.category === category).map(({ name }) => name);
}
