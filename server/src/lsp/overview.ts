import { CATEGORIES, deadline, isOpen, shift, type Finding, type Severity, type Workspace } from '../core/index.js';
import type { ProblemCounts, RootOverview, TaskSummary } from '../protocol.js';
import type { Locks } from './moves/locks.js';
import { baseOf } from './past/summary.js';
import type { Root, Snapshot } from './root.js';

/** What the client's views show of one root. */
export function overviewOf(root: Root, snapshot: Snapshot, now: number, { who, lockOf }: Locks): RootOverview {
  const { workspace, reports } = snapshot;
  const findings = [...reports.values()].flatMap((report) => report.findings);
  const flags = flagsOf(root, workspace);
  return {
    uri: root.uri,
    name: root.name,
    ...(flags === undefined ? {} : { flags }),
    problems: countOf(findings),
    categories: CATEGORIES.map((name) => ({ name, states: statesOf(workspace, name) })),
    tasks: tasksOf(root, workspace, findings, { now, lockOf }),
    approvals: approvalsOf(workspace),
    ...(who === undefined ? {} : { who }),
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

function approvalsOf({ approvals }: Workspace): RootOverview['approvals'] {
  return { pending: approvals.filter(({ record }) => record.status === 'pending').length, total: approvals.length };
}

function tasksOf(
  root: Root,
  { tasks }: Workspace,
  findings: readonly Finding[],
  { now, lockOf }: { readonly now: number; readonly lockOf: Locks['lockOf'] },
): readonly TaskSummary[] {
  const counts = countsByRecord(findings);
  return tasks.map(({ record, file, line }) => {
    const { state, due } = record;
    const lock = lockOf(record);
    return {
      id: record.id,
      title: record.title,
      state: state?.name ?? record.text('state'),
      ...(state === undefined ? {} : { category: state.category }),
      owner: record.text('owner'),
      due: record.text('due'),
      overdue: (state === undefined || isOpen(state)) && due !== undefined && (deadline(due) ?? Infinity) <= now,
      priority: record.priority,
      ...(lock === undefined ? {} : { lock }),
      uri: root.uriOf(file.path),
      range: shift(record.range, line),
      problems: counts.get(recordKey(file.path, record.id)) ?? NO_PROBLEMS,
    };
  });
}

/** Counts for each record once: a hundred thousand rows may share an id. */
function countsByRecord(findings: readonly Finding[]): ReadonlyMap<string, ProblemCounts> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.id === null) continue;
    const key = recordKey(finding.file, finding.id);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return new Map([...groups].map(([key, group]) => [key, countOf(group)]));
}

const NO_PROBLEMS: ProblemCounts = { errors: 0, warnings: 0, infos: 0, hints: 0 };

function recordKey(path: string, id: string): string {
  return `${path}\0${id}`;
}

const COUNT = { error: 'errors', warning: 'warnings', info: 'infos', hint: 'hints' } as const satisfies Record<
  Severity,
  string
>;

function countOf(findings: readonly Finding[]): ProblemCounts {
  const counts = { errors: 0, warnings: 0, infos: 0, hints: 0 };
  for (const { severity } of findings) counts[COUNT[severity]]++;
  return counts;
}
