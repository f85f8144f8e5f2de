import { describe, expect, it } from 'vitest';
import { lineRange } from '../../../server/src/core/index.js';
import { approvalClaim } from '../../../server/src/core/model/claims.js';
import { approvals, found, ledger, TASKS } from './cases.js';

const claimIn = (value: string): string | undefined =>
  approvalClaim({ value, range: lineRange(0, 0, value.length) })?.text;

describe('a claim that something was approved', () => {
  it.each([
    ['承認済み', '承認済み'],
    ['監査承認済み', '監査承認済み'],
    ['本番環境デプロイ完了・システム動作確認済み・監査承認済み', '監査承認済み'],
    ['承認済・優先', '承認済'],
    ['CMD承認済み（A-3）', '承認済み'],
    ['承認済みです。', '承認済み'],
    ['承認済みのため着手可', '承認済み'],
    ['計画の承認完了済み', '承認完了済み'],
    ['監査の承認を得た。', '承認を得た'],
    ['priority=HIGH・承認済み・オートパイロット対象', '承認済み'],
    ['approved', 'approved'],
    ['Approved by CMD', 'Approved'],
    ['LGTM, approved.', 'approved'],
    ['AUDIT approved on 2026-01-03', 'approved'],
    ['The design was approved by CMD', 'approved'],
    ['has been approved (A-3)', 'approved'],
    ['approved ✅', 'approved'],
    ['Approved: CMD', 'Approved'],
    ['not tested; approved by CMD', 'approved'],
    ['approval granted by AUDIT', 'approval granted'],
  ])('is made in %j', (text, claim) => {
    expect(claimIn(text)).toBe(claim);
  });

  it.each([
    '',
    '承認待ち',
    '未承認',
    '未承認済み',
    '要承認',
    '承認が必要',
    '承認済みではない',
    '承認済みでない',
    '承認済みか確認',
    '承認済みですか',
    '承認済み？',
    '承認済みなら着手',
    '承認済みの場合は完了へ',
    '承認済みになり次第デプロイ',
    '承認済みの設計書を参照',
    '承認済みタスクのみ対象',
    '状態を「承認済み」に変更予定',
    '承認を得たら着手',
    '承認を得る予定',
    '承認フローの改善',
    '承認プロセス最適化',
    'not approved',
    'Not yet approved by AUDIT',
    "isn't approved",
    'unapproved',
    'pre-approved',
    'to be approved by CMD',
    'must be approved by CMD',
    'will be approved',
    'once approved by AUDIT, deploy',
    'if approved, start',
    'wait until it is approved',
    'awaiting approval',
    'pending approval',
    'approved?',
    'approved: no',
    'approved=false',
    'pending -> approved',
    'approved/rejected',
    'approved → done',
    'the approved design',
    'use the approved template',
    'approved vendors only',
    'set the status to `approved`',
    'approve the design',
    'disapproved',
  ])('is not made in %j', (text) => {
    expect(claimIn(text)).toBeUndefined();
  });
});

describe('cross/notes-claim-approval', () => {
  const code = 'cross/notes-claim-approval';
  const HEADER = 'appr_id | task_id | op | status';
  const notes = (text: string, ...rows: readonly string[]): string => {
    return ledger(['task_id | state | notes', `T-1 | READY | ${text}`], approvals(HEADER, ...rows));
  };

  it('is backed by an approved row of the task alone', () => {
    expect(found(code, notes('承認済み'))).toEqual(['T-1 warning «承認済み»']);
    expect(found(code, notes('承認済み', 'A-1 | T-1 | form | pending'))).toHaveLength(1);
    expect(found(code, notes('承認済み', 'A-1 | T-2 | form | approved'))).toHaveLength(1);
    expect(found(code, notes('承認済み', 'A-1 | T-1 | form | approved'))).toEqual([]);
  });

  it('is info where no approvals are kept', () => {
    expect(found(code, ledger(['task_id | state | notes', 'T-1 | READY | approved by CMD']))).toEqual([
      'T-1 info «approved»',
    ]);
  });

  it('reads the notes of sections, nested ones too', () => {
    const fixture = `=== ${TASKS}\n### T-1: Login\n- **state**: READY\n- **備考**:\n  - 急ぎ\n  - 承認済み\n${approvals(HEADER)}`;
    expect(found(code, fixture)).toEqual(['T-1 warning «承認済み»']);
  });
});
