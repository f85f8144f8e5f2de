import { describe, expect, it } from 'vitest';
import {
  approvalColumn,
  defaultPolicy,
  headerKey,
  isAutomatic,
  kindOf,
  resolvePolicy,
  roleOf,
  severityOf,
  stateOf,
  statusOf,
  taskColumn,
  type PolicyInput,
} from '../../../server/src/core/policy/index.js';

import { APPROVAL_HEADERS, TASK_HEADERS } from '../../../server/src/core/policy/defaults/columns.js';

const policyOf = (input: PolicyInput) => resolvePolicy(input).policy;

describe('stateOf', () => {
  it.each([
    ['DONE', 'DONE'],
    ['done', 'DONE'],
    ['✅ DONE', 'DONE'],
    ['**Doing**', 'DOING'],
    ['計画', 'PLAN'],
    ['準備完了', 'READY'],
    ['作業中', 'DOING'],
    ['実行中', 'DOING'],
    ['レビュー中', 'REVIEW'],
    ['レビュー待ち', 'REVIEW'],
    ['ﾚﾋﾞｭｰ中', 'REVIEW'],
    ['修正必要', 'FIX'],
    ['🎉 完了', 'DONE'],
    ['一時停止', 'HOLD'],
    ['保留', 'HOLD'],
    ['中止', 'DROP'],
  ])('reads %j as %s', (text, name) => {
    expect(stateOf(defaultPolicy, text)?.name).toBe(name);
  });

  it.each(['', '-', 'COMPLETE', 'DONE?!x', 'DONE (maybe)', '🔲', 'NOT DONE', 'x'.repeat(100_000)])(
    'knows no %.20j',
    (text) => {
      expect(stateOf(defaultPolicy, text)).toBeUndefined();
    },
  );

  it('gives the same object each time', () => {
    expect(stateOf(defaultPolicy, 'done')).toBe(defaultPolicy.states.find(({ name }) => name === 'DONE'));
  });

  it('prefers the exact name to an alias, and keeps policies apart', () => {
    const policy = policyOf({ states: { Done: 'review', FINAL: { category: 'done', aliases: ['done'] } } });
    expect(stateOf(policy, 'Done')?.name).toBe('Done');
    expect(stateOf(policy, 'FINAL')?.category).toBe('done');
    expect(stateOf(defaultPolicy, 'Done')?.name).toBe('DONE');
  });

  it('reads names that consist of or end in symbols', () => {
    const policy = policyOf({ states: { 'C++': 'active', '⛔': 'paused' } });
    expect(stateOf(policy, 'C++')?.category).toBe('active');
    expect(stateOf(policy, '⛔')?.category).toBe('paused');
  });
});

describe('statusOf', () => {
  it.each([
    ['pending', 'pending'],
    ['Approved', 'approved'],
    ['✅ approved', 'approved'],
    ['承認待ち', 'pending'],
    ['承認済み', 'approved'],
    ['却下', 'rejected'],
    ['期限切れ', 'expired'],
    ['-', undefined],
    ['ok', undefined],
  ])('reads %j as %s', (text, status) => {
    expect(statusOf(defaultPolicy, text)).toBe(status);
  });

  it('learns spellings from the policy', () => {
    expect(statusOf(policyOf({ approvals: { statuses: { OK: 'approved' } } }), '**ok**')).toBe('approved');
  });
});

describe('roleOf', () => {
  it.each([
    ['WORK', 'WORK'],
    ['WORK1', 'WORK'],
    ['WORK-2', 'WORK'],
    ['WORK_3', 'WORK'],
    ['work', 'WORK'],
    ['WORK@claude-2', 'WORK'],
    ['WORK1@claude', 'WORK'],
    ['CMD1', 'CMD'],
    ['AUDIT@auto', 'AUDIT'],
    ['🤖 **WORK**', 'WORK'],
    ['WORKER', undefined],
    ['WORK-A', undefined],
    ['COWORK', undefined],
    ['alice', undefined],
    ['@alice', undefined],
    ['-', undefined],
    ['', undefined],
  ])('%j has the role %s', (actor, role) => {
    expect(roleOf(defaultPolicy, actor)?.name).toBe(role);
  });

  const policy = policyOf({
    roles: { QA: { approves: true }, AUDIT: 'off' },
    actors: { 'LTA-*': 'WORK', WORK9: 'CMD' },
    people: { alice: { roles: ['QA', 'WORK'] } },
  });

  it.each([
    ['QA@bob', 'QA'],
    ['QA-2', 'QA'],
    ['LTA-01', 'WORK'],
    ['WORK9', 'CMD'],
    ['WORK8', 'WORK'],
    ['alice', 'QA'],
    ['@alice', 'QA'],
    ['AUDIT', undefined],
  ])('under a policy of its own, %j has the role %s', (actor, role) => {
    expect(roleOf(policy, actor)?.name).toBe(role);
  });
});

describe('isAutomatic', () => {
  it('goes by the name behind the @', () => {
    expect(isAutomatic(defaultPolicy, 'AUDIT@auto')).toBe(true);
    expect(isAutomatic(defaultPolicy, 'AUDIT')).toBe(false);
    expect(isAutomatic(defaultPolicy, 'auto')).toBe(false);
  });
});

describe('kindOf', () => {
  const policy = policyOf({ approvals: { kinds: { '*変更*': 'change', 'Steal *': 'steal' } } });

  it('believes the column, in both languages', () => {
    expect(kindOf(policy, 'execute', '設定変更')).toBe('execute');
    expect(kindOf(policy, '変更', 'x')).toBe('change');
    expect(kindOf(policy, 'nonsense', 'x')).toBeUndefined();
  });

  it('else goes by the patterns on op, else it is a result', () => {
    expect(kindOf(policy, '-', '設定変更')).toBe('change');
    expect(kindOf(policy, '', 'steal lock of 004')).toBe('steal');
    expect(kindOf(policy, '', 'タスク実装')).toBe('result');
  });
});

describe('severityOf', () => {
  const policy = policyOf({ severities: { '*': 'hint', 'task/*': 'warning', 'task/overdue': 'off' } });

  it('takes the most precise word', () => {
    expect(severityOf(policy, 'task/overdue', 'error')).toBe('off');
    expect(severityOf(policy, 'task/due-format', 'error')).toBe('warning');
    expect(severityOf(policy, 'path/not-portable', 'error')).toBe('hint');
    expect(severityOf(defaultPolicy, 'path/not-portable', 'info')).toBe('info');
  });
});

describe('columns', () => {
  it.each([
    ['task_id', 'task_id'],
    ['ID', 'task_id'],
    ['タスクID', 'task_id'],
    ['番号', 'task_id'],
    ['Task', 'title'],
    ['件名', 'title'],
    ['Status', 'state'],
    ['状態', 'state'],
    ['Assigned To', 'owner'],
    ['agent', 'owner'],
    ['担当者', 'owner'],
    ['ロック所有者', 'lock_owner'],
    ['ロック期限', 'lock_expires_at'],
    ['Due Date', 'due'],
    ['Due (UTC)', 'due'],
    ['期限（UTC）', 'due'],
    ['締切', 'due'],
    ['artifacts', 'artifact'],
    ['成果物', 'artifact'],
    ['備考', 'notes'],
    ['優先度', 'priority'],
    ['dependencies', 'depends'],
    ['依存関係', 'depends'],
    ['マイルストーン', 'milestone'],
    ['Branch', undefined],
    ['description', undefined],
    ['', undefined],
  ])('in a task ledger %j is %s', (header, column) => {
    expect(taskColumn(defaultPolicy, header)).toBe(column);
  });

  it.each([
    ['appr_id', 'appr_id'],
    ['id', 'appr_id'],
    ['承認ID', 'appr_id'],
    ['task_id', 'task_id'],
    ['タスクID', 'task_id'],
    ['操作', 'op'],
    ['内容', 'op'],
    ['status', 'status'],
    ['申請者', 'requested_by'],
    ['承認者', 'approver'],
    ['承認者ロール', 'approver_role'],
    ['申請日時', 'ts_req'],
    ['承認日時', 'ts_dec'],
    ['証跡', 'evidence'],
    ['種別', 'kind'],
    ['範囲', 'scope'],
    ['期限', 'expiry_utc'],
    ['signed_by', 'signed_by'],
    ['備考', undefined],
  ])('in an approval ledger %j is %s', (header, column) => {
    expect(approvalColumn(defaultPolicy, header)).toBe(column);
  });

  it('has its aliases as headerKey writes them', () => {
    const words = [TASK_HEADERS, APPROVAL_HEADERS].flatMap((headers) =>
      Object.values<readonly string[]>(headers).flat(),
    );
    expect(words.filter((word) => headerKey(word) !== word)).toEqual([]);
  });

  it('learns headers from the policy and forgets what it switches off', () => {
    const policy = policyOf({ columns: { tasks: { 'Work Package': 'title', Task: 'off' } } });
    expect(taskColumn(policy, 'work-package')).toBe('title');
    expect(taskColumn(policy, 'Task')).toBeUndefined();
    expect(taskColumn(policy, 'title')).toBe('title');
  });
});
