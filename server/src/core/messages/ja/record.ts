import type { record as en } from '../en/record.js';

export const record: typeof en = {
  heading: (p) => `${p.approval} のエビデンス（タスク ${p.task}）`,
  whatWasDone: '実施内容',
  selfReport: 'この記録はすべて提出者の申告です。再実行はされていません。',
  change: '変更',
  noChange: 'この記録に変更はありません。git がないか、差分がありません。',
  cut: (p) => `変更 ${p.total} 行のうち ${p.shown} 行だけを載せています。上のダイジェストは全体のものです。`,
  reasons: {
    'diff-differs': () => '二つのコミットの差分が記録と一致しません',
    'file-differs': (p) => `${p.path} が記録の作成時と異なります`,
    'file-gone': (p) => `${p.path} はもう比較できません`,
    'nothing-to-compare': () => '比較できるコミットもファイルも記録にありません',
    'newer-version': (p) => `新しい Orch の記録です（バージョン ${p.version}）`,
    'no-record': () => 'Orch が書いた記録ではありません',
  },
};
