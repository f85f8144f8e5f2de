import type { record as en } from '../en/record.js';

export const record: typeof en = {
  heading: (p) => `${p.approval} のエビデンス（タスク ${p.task}）`,
  whatWasDone: '実施内容',
  selfReport: 'この記録はすべて提出者の申告です。再実行はされていません。',
  change: '変更',
  noChange: 'この記録に変更はありません。git がないか、差分がありません。',
  cut: (p) => `変更 ${p.total} 行のうち ${p.shown} 行だけを載せています。上のダイジェストは全体のものです。`,
};
