import type { ApprovalColumn, TaskColumn } from '../types.js';

/** Headers that mean a column of the task ledger, as `headerKey` writes them, beside the column's own name. */
export const TASK_HEADERS: Readonly<Record<TaskColumn, readonly string[]>> = {
  task_id: ['id', 'taskid', 'task_no', 'タスクid', 'タスク番号', '番号'],
  title: ['task', 'name', 'summary', 'subject', 'task_name', 'task_title', 'タスク名', 'タスク', '件名', 'タイトル', '名称', '題名'],
  state: ['status', 'task_state', 'task_status', '状態', 'ステータス', '状況'],
  owner: ['assigned_to', 'assignee', 'assigned', 'agent', '担当', '担当者', '所有者', 'オーナー', '担当ロール'],
  lock: ['ロック'],
  lock_owner: ['locked_by', 'lock_holder', 'ロック所有者', 'ロック保持者'],
  lock_expires_at: ['lock_expires', 'lock_expiry', 'lock_until', 'locked_until', 'ロック期限', 'ロック有効期限'],
  due: ['due_date', 'due_at', 'deadline', '期限', '期日', '締切', '締め切り', '〆切', '締切日', '期限日'],
  artifact: ['artifacts', 'deliverable', 'deliverables', '成果物'],
  notes: ['note', 'remarks', 'remark', 'comment', 'comments', '備考', 'メモ', '注記', 'コメント'],
  priority: ['prio', '優先度', '優先順位'],
  depends: ['depends_on', 'dependencies', 'dependency', 'deps', 'blocked_by', '依存', '依存関係', '依存先', '依存タスク', '先行タスク'],
  milestone: ['マイルストーン'],
};

/** The same for the approval ledger, where `id` is the approval's and `status` its own. */
export const APPROVAL_HEADERS: Readonly<Record<ApprovalColumn, readonly string[]>> = {
  appr_id: ['id', 'approval_id', 'apprid', '承認id', '承認番号', '番号'],
  task_id: ['task', 'taskid', 'タスクid', 'タスク', 'タスク番号', '対象タスク'],
  op: ['operation', 'action', '操作', '操作内容', '内容', '作業内容'],
  status: ['state', 'approval_status', '状態', 'ステータス', '承認状態', '承認ステータス'],
  requested_by: ['requester', 'requestor', '要求者', '申請者', '依頼者'],
  approver: ['approved_by', 'decided_by', 'reviewer', '承認者', '決裁者'],
  approver_role: ['role', '承認者ロール', '承認ロール', '承認者の役割', '承認者役割'],
  ts_req: ['requested_at', '要求日時', '申請日時', '依頼日時', '申請日', '要求日'],
  ts_dec: ['decided_at', 'approved_at', '決定日時', '承認日時', '決裁日時', '承認日', '決定日'],
  evidence: ['証跡', '証拠', 'エビデンス', '証跡パス'],
  kind: ['種別', '種類', '承認種別'],
  scope: ['範囲', '対象範囲', 'スコープ'],
  expiry_utc: ['expiry', 'expires', 'expires_at', '期限', '有効期限', '失効日時'],
  manual_verification: ['手動検証', '手動確認'],
  signed_by: ['署名者'],
  digest: ['ダイジェスト'],
  signature: ['署名'],
};
