import type { task as en } from '../en/task.js';

export const task: typeof en = {
  'task/overdue': (p) =>
    `タスク ${p.id} の期限 ${p.due} を ${p.ago} 過ぎています。完了させるか、理由を備考に書いて期限を変更してください`,
};
