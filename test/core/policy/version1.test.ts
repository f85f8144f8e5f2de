import { describe, expect, it } from 'vitest';
import { loadPolicy, roleOf, severityOf, stateOf } from '../../../server/src/core/policy/index.js';

// A policy as version 1 was written, with every key. It stays here for ever: later versions of Orch read it too.
const RULES = `---
title: Our rules
orch:
  version: 1
  paths:
    tasks: [docs/TASKS.md, docs/MORE.md]
    approvals: docs/APPROVALS.md
    flags: docs/flags.md
    blocked: docs/blocked.md
    evidence: proof
    audit: audit
    archive: docs/ARCHIVE.md
    baseline: .baseline.json
  states:
    TODO: ready
    IN PROGRESS: { category: active, aliases: [WIP, 仕掛中] }
    HOLD: off
  events:
    finish: { by: [CMD, AUDIT] }
    reopen: off
    escalate: { from: [active, review], to: backlog, by: any, reason: required, lock: release, approval: none }
  columns:
    tasks: { Agent: owner, Task: off }
    approvals: { 決裁: approver }
  roles:
    QA: { approves: true }
    AUDIT: { approves: true }
  actors: { 'LTA-#': WORK }
  people:
    alice: { emails: [alice@example.org], roles: [CMD] }
  agents:
    claude-2: { operator: alice }
  separation: strict
  approvals:
    kinds: { '*設定*': change }
    expiry_days: 3
    statuses: { ok: approved }
    automatic: ['*@auto', '*@bot']
    required_for: [active, done]
  lock: { ttl_minutes: 60, heartbeat_minutes: 15, grace_minutes: 0 }
  wip: 2
  ids: { pattern: '{T,BUG}-#' }
  evidence: { max_lines: 0, max_files: 3 }
  protected: [PROJECT_RULES.md, .github/]
  roots: { 'C:\\Users\\me\\Repo': . }
  severities: { task/overdue: info, path/*: off }
  blocked: { stale_days: 1, escalate_to: QA }
  ledger_home: branch
---

# Rules
`;

describe('a policy of version 1', () => {
  const { policy, problems, valid } = loadPolicy(RULES);

  it('is read without a problem', () => {
    expect(problems).toEqual([]);
    expect(valid).toBe(true);
  });

  it('means what it meant', () => {
    expect(policy).toMatchObject({
      paths: { tasks: ['docs/TASKS.md', 'docs/MORE.md'], approvals: ['docs/APPROVALS.md'], evidence: 'proof' },
      separation: 'strict',
      approvals: { expiryDays: 3, automatic: ['*@auto', '*@bot'], required: ['active', 'done'] },
      lock: { ttlMinutes: 60, heartbeatMinutes: 15, graceMinutes: 0 },
      wip: 2,
      ids: { pattern: '{T,BUG}-#' },
      evidence: { maxLines: 0, maxFiles: 3 },
      protected: ['PROJECT_RULES.md', '.github/'],
      roots: [{ from: 'C:\\Users\\me\\Repo', to: '.' }],
      blocked: { staleDays: 1, escalateTo: 'QA' },
      ledgerHome: 'branch',
    });
    expect(policy.states.map(({ name }) => name)).toEqual([
      'PLAN',
      'TODO',
      'IN PROGRESS',
      'REVIEW',
      'FIX',
      'DONE',
      'DROP',
    ]);
    expect(policy.events.map(({ name }) => name)).not.toContain('reopen');
    expect(policy.events.at(-1)).toMatchObject({
      name: 'escalate',
      from: ['active', 'review'],
      to: 'backlog',
      lock: 'release',
    });
    expect(stateOf(policy, '仕掛中')?.category).toBe('active');
    expect(roleOf(policy, 'LTA-01')?.name).toBe('WORK');
    expect(severityOf(policy, 'path/not-portable', 'info')).toBe('off');
  });
});
