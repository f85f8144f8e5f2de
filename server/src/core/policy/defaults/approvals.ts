import type { ApprovalKind, ApprovalStatus } from '../types.js';

/** What Japanese ledgers write in the column `status`. */
export const STATUS_WORDS: Readonly<Record<ApprovalStatus, readonly string[]>> = {
  pending: ['承認待ち', '承認待', '申請中', '審査中', '未承認', '未決'],
  approved: ['承認済み', '承認済', '承認'],
  rejected: ['却下', '否認', '差し戻し', '差戻し'],
  expired: ['期限切れ', '失効'],
};

/** What Japanese ledgers write in the column `kind`. */
export const KIND_WORDS: Readonly<Record<ApprovalKind, readonly string[]>> = {
  result: ['結果', '成果'],
  execute: ['実行', '着手'],
  change: ['変更'],
  steal: ['奪取'],
  waiver: ['免除', '例外'],
};
