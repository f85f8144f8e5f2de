import type { Messages } from '../index.js';

export const editor: Messages['editor'] = {
  offers: {
    ready: '着手可能にする',
    start: '開始',
    submit: '提出',
    return: '差し戻し',
    finish: '完了',
    hold: '保留',
    resume: '再開',
    drop: '中止',
    reopen: '再オープン',
    recover: '手放す',
    approve: '承認',
    reject: '却下',
    archive: '書庫へ移す',
    assign: '担当にする',
    rename: 'ID を変える',
    set: '変更',
    'lock.acquire': 'ロックを取得',
    'lock.extend': 'ロックを延長',
    'lock.release': 'ロックを返却',
    'lock.steal': 'ロックを引き継ぐ',
  },
  fileItem: 'タスクとして登録',
  offerOf: (p) => `${p.id}: ${p.title}`,
  performPath: (p) => `編集を取り消して ${p.path} を実行する`,
  noWay: (p) =>
    `${p.id} を ${p.from} から ${p.to} へ一度に移す操作はありません。${p.way === '' ? 'この工程にはそこへ至る道がありません' : `そこへ至る道は ${p.way} です`}`,
  evidenceDiff: {
    'no-file': (p) => `${p.path} がないか、テキストではありません`,
    'no-diff': (p) => `${p.path} に差分がありません。\`\`\`diff で始まるコードブロックが差分になります`,
    'no-git': (p) =>
      `${p.path} の変更を元の内容と並べて表示できません。ここでは git を使えないか、フォルダーにリポジトリがありません`,
    'base-gone': (p) =>
      `${p.path} の元になったコミット ${p.base} は、このリポジトリにもうありません。取得するか、記録の中の差分を読んでください`,
    broken: (p) =>
      `${p.path} の差分をパッチとして読めません。途中で切られている可能性があります。記録の中で読んでください`,
    'not-applying': (p) =>
      `${p.path} の差分は、コミット ${p.base} の ${p.file} に合いません。別のものを元に作られたか、編集されています`,
  },
  leaseLost: (p) =>
    `${p.task} のロックは「${p.event}」で失われました。${p.holder === null ? '今は誰も保持していません' : `今は ${p.holder} が保持しています`}。`,
};
